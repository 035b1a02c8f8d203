"""Run scripts of the front end under Node, as they are in the package."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from tools.sources import node_and_npm

HERE = Path(__file__).parent
FRONT = HERE.parents[1] / "d2lutils" / "explorables" / "front"


def node(script: Path, *arguments: str, given: Any = None, seconds: float = 120) -> str:
    """Return what the script prints; `given` reaches it as JSON on standard input.

    Raises AssertionError with what the script complained of, if it failed.
    """
    program, _ = node_and_npm(Path(sys.prefix))
    answer = subprocess.run(
        [str(program), "--test-reporter=tap", str(script), *arguments],
        input="" if given is None else json.dumps(given),
        capture_output=True,
        text=True,
        timeout=seconds,
    )
    assert answer.returncode == 0, f"{answer.stdout[-4000:]}\n{answer.stderr[-4000:]}"
    return answer.stdout
