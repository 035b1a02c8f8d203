"""Pack the whole site into one archive to read without a network: ``make zip``."""

import sys
import zipfile
from pathlib import Path

from d2lutils.messages import offline as text
from d2lutils.messages.language import Message
from tools.book import build
from tools.paths import BUILD, HTML, ROOT

NAME = "neural-networks-in-motion"
ARCHIVE = BUILD / f"{NAME}.zip"
LICENCES = ("LICENSE", "LICENSE-TEXT")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the earliest that the format knows
_UNIX, _PLAIN_FILE = 3, 0o100644


def main() -> int:
    """Build the site and pack it; return the exit code."""
    code = build()
    if code:
        return code
    pack(HTML, ARCHIVE, licences=[ROOT / name for name in LICENCES])
    size = ARCHIVE.stat().st_size / 1e6
    print(f"\nThe archive is made: {ARCHIVE} ({size:.1f} MB)")
    print(f"Unpack it anywhere, and open {NAME}/index.html in a browser.")
    return 0


def pack(site: Path, archive: Path, *, licences: list[Path]) -> None:
    """Write every file of a folder into an archive; the same files, the same bytes.

    site      folder of the built site: pages, notebooks and, in ``wheels``, the wheel
    licences  more files, put at the top beside a note that says what to open
    """
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*")}
    contents = {
        name: path.read_bytes()
        for name, path in files.items()
        if path.is_file() and not name.startswith(".")
    }
    contents |= {f"{path.name}.txt": path.read_bytes() for path in licences}
    contents["READ-ME.txt"] = _both(text.READ_ME).encode()
    archive.parent.mkdir(parents=True, exist_ok=True)
    unfinished = archive.with_suffix(".part")
    with zipfile.ZipFile(unfinished, "w") as packed:
        for name in sorted(contents):
            entry = zipfile.ZipInfo(f"{NAME}/{name}", _FIRST_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE << 16
            packed.writestr(entry, contents[name], compresslevel=9)
    unfinished.replace(archive)


def _both(message: Message) -> str:
    return f"{message.en}\n\n{message.zh}\n"


if __name__ == "__main__":
    sys.exit(main())
