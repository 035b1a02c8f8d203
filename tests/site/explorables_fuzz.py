"""An explorable used at random: sequences of actions, and links."""

from pathlib import Path
from typing import Any

from tests.site.explorables import KEEP_COPIES, Open, choices

FUZZ = Path(__file__).with_name("explorables_fuzz.js").read_text(encoding="utf-8")
SCRIPTS = (KEEP_COPIES, FUZZ)
SEQUENCES, ACTIONS = 20, 40  # over all explorables; each
LINKS, FEWEST = 100, 10  # over all explorables; of one, of which some are refused
_PIECES = (
    *("step=0", "step=7", "step=-1", "step=1e3", "step=x", "lock=", "hide=", "v1"),
    *("<img src=x onerror=siteAttack()>", "%3Cimg%20src=x%20onerror=siteAttack()%3E"),
    *("__proto__=1", "constructor=1", "%E0%A4%A", "%00", "=", "NaN", "javascript:0"),
)


def templates(payload: dict[str, Any]) -> list[str]:
    """Return all sentences that the explorable may say."""
    sentence = payload["texts"]["en"]["sentence"]
    return [*sentence["cases"], sentence["otherwise"]]


def fuzz_faults(shown: Open, among: int, number: int = 1) -> list[str]:
    """Use one of so many explorables at random, for its share; return the faults.

    number  of the explorable: each follows other links
    """
    sequences = range(-(-SEQUENCES // among))
    faults = [fault for seed in sequences for fault in sequence_faults(shown, seed)]
    links = max(FEWEST, -(-LINKS // among))
    return faults + random_link_faults(shown, links, number)


def sequence_faults(shown: Open, seed: int) -> list[str]:
    """Do so many things at random; return what goes wrong."""
    payload = shown.place.payload
    how = {"actions": ACTIONS, "templates": templates(payload)}
    how |= {"steps": payload["run"]["steps"]}
    call = "([name, seed, how]) => siteFuzz.sequence(name, seed, how)"
    found = shown.page.evaluate(call, [shown.place.name, seed, how])
    return [f"sequence {seed}: {fault}" for fault in found]


def random_link_faults(shown: Open, number: int, seed: int) -> list[str]:
    """Follow links of pieces at random, the first of none; return what goes wrong."""
    payload = shown.place.payload
    how = {
        "number": number,
        "pieces": [*_PIECES, *_settings(payload)],
        "templates": templates(payload),
        "sentence": payload["texts"]["en"]["ui"]["error_link"],
    }
    call = "([name, seed, how]) => siteFuzz.links(name, seed, how)"
    told = shown.page.evaluate(call, [shown.place.name, seed, how])
    faults: list[str] = told["faults"]
    both = 0 < told["refused"] < number
    return faults + ([] if both else [f"{told['refused']} links refused"])


def _settings(payload: dict[str, Any]) -> list[str]:
    """Return settings that fit, for all controls."""
    found = []
    for control in payload["controls"]:
        values = choices(control)
        for value in (values[0], values[len(values) // 2], values[-1]):
            found.append(f"{control['name']}={value}")
        found.append(f"lock={control['name']}")
    return found
