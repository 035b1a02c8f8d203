"""Each check finds the fault it is there for, in a sample notebook spoilt by it."""

from collections.abc import Callable

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from d2lutils.notebooks.stamp import Notebook, node
from tests.sample_notebook import EXERCISE, SOLUTION, sample
from tools.checks import (
    CHECKS,
    Check,
    contract,
    exercises,
    hygiene,
    links,
    quizzes,
    raw,
)

Spoil = Callable[[Notebook], object]
FIRST_FIGURE = 4  # after the title, the opening cell and two cells of prose


def text(index: int, old: str, new: str) -> Spoil:
    def spoil(notebook: Notebook) -> None:
        cell = notebook.cells[index]
        assert old in cell.source
        cell.source = cell.source.replace(old, new)

    return spoil


def add(source: str, *, at: int = 2) -> Spoil:
    return lambda notebook: notebook.cells.insert(at, new_markdown_cell(source))


def code(source: str, *, at: int = 2, tags: str = "", **more: object) -> Spoil:
    metadata = {"tags": tags.split(), **more}
    cell = new_code_cell(source, metadata=node(metadata))
    return lambda notebook: notebook.cells.insert(at, cell)


def output(**fields: object) -> Spoil:
    shown = new_output("display_data", **fields)
    return lambda notebook: notebook.cells[FIRST_FIGURE].outputs.append(shown)


def error(notebook: Notebook) -> None:
    shown = new_output("error", ename="E", evalue="", traceback=[])
    notebook.cells[FIRST_FIGURE].outputs.append(shown)


def stretch(notebook: Notebook) -> None:
    cell = new_markdown_cell("\n\n".join(["one two three four five"] * 20))
    notebook.cells[5:5] = [cell] * 20


def drop_figures(notebook: Notebook) -> None:
    notebook.cells[FIRST_FIGURE].outputs.clear()


def spoil_row(notebook: Notebook) -> None:
    del notebook.cells[7], notebook.cells[5]


def drop_asserts(notebook: Notebook) -> None:
    del notebook.cells[12:-5]


