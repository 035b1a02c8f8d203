"""Set up what the book's commands need; the system's Python runs this, stdlib only.

Makes ``.venv``, installs ``requirements.lock`` and the package into it, and what
``package-lock.json`` asks from npm. Where nothing has changed it returns at once. If a
step fails, one sentence says why and what to do, and nothing half-built stays.
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

if __package__ in (None, ""):
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools import sources
from tools.reasons import SetupError, explain

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
MODULES = ROOT / "node_modules"
STAMP = VENV / "set-up.json"
HALF_BUILT = VENV / "half-built"
SUPPORTED = ((3, 11), (3, 12), (3, 13))
DISK_NEEDED = 4e9  # bytes: 2.2 GB of environment, and pip's own copies on the way


def main() -> int:
    """Set up and return the exit code."""
    try:
        return set_up(time.monotonic())
    except SetupError as error:
        print(f"\nSet-up stopped: {error}", file=sys.stderr)
    except OSError as error:
        print(f"\nSet-up stopped: {explain(str(error))}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nSet-up stopped on request; run the command again.", file=sys.stderr)
    return 1


def set_up(start: float) -> int:
    """Bring the environment up to date with the locks; return 0."""
    wanted, present = _wanted(), _present()
    if wanted == present:
        return 0
    moved = bool(present) and present.get("root") != wanted["root"]
    fresh = moved or HALF_BUILT.exists() or not python_of(VENV).exists()
    if not fresh and _version_and_tools(python_of(VENV))[0] not in SUPPORTED:
        raise SetupError(
            f"{VENV} holds a Python the book does not support. Remove that folder, "
            "then run the command again."
        )
    try:
        if fresh:
            _make_environment(start)
        if present.get("python") != wanted["python"] or fresh:
            _install_python(start)
    except BaseException:
        if fresh or HALF_BUILT.exists():
            shutil.rmtree(VENV, ignore_errors=True)
        raise
    HALF_BUILT.unlink(missing_ok=True)
    if present.get("npm") != wanted["npm"] or not MODULES.exists():
        _install_npm(start)
    STAMP.write_text(json.dumps(wanted), encoding="utf-8")
    _say(start, "ready")
    return 0


def python_of(venv: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def find_python() -> str:
    """Return an interpreter of a supported version that can make environments.

    Raises SetupError if there is none.
    """
    names = ["python{}.{}".format(*version) for version in reversed(SUPPORTED)]
    on_path = [path for path in map(shutil.which, names) if path]
    without_venv = ""
    for candidate in [sys.executable, *on_path]:
        version, makes_environments = _version_and_tools(candidate)
        if version in SUPPORTED and makes_environments:
            return candidate
        if version in SUPPORTED:
            without_venv = "python{}.{}-venv".format(*version)
    if without_venv:
        raise SetupError(
            "this Python cannot make virtual environments; install it with "
            f"'apt install {without_venv}' (or your system's like) and run again."
        )
    raise SetupError(
        "the book needs Python 3.11, 3.12 or 3.13; python3 is {}.{} here, and none of "
        "{} is on the PATH. Install one, then run the command again.".format(
            *sys.version_info[:2], ", ".join(names)
        )
    )


def _version_and_tools(python) -> tuple:
    """Return (version, whether it can make environments) of an interpreter."""
    code = "import sys; print(*sys.version_info[:2]); import ensurepip, venv"
    answer, code = sources.ask([str(python), "-c", code])
    return tuple(map(int, answer.split())), code == 0


def _wanted() -> dict:
    package = (ROOT / "pyproject.toml").read_bytes().partition(b"\n[tool.")[0]
    python = (ROOT / "requirements.lock").read_bytes() + package
    npm = ROOT / "package-lock.json"
    return {
        "root": str(ROOT),
        "python": hashlib.sha256(python).hexdigest(),
        "npm": hashlib.sha256(npm.read_bytes()).hexdigest() if npm.exists() else "",
    }


def _present() -> dict:
    """Return what the environment was made from; empty if it is not whole."""
    if HALF_BUILT.exists() or not python_of(VENV).exists():
        return {}
    try:
        return json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _make_environment(start: float) -> None:
    free = shutil.disk_usage(ROOT).free
    if free < DISK_NEEDED:
        raise SetupError(
            f"the set-up needs {DISK_NEEDED / 1e9:.0f} GB of disk and {free / 1e9:.1f} "
            f"GB are free where {ROOT} lies. Make room, then run the command again."
        )
    python = find_python()
    _say(start, f"making .venv with {python}")
    shutil.rmtree(VENV, ignore_errors=True)
    VENV.mkdir()
    HALF_BUILT.touch()
    _run([python, "-m", "venv", str(VENV)], start)


def _install_python(start: float) -> None:
    hashed, torch = sources.split_lock(ROOT / "requirements.lock")
    locked = VENV / "hashed.txt"
    locked.write_text(hashed, encoding="utf-8")
    pip = [str(python_of(VENV)), "-m", "pip", "install", "--no-deps"]
    pip += ["--disable-pip-version-check", "--progress-bar=off"]
    pip += ["--no-compile"]  # what is imported, then: of most packages that is little
    # PyTorch first: it is the largest, and the likeliest not to be had.
    where = sources.torch_options(python_of(VENV), torch)
    _say(start, f"installing {torch} ({' '.join(where) or 'from pip'})")
    _run([*pip, *where, torch], start)
    _say(start, f"installing {hashed.count('==')} locked packages")
    _run([*pip, "--require-hashes", "-r", str(locked)], start)
    _say(start, "installing the book's own package")
    _run([*pip, "--no-build-isolation", "--no-index", "-e", str(ROOT)], start)


def _install_npm(start: float) -> None:
    if not (ROOT / "package-lock.json").exists():
        return
    _say(start, "installing from npm what package-lock.json lists")
    node, npm = sources.node_and_npm(VENV)
    try:
        quiet = ["--ignore-scripts", "--no-audit", "--no-fund"]
        _run([str(node), str(npm), "ci", *quiet], start)
    except BaseException:
        shutil.rmtree(MODULES, ignore_errors=True)
        raise


def _run(command: list, start: float) -> None:
    """Run a step, showing where it stands; raise SetupError with its reason."""
    lines = []
    shown = time.monotonic()
    process = subprocess.Popen(
        command,
        cwd=str(ROOT),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )
    try:
        for line in process.stdout:
            lines.append(line.rstrip())
            if time.monotonic() - shown > 10 and line.strip():
                _say(start, f"  {line.strip()[:70]}")
                shown = time.monotonic()
    finally:
        if process.poll() is None and sys.exc_info()[0]:
            process.terminate()
        process.wait()
    if process.returncode:
        raise SetupError(explain("\n".join(lines)))


def _say(start: float, step: str) -> None:
    print(f"[{time.monotonic() - start:4.0f} s] {step}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
