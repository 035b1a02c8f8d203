"""What a notebook of the book must meet, as functions from a page to its problems."""

from tools.checks import contract, exercises, hygiene, links, raw
from tools.checks.page import Check, Page

CHECKS: list[Check] = [
    *hygiene.CHECKS,
    *raw.CHECKS,
    *contract.CHECKS,
    *exercises.CHECKS,
    *links.CHECKS,
]

__all__ = ["CHECKS", "Check", "Page"]
