"""Build the package's wheel into the site, where the notebooks fetch it."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from d2lutils.notebooks.home import home_of
from tools.paths import HTML, ROOT

POINTER = "d2lutils.txt"  # the opening cell of every notebook names it


def publish(folder: Path, *, site: str) -> Path:
    """Put the wheel, and a pointer of one name that leads to it, below a folder.

    folder  of the built site; what its ``wheels`` held before is removed
    site    base URL of the site, without a slash at its end
    ->      the wheel; beside it ``d2lutils.txt``, requirements for pip that name the
            wheel by address and hash, so that no other index is ever asked for it
    """
    wheels = folder / "wheels"
    shutil.rmtree(wheels, ignore_errors=True)
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel"]
    command = [*build, "-d", str(wheels)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    (wheel,) = wheels.glob("*.whl")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    line = f"d2lutils @ {site}/wheels/{wheel.name}#sha256={digest}\n"
    (wheels / POINTER).write_text(line, encoding="utf-8")
    return wheel


if __name__ == "__main__":
    print(publish(HTML, site=home_of(ROOT / "_config.yml").site))
