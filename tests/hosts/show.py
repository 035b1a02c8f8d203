"""Show an explorable in a kernel of this interpreter, and print what the kernel sent.

Run by the interpreter of another environment, with the book's root on its path.
"""

import json
import sys
from typing import Any

import ipywidgets
import nbformat
from IPython import release
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient

DECLARE = """
import sys, types
if {colab}:
    output = types.ModuleType("google.colab.output")
    output.enable_custom_widget_manager = lambda: None
    output._widgets = types.SimpleNamespace(_installed_url="https://here/manager.js")
    sys.modules["google.colab.output"] = output
from tests.explorables.examples import neuron
experiment = neuron()
experiment
"""
READ = """
widget = experiment.widget
widget.set_state({"state": {"values": {"lr": 1.1}, "step": 7}})
print(experiment.run(steps=widget.step, **widget.values).say())
"""


def shown(*, colab: bool) -> dict[str, Any]:
    """Return the versions, the outputs of two cells, and the models of widgets."""
    sources = (DECLARE.format(colab=colab), READ)
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    client = NotebookClient(notebook, kernel_name="python3", timeout=120)
    client.create_kernel_manager()
    client.km.kernel_spec_manager = KernelSpecManager(kernel_dirs=[])
    client.execute()
    state = notebook.metadata["widgets"]["application/vnd.jupyter.widget-state+json"]
    return {
        "versions": [release.version, ipywidgets.__version__],
        "outputs": [cell.outputs for cell in cells],
        "models": {key: one["model_name"] for key, one in state["state"].items()},
    }


if __name__ == "__main__":
    print(json.dumps(shown(colab=sys.argv[1:] == ["colab"])))
