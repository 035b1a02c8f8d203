"""File an issue for each weekly check that failed; GitHub's own runner runs this.

Reads the results of the jobs from NEEDS (JSON, as in ``toJSON(needs)``) and the address
of the run from RUN_URL; speaks to GitHub through its command ``gh``; stdlib only.
"""

import json
import os
import subprocess
import sys

FINE = ("success", "skipped")


def main() -> int:
    """Report what failed and return the exit code."""
    needs, run_url = json.loads(os.environ["NEEDS"]), os.environ["RUN_URL"]
    listing = ["issue", "list", "--state", "open", "--limit", "500"]
    issues = json.loads(_gh([*listing, "--json", "number,title"]))
    present = {issue["title"]: issue["number"] for issue in issues}
    for command in commands(needs, present, run_url):
        print(_gh(command).strip(), flush=True)
    return 0


def commands(needs: dict, present: dict[str, int], run_url: str) -> list[list[str]]:
    """Return what to ask of ``gh``: an issue a failed job, or a word on the open one.

    needs    job -> {"result": "success", "failure", "cancelled" or "skipped"}
    present  title of each open issue -> its number
    run_url  where the log is
    """
    asked = []
    for job, outcome in needs.items():
        if outcome["result"] in FINE:
            continue
        title = f"Weekly check fails: {job}"
        body = f"The weekly check `{job}` ended as *{outcome['result']}*: {run_url}"
        if title in present:
            number = str(present[title])
            asked.append(["issue", "comment", number, "--body", body])
        else:
            asked.append(["issue", "create", "--title", title, "--body", body])
    return asked


def _gh(arguments: list[str]) -> str:
    command = ["gh", *arguments]
    return subprocess.run(
        command, check=True, stdout=subprocess.PIPE, encoding="utf-8"
    ).stdout


if __name__ == "__main__":
    sys.exit(main())
