"""A small site with a figure, a formula, an exercise and an explorable."""

from pathlib import Path

from tests.site_build import build, notebook

DRAW = (
    "from d2lutils import plotting\n"
    "plotting.curves({'train': [3.0, 2.0, 1.0]}, x_label='epoch',"
    " y_label='loss (nats)', title='The loss falls by two')"
)
OTHER = "# Another question\n\n$$x = 1$$\n\n## A second point\n\nAgain."
EXPLORE = "from tests.explorables.examples import neuron\nneuron()"
INDEX = """# The small book

What it promises. On to [the chapter](chapter.ipynb).

```{toctree}
chapter
other
```
"""
EXERCISE = """### Exercise 1. Count

*recall · ★☆☆*

How many are there?

<details><summary>Hint 1</summary>

Look at both hands.
</details>
<details><summary>Solution</summary>

Seventeen of them.
</details>"""


def small_site(folder: Path) -> Path:
    """Build the site in the folder, and return the folder of its pages."""
    chapter = notebook(
        ("markdown", "# A first question\n\nThe sum is $a^2 + b^2$.", []),
        ("code", DRAW, ["hide-input"]),
        ("markdown", "## A second point, $x < y$\n\nSee [the end](other.ipynb).", []),
        ("markdown", "## Exercises", []),
        ("markdown", EXERCISE, []),
    )
    other = notebook(
        (
            "markdown",
            "# Another question\n\n$$x = 1$$\n\n## A second point\n\nAgain.",
            [],
        ),
        ("code", EXPLORE, ["hide-input"]),
    )
    _, warnings = build(folder, index=INDEX, chapter=chapter, other=other)
    assert warnings == ""
    return folder / "_build" / "html"
