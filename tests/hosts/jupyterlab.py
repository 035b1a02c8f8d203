"""A JupyterLab of the test: its server and its settings, nothing of the reader."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tools.paths import ROOT

QUIET = {"fetchNews": "false", "checkForUpdates": False}
SECONDS = 60  # until the server answers, on a machine that is busy with other tests


@contextmanager
def jupyterlab(folder: Path) -> Iterator[str]:
    """Start a server of the notebooks in a folder, and give its address with a token.

    Nothing of the reader's own Jupyter is read or written.
    """
    own = {name: folder / f".{name}" for name in ("config", "data", "runtime")}
    places = {f"JUPYTER_{name.upper()}_DIR": str(own[name]) for name in own}
    places["JUPYTERLAB_SETTINGS_DIR"] = str(_settings(own["config"]))
    places["JUPYTERLAB_WORKSPACES_DIR"] = str(own["config"] / "workspaces")
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root"]
    command += ["--ServerApp.ip=127.0.0.1", f"--ServerApp.root_dir={folder}"]
    with (folder / "server.log").open("w") as log:
        server = subprocess.Popen(
            command,
            env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            yield _address(own["runtime"], server, folder / "server.log")
        finally:
            server.terminate()
            server.wait(timeout=SECONDS)


def _settings(config: Path) -> Path:
    folder = config / "settings"
    file = folder / "@jupyterlab" / "apputils-extension" / "notification"
    file.parent.mkdir(parents=True)
    file.with_suffix(".jupyterlab-settings").write_text(json.dumps(QUIET))
    return folder


def _address(runtime: Path, server: subprocess.Popen[bytes], log: Path) -> str:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end and server.poll() is None:
        for file in runtime.glob("jpserver-*.json"):
            about = json.loads(file.read_text() or "{}")
            if about:
                return f"{about['url']}lab/tree/{{}}?token={about['token']}"
        time.sleep(0.1)
    raise AssertionError(f"JupyterLab did not start: {log.read_text()[-2000:]}")
