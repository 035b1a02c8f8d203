"""The transfer of a file: from one mirror, on from where an earlier one broke off."""

import os
from pathlib import Path

import pooch
import requests
from tqdm import tqdm
from urllib3.exceptions import ReadTimeoutError

from d2lutils.data.download import RemoteFile
from d2lutils.data.part import Part
from d2lutils.messages import data as text

CHUNK = 1 << 16  # bytes


class MirrorError(Exception):
    """Why one mirror did not give the file; what came so far is kept."""


def retrieve(
    url: str, file: RemoteFile, folder: Path, timeout: float, progress: bool
) -> None:
    """Let pooch look into the cache, check the hash and rename what has the right one.

    Our part in it is the transfer, which pooch would begin anew each time.

    Raises MirrorError if the bytes do not come, ValueError if they are other ones.
    """
    # pooch's notice of every download goes to stderr, red in a notebook.
    pooch.get_logger().setLevel("WARNING")

    def download(url: str, output_file: str, _: object) -> None:
        with Part(folder, file.name) as part:
            _transfer(url, part.path, file, timeout, progress)
            os.replace(part.path, output_file)

    pooch.retrieve(
        url,
        known_hash=f"sha256:{file.sha256}",
        fname=file.name,
        path=folder,
        downloader=download,
    )


def _transfer(
    url: str, part: Path, file: RemoteFile, timeout: float, progress: bool
) -> None:
    """Add to `part` the bytes it lacks; raise MirrorError if they do not come."""
    have = part.stat().st_size
    if have < file.size:
        # Without "identity" some servers unpack, or pack a second time.
        headers = {"Range": f"bytes={have}-", "Accept-Encoding": "identity"}
        try:
            with requests.get(
                url, headers=headers, timeout=timeout, stream=True
            ) as response:
                response.raise_for_status()
                _write(response, part, file, progress)
        except requests.RequestException as error:
            raise MirrorError(_reason(error)) from error
        have = part.stat().st_size
    if have < file.size:
        raise MirrorError(text.TRUNCATED.say(have=have, size=file.size))


def _write(
    response: requests.Response, part: Path, file: RemoteFile, progress: bool
) -> None:
    """Write the body to `part`, behind what is there if the server sends the rest."""
    # 206: the rest, as asked for; 200: everything, from a server that cannot do that.
    mode = "ab" if response.status_code == 206 else "wb"
    with part.open(mode) as out, _bar(file, progress) as bar:
        bar.update(out.tell())
        for chunk in response.iter_content(CHUNK):
            if out.tell() + len(chunk) > file.size:
                out.truncate(0)
                raise MirrorError(text.TOO_LONG.say(size=file.size))
            out.write(chunk)
            bar.update(len(chunk))


def _bar(file: RemoteFile, progress: bool) -> "tqdm[object]":
    """Return a bar over the bytes that stays away for 2 s and leaves nothing behind."""
    return tqdm(
        total=file.size,
        desc=file.name,
        unit="B",
        unit_scale=True,
        delay=2,
        leave=False,
        disable=not progress,
    )


def _reason(error: requests.RequestException) -> str:
    """Return in a few words why a mirror gave nothing more."""
    if isinstance(error, requests.HTTPError) and error.response is not None:
        return text.STATUS.say(status=error.response.status_code)
    if isinstance(error, requests.exceptions.SSLError):
        return text.CERTIFICATE.say()
    cause = error.args[0] if error.args else None
    if isinstance(error, requests.Timeout) or isinstance(cause, ReadTimeoutError):
        return text.STALLED.say()
    if isinstance(error, requests.exceptions.ChunkedEncodingError):
        return text.BROKE_OFF.say()
    return text.NO_CONNECTION.say()
