"""The list of sections that the search looks through."""

import json
from pathlib import Path

import pytest

from tests.site_build import GROUP, build, notebook

pytestmark = pytest.mark.xdist_group(GROUP)

PAGE = """# Title

Begin with *gra*dient descent and $x^2$.

## 小节

神经网络。

> **Check.** In a box.

```python
loss = code_here
```

Last words.
"""


def _index(folder: Path) -> dict[str, list[list[str]]]:
    script = (folder / "_build/html/_static/search-index.js").read_text("utf-8")
    pages = json.loads(script.removeprefix("window.bookIndex=").rstrip(";\n"))
    return {name: sections for name, _, sections in pages}


def test_each_section_has_its_own_words_and_code_stands_last(tmp_path: Path):
    build(tmp_path, index=PAGE)
    first, second = _index(tmp_path)["index"]
    assert first == ["title", "Title", "Begin with gradient descent and …."]
    assert second[1:] == [
        "小节",
        "神经网络。 Check. In a box. Last words. loss = code_here",
    ]


def test_code_of_a_notebook_is_found(tmp_path: Path):
    cells = ("markdown", "# T", []), ("code", "rate = 0.1", [])
    build(tmp_path, index=notebook(*cells))
    assert "rate = 0.1" in _index(tmp_path)["index"][0][2]


def test_only_the_search_page_loads_the_index(tmp_path: Path):
    page, _ = build(tmp_path, index=PAGE)
    search = (tmp_path / "_build/html/search.html").read_text(encoding="utf-8")
    assert "search-index.js" not in page
    assert 'src="_static/search-index.js"' in search
    assert not (tmp_path / "_build/html/searchindex.js").exists()
