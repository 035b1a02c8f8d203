"""Many small modules become one script, and still work."""

from pathlib import Path

import pytest

from d2lutils.explorables import joining, parts
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


CACHED = (
    (joining, "widget_module"),
    (parts, "page_script"),
    (parts, "part_scripts"),
)


@pytest.fixture
def front(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text)
    monkeypatch.setattr(joining, "FRONT", tmp_path)
    monkeypatch.setattr(parts, "PARTS", {})
    for module, name in CACHED:
        monkeypatch.setattr(module, name, getattr(module, name).__wrapped__)
    return tmp_path


def test_joined_modules_compute_what_they_computed_apart(front: Path) -> None:
    script = front / "joined.js"
    script.write_text(f"globalThis.explorables = {{}};\n{parts.page_script()}")
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
    assert "Twice" not in parts.page_script()


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('import x from "./one.js";', "got: import x"),
        ("export default 3;", "got: export default"),
        ('import { a } from "./two.js";', "which does not exist"),
        ('import { a } from "./three.js";', "imports a, which that module"),
        ('import { a } from "../wiring/page.js";', "in a circle"),
    ],
)
def test_what_cannot_be_joined_is_named(front: Path, line: str, told: str) -> None:
    (front / "arithmetic/three.js").write_text("export const b = 1;\n")
    path = front / "arithmetic/one.js"
    path.write_text(f"{line}\n{path.read_text()}")
    with pytest.raises((ValueError, FileNotFoundError), match=told):
        parts.page_script()


LATE = {
    "arithmetic/shared.js": "export const log = (x) => [x];\n",
    "arithmetic/deep.js": "export const deep = () => 7;\n",
    "arithmetic/late.js": (
        'import { deep } from "./deep.js";\nimport { log } from "./shared.js";\n'
        "export const late = () => log(deep());\n"
    ),
    "wiring/page.js": (
        'import * as late from "../arithmetic/late.js";\n'
        'import { log } from "../arithmetic/shared.js";\n'
        "globalThis.explorables.take = (name, fill) => {\n"
        "  console.log(JSON.stringify([name, Object.keys(late)]));\n"
        "  fill(globalThis.explorables.modules);\n"
        "  console.log(JSON.stringify([late.late(), log(1)]));\n};\n"
    ),
}


@pytest.fixture
def parted(front: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in LATE.items():
        (front / name).write_text(text)
    monkeypatch.setattr(parts, "PARTS", {"slow": ("arithmetic/late.js",)})
    return front


def test_a_part_comes_later_with_what_only_it_needs(parted: Path) -> None:
    page, part = parts.page_script(), parts.part_scripts()["slow"]
    script = parted / "joined.js"
    script.write_text(parts.with_places(page, "") + part)
    assert node(script) == '["slow",[]]\n[[7],[1]]\n'
    assert ("=> 7" in page, "=> 7" in part) == (False, True)
    assert ("=> [x]" in page, "=> [x]" in part) == (True, False)


def test_what_may_come_later_is_imported_as_a_whole(parted: Path) -> None:
    line = 'import { late } from "../arithmetic/late.js";\n'
    (parted / "wiring/page.js").write_text(line)
    with pytest.raises(ValueError, match=r"page.js must import .* as a whole"):
        parts.page_script()


@pytest.mark.parametrize(("number", "with_page"), [(2, False), (3, True)])
def test_what_more_than_two_parts_need_comes_with_the_page(
    parted: Path, monkeypatch: pytest.MonkeyPatch, number: int, with_page: bool
) -> None:
    some = {f"p{n}": (f"p{n}.js",) for n in range(number)}
    monkeypatch.setattr(parts, "PARTS", some)
    lines = [f'import * as {name} from "../{name}.js";\n' for name in some]
    (parted / "wiring/page.js").write_text("".join(lines))
    for name in some:
        line = 'import { deep } from "./arithmetic/deep.js";\nexport const x = deep;\n'
        (parted / f"{name}.js").write_text(line)
    assert ("=> 7" in parts.page_script()) == with_page
    assert all(("=> 7" in one) != with_page for one in parts.part_scripts().values())


def test_the_page_is_told_where_its_parts_are() -> None:
    told = parts.with_places("rest", "x/part.*.1.js")
    assert told == 'globalThis.explorables = { parts: "x/part.*.1.js" };\nrest'


def test_the_page_has_no_module_that_begins_a_part() -> None:
    page, widget = parts.page_script(), joining.widget_module()
    for part, script in parts.part_scripts().items():
        assert script.startswith(f'explorables.take("{part}", ')
    for mark in ("WASM_PACKED =", "createPad(", "createRecordings(", "segmentsOf("):
        lines = [f"function {mark}", f"const {mark}"]
        assert not any(line in page for line in lines)
        assert any(line in widget for line in lines)
