"""Many small modules become one script, and still work."""

from pathlib import Path

import pytest

from d2lutils.explorables import joining
from tests.front.node import node

FILES = {
    "arithmetic/one.js": (
        "/** Twice.\n * @param {number} x */\n"
        "export function double(x) {\n  return own(x) * 2; // twice\n}\n\n"
        "const own = (x) => x;\nexport const THREE = 3;\n"
    ),
    "wiring/page.js": (
        'import { double as twice, THREE } from "../arithmetic/one.js";\n'
        'import * as one from "../arithmetic/one.js";\n'
        "const own = one.double(THREE);\n"
        "console.log(JSON.stringify([twice(THREE), own]));\n"
    ),
    "wiring/widget.js": (
        'import {\n  double,\n} from "../arithmetic/one.js";\n'
        "export async function render() {\n  return double(4);\n}\n"
    ),
}


@pytest.fixture
def front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(joining, "FRONT", tmp_path)
    monkeypatch.setattr(joining, "page_script", joining.page_script.__wrapped__)
    monkeypatch.setattr(joining, "widget_module", joining.widget_module.__wrapped__)
    return tmp_path


def test_joined_modules_compute_what_they_computed_apart(front: Path) -> None:
    script = front / "joined.js"
    script.write_text(joining.page_script())
    assert node(script) == node(front / "wiring/page.js") == "[6,6]\n"


def test_a_widget_module_has_the_default_export_that_anywidget_asks_for(
    front: Path,
) -> None:
    (front / "widget.mjs").write_text(joining.widget_module())
    ask = front / "ask.mjs"
    ask.write_text(
        'import widget from "./widget.mjs";\nconsole.log(await widget.render());\n'
    )
    assert node(ask) == "8\n"


def test_comments_stay_behind(front: Path) -> None:
    assert "Twice" not in joining.page_script()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('import x from "./one.js";', "got: import x"),
        ("export default 3;", "got: export default"),
        ('import { a } from "./two.js";', "which does not exist"),
        ('import { a } from "../wiring/page.js";', "in a circle"),
    ],
)
def test_what_cannot_be_joined_is_named(front: Path, line: str, told: str) -> None:
    path = front / "arithmetic/one.js"
    path.write_text(f"{line}\n{path.read_text()}")
    with pytest.raises((ValueError, FileNotFoundError), match=told):
        joining.page_script()
