"""What a notebook of the book must meet, as functions from a page to its problems."""

from tools.checks import contract, exercises, hygiene, links, quizzes, raw
from tools.checks.page import Check, Page

ANY_NOTEBOOK: list[Check] = [
    *hygiene.CHECKS,
    *raw.CHECKS,
    *links.CHECKS,
    *quizzes.CHECKS,
]
OF_A_CHAPTER: list[Check] = [*contract.CHECKS, *exercises.CHECKS, *links.SOURCES]
CHECKS: list[Check] = [*ANY_NOTEBOOK, *OF_A_CHAPTER]

__all__ = ["ANY_NOTEBOOK", "CHECKS", "OF_A_CHAPTER", "Check", "Page"]
