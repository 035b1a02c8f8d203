"""A server on this machine that fails in the ways servers fail."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple


class Server(NamedTuple):
    """Where it listens, and the Range header of every request it got, by path."""

    address: str
    ranges: list[tuple[str, str]]

    def mirror(self, way: str) -> str:
        """Return the address of the mirror that behaves in that way."""
        return f"{self.address}/{way}/"


@contextmanager
def serving(files: dict[str, bytes]) -> Iterator[Server]:
    """Serve the files under /good/, /truncated/, /missing/ ... until the block ends."""
    released = threading.Event()
    ranges: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            _, way, name = self.path.split("/")
            asked = self.headers.get("Range", "")
            ranges.append((way, asked))
            self.answer(way, files.get(name, b""), int(asked[6:-1] or 0))

        def answer(self, way: str, body: bytes, start: int) -> None:
            if way == "missing":
                return self.send_error(404)
            if way == "corrupted":
                body = body[:-1] + bytes([body[-1] ^ 1])
            if way == "long":
                body = body + b"!"
            whole = way == "no-range"
            self.send_response(200 if whole else 206)
            rest = body if whole else body[start:]
            self.send_header("Content-Length", str(len(rest)))
            self.end_headers()
            half = way in ("truncated", "stalled")
            self.wfile.write(rest[: len(rest) // 2] if half else rest)
            if way == "stalled":
                self.wfile.flush()
                released.wait()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield Server(f"http://127.0.0.1:{server.server_port}", ranges)
    finally:
        released.set()
        server.shutdown()
        server.server_close()
        thread.join()
