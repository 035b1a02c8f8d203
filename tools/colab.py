"""An environment with Google Colab's versions, to try the notebooks' first cell in."""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import torch

from tools.bootstrap import python_of
from tools.paths import BUILD
from tools.reasons import SetupError, explain

VERSIONS = Path(__file__).with_name("colab.txt")
TORCH = ("torch", "torchgen", "functorch", f"torch-{torch.__version__}.dist-info")


def environment() -> Path:
    """Return the interpreter of the environment, made on the first call.

    Raises SetupError, with nothing half-built left, if it cannot be made.
    """
    made_of = (VERSIONS.read_text(encoding="utf-8"), sys.version, torch.__file__)
    recipe = "".join((*made_of, torch.__version__))
    folder = BUILD / f"colab-{hashlib.sha256(recipe.encode()).hexdigest()[:12]}"
    whole = folder / "whole"  # an environment cannot be made elsewhere and moved
    if not whole.exists():
        print("Making an environment with Colab's versions, half a minute", flush=True)
        for old in BUILD.glob("colab-*"):
            shutil.rmtree(old)
        try:
            _make(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        whole.touch()
    return python_of(folder)


def _make(folder: Path) -> None:
    _run([sys.executable, "-m", "venv", str(folder)])
    pip = [str(python_of(folder)), "-m", "pip", "install", "-q", "--no-deps"]
    # Compiled is what is imported, then: of most packages that is little.
    options = ["--only-binary", ":all:", "--no-compile"]
    _run([*pip, *options, "-r", str(VERSIONS)])
    # 0.7 GB that the book's environment has already: linked, not downloaded again.
    source = Path(torch.__file__).parent.parent
    (target,) = folder.glob("[Ll]ib/**/site-packages")
    for name in filter(lambda name: (source / name).is_dir(), TORCH):
        (target / name).symlink_to(source / name)


def _run(command: list[str]) -> None:
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    if done.returncode:
        raise SetupError(explain(done.stdout))


if __name__ == "__main__":
    try:
        print(environment())
    except SetupError as error:
        sys.exit(f"The environment with Colab's versions cannot be made: {error}")
