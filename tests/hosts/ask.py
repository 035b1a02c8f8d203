"""Use explorables in one kernel of this interpreter, and print what the kernel sent.

Run by the interpreter of another environment, with the book's root on its path.
"""

import json
import queue
import sys
from importlib import metadata
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import KernelManager

COLAB = """
import sys, types
output = types.ModuleType("google.colab.output")
output.enable_custom_widget_manager = lambda: None
output._widgets = types.SimpleNamespace(_installed_url="https://here/manager.js")
sys.modules["google.colab.output"] = output
"""
SHOW = """
from tests.explorables.examples import neuron
experiment = neuron()
experiment
"""
READ = """
widget = experiment.widget
widget.set_state({"state": {"values": {"lr": 1.1}, "step": 7}})
print(experiment.run(steps=widget.step, **widget.values).say())
"""
RECORDED = """
from tests.explorables.recorded_examples import spirals
recorded = spirals()
recorded.widget
"""
SECONDS = 120
Content = dict[str, Any]


def told(questions: list[Content], *, colab: bool) -> Content:
    """Return the versions, what a figure and a reading show, the models of widgets,
    and the last answer to each question about `spirals`.
    """
    manager = KernelManager(
        kernel_name="python3", kernel_spec_manager=KernelSpecManager(kernel_dirs=[])
    )
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=SECONDS)
        outputs, opened = shown(client, COLAB + SHOW if colab else SHOW)
        read, _ = shown(client, READ)
        _, recorded = shown(client, RECORDED)
        (comm,) = [key for key, state in recorded.items() if "payload" in state]
        return {
            "versions": [metadata.version(name) for name in ("ipython", "ipywidgets")],
            "outputs": [outputs, read],
            "models": {key: state["_model_name"] for key, state in opened.items()},
            "answers": [answer(client, comm, question) for question in questions],
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def shown(client: Any, code: str) -> tuple[list[Content], dict[str, Content]]:
    """Run a cell; return what it shows, and the states of the widgets that it makes."""
    cell = client.execute(code)
    outputs: list[Content] = []
    opened = {}
    while True:
        message = client.get_iopub_msg(timeout=SECONDS)
        kind, content = message["msg_type"], message["content"]
        if message["parent_header"].get("msg_id") != cell:
            continue
        if kind == "error":
            raise AssertionError("\n".join(content["traceback"]))
        if kind == "comm_open":
            opened[content["comm_id"]] = content["data"]["state"]
        if kind == "stream" and outputs and "text" in outputs[-1]:
            outputs[-1]["text"] += content["text"]
        elif kind in ("stream", "display_data", "execute_result"):
            outputs.append(content)
        if content.get("execution_state") == "idle":
            return outputs, opened


def answer(client: Any, comm: str, question: Content) -> Content:
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
    host, asked = sys.argv[1:]
    try:
        print(json.dumps(told(json.loads(asked), colab=host == "colab")))
    except queue.Empty:
        sys.exit("the kernel does not answer")