SECTION = -2  # the exercise's cell, before Sources
CASES: list[tuple[Check, Spoil, str]] = [
    (hygiene.no_pictures, output(data={"image/png": "x"}), "commits image/png"),
    (hygiene.no_pictures, output(data={"text/html": "x"}), "commits text/html"),
    (hygiene.no_pictures, lambda n: n.metadata.update(widgets={}), "widget state"),
    (hygiene.errors_are_meant, error, "fails, without"),
    (hygiene.errors_are_meant, code("1/0", tags="raises-exception"), "did not"),
    (hygiene.counts_in_order, code("x"), "counts are"),
    (hygiene.stamp_is_fresh, code("x = 1"), "stale"),
    (hygiene.stamp_is_fresh, lambda n: n.metadata.pop("d2l"), "missing"),
    (hygiene.is_normal, lambda n: n.metadata.kernelspec.update(name="mine"), "kernels"),
    (hygiene.is_normal, lambda n: n.cells[1].update(id="odd"), "cells [2] have other"),
    (
        hygiene.is_normal,
        lambda n: n.cells[1].metadata.update(x=1),
        "cells [2] have other",
    ),
    (hygiene.is_normal, lambda n: n.metadata.update(toc={}), "metadata holds toc"),
    (hygiene.opens_with_the_set_up, text(1, "-q", "-v"), "not the book's opening"),
    (hygiene.opens_with_the_set_up, lambda n: n.cells.pop(1), "not the book's opening"),
    (hygiene.opens_with_the_set_up, code("x", at=0), "not the book's opening"),
    (hygiene.no_machine_traces, output(data={"text/plain": "/home/me/x"}), "/home/me"),
    (
        hygiene.no_machine_traces,
        output(data={"text/plain": "<O at 0x7f3a9c2>"}),
        "0x7f",
    ),
    (raw.no_directive_syntax, add("```{note}\nx\n```"), "a directive"),
    (raw.no_directive_syntax, add(":::note\nx\n:::"), "a colon fence"),
    (raw.no_directive_syntax, add("see {ref}`here`"), "a role"),
    (raw.no_directive_syntax, add("(here)=\n## Title"), "a target"),
    (raw.no_directive_syntax, add(r"$$x \label{a}$$"), "a label"),
    (raw.solutions_are_closed, code("#@title Solution\nx"), "lacks the tag solution"),
    (
        raw.solutions_are_closed,
        code("x = 1", tags="solution hide-input", **SOLUTION),
        "lacks the first line",
    ),
    (raw.solutions_are_closed, add("**Solution.** Three."), "solution open"),
    (raw.solutions_are_closed, add("<details open><summary>"), "stand open"),
    (raw.details_render, add("<details><summary>A</summary>\n\nx"), "unevenly"),
    (raw.details_render, text(SECTION, "Hint 1</summary>\n", "H</summary>"), "blank"),
    (contract.opens_with_title_and_promise, add("x", at=0), "does not begin"),
    (contract.opens_with_title_and_promise, add("# Two"), "2 titles"),
    (contract.opens_with_title_and_promise, text(0, "minutes", "parts"), "minutes"),
    (contract.opens_with_title_and_promise, text(0, "toy", "toy " * 60), "over 60"),
    (contract.keeps_its_budgets, stretch, "words: "),
    (
        contract.keeps_its_budgets,
        lambda n: n.cells.pop(FIRST_FIGURE),
        "code cells: 14, under",
    ),
    (contract.cells_are_short, code("x\n" * 26), "over 25"),
    (contract.cells_are_short, code("x" * 80), "wider than 79"),
    (contract.cells_are_short, add("word " * 121), "121 words"),
    (contract.code_and_prose_alternate, spoil_row, "3 code cells in a row"),
    (contract.paragraphs_are_short, add("A b. C d. E f. G h. I j."), "5 sentences"),
    (contract.avoids_banned_words, add("It is obviously so."), "'obviously'"),
    (contract.has_its_sections, add("## More", at=99), "not ['What you know now'"),
    (contract.has_its_sections, text(-4, "know now", "knew"), "the last sections"),
    (contract.has_its_sections, text(2, "The words", "Names"), "'The words'"),
    (contract.headings_are_in_order, add("#### Deep"), "skips"),
    (contract.headings_are_in_order, add("## A point"), "twice"),
    (contract.has_its_boxes, text(-4, "Predict", "Guess"), "no '> **Predict"),
    (contract.has_its_boxes, text(-4, "Often told wrong", "So"), "no '> **Often"),
    (contract.has_its_boxes, text(-4, "**Quiz.**", "Quiz."), "no '> **Quiz"),
    (contract.asserts_its_claims, drop_asserts, "asserts: 1, under 5"),
    (contract.shows_figures, drop_figures, "figures: 3, under 4"),
    (contract.shows_figures, output(data={"text/plain": "Figure: x"}), "alt text 'x'"),
    (contract.code_has_no_plumbing, code("plt.show()"), "show()"),
    (contract.code_has_no_plumbing, code("!pip install x"), "pip"),
    (exercises.are_numbered, text(SECTION, "Exercise 1", "Exercise 2"), "red [2]"),
    (
        exercises.are_numbered,
        text(SECTION, "### Exercise 1.", "Exercise"),
        "numbered []",
    ),
    (exercises.name_kind_and_difficulty, text(SECTION, "★☆☆", "easy"), "exercise 1"),
    (
        exercises.name_kind_and_difficulty,
        text(SECTION, "recall", "puzzle"),
        "exercise 1",
    ),
    (exercises.have_three_hints, text(SECTION, "Hint 3", "Hint"), "has hints"),
    (exercises.have_solutions, text(SECTION, "Solution", "More"), "no solution"),
    (exercises.have_solutions, text(SECTION, "recall", "derive"), "rubric"),
    (exercises.are_checked, text(SECTION, "recall", "code"), "no check"),
    (exercises.are_checked, code('check("a.b", f)', at=-1), "no solution that checks"),
    (exercises.are_checked, code('check("a.b", f)', at=-1), "without the tag"),
    (
        exercises.are_checked,
        code('check("a.b", f)', at=-1, tags="solution"),
        "asserts nothing",
    ),
    (exercises.specs_exist, code('check("no_such.name", 1)'), "no spec no_such.name"),
    (links.relative_links_lead_somewhere, add("[x](nowhere.md)"), "leads to no file"),
    (links.relative_links_lead_somewhere, add("[x](../README.md#no-such)"), "heading"),
    (links.sources_say_how_they_were_checked, text(-1, "pened", "ead"), "not said"),
    (links.sources_say_how_they_were_checked, text(-1, "- Rum", "Rum"), "no sources"),
    (quizzes.quizzes_teach, add("> **Quiz.** Which?"), "2 to 5 options"),
    (links.sources_are_in_the_bibliography, text(-1, "323533a0", "0"), "lacks"),
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_sample_has_no_problem(check: Check) -> None:
    assert check(sample()) == []


@pytest.mark.parametrize(("check", "spoil", "says"), CASES)
def test_check_names_the_fault(check: Check, spoil: Spoil, says: str) -> None:
    page = sample()
    spoil(page.notebook)
    assert any(says in problem for problem in check(page)), check(page)


def test_every_check_has_a_fault_it_finds() -> None:
    assert {check for check, _, _ in CASES} == set(CHECKS)


def test_a_reason_in_the_metadata_excuses_a_budget() -> None:
    page = sample()
    stretch(page.notebook)
    page.notebook.metadata.d2l.budget_reason = "the history needs every one of them"
    assert contract.keeps_its_budgets(page) == []


def test_two_exercises_in_one_cell_are_told_apart() -> None:
    page = sample()
    page.notebook.cells[-2].source += "\n\n" + EXERCISE.replace("1.", "2.")
    assert [exercise.number for exercise in exercises.exercises(page)] == [1, 2]
