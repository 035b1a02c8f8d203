"""Ask a kernel of this interpreter for a run, as a page does, and print its answers.

Run by the interpreter of another environment, with the book's root on its path.
"""

import json
import queue
import sys
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

DECLARE = """
from tests.explorables.recorded_examples import spirals
experiment = spirals()
experiment.widget
"""
SECONDS = 120


def answers(*questions: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the last answer to each question about `spirals`."""
    manager = KernelManager(
        kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS)
        client.execute(DECLARE)
        comm = widget(client)
        return [answer(client, comm, question) for question in questions]
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def widget(client: Any) -> str:
    """Return the number of the comm of the widget, once the cell has run."""
    found = ""
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        content = message["content"]
        if message["msg_type"] == "error":
            raise AssertionError("\n".join(content["traceback"]))
        state = content.get("data", {}).get("state", {})
        if message["msg_type"] == "comm_open" and "payload" in state:
            found = content["comm_id"]
        if content.get("execution_state") == "idle" and found:
            return str(found)


def answer(client: Any, comm: str, question: dict[str, Any]) -> dict[str, Any]:
    """Send a question, and return the run or the error."""
    custom = {"method": "custom", "content": {"type": "compute", **question}}
    content = {"comm_id": comm, "data": custom}
    client.shell_channel.send(client.session.msg("comm_msg", content))
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        said = message["content"].get("data", {}).get("content", {})
        if message["msg_type"] == "comm_msg" and said.get("type") == "run":
            return dict(said)


if __name__ == "__main__":
    try:
        print(json.dumps(answers(*json.loads(sys.argv[1]))))
    except queue.Empty:
        sys.exit("the kernel does not answer")
