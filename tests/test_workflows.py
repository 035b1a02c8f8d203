"""What the workflows name exists: targets, modules, files, jobs, fields."""

import importlib.util
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from d2lutils.notebooks import notebooks_in_toc
from tools import report
from tools.paths import ROOT

FOLDER = ROOT / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
JOBS = [
    pytest.param(path, name, id=f"{path.stem}-{name}")
    for path in FILES
    for name in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"]
]
# What a workflow installs first; the book's own environment does not have it.
ELSEWHERE = {"jupyter"}


def load(path: Path) -> dict[str, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands(path: Path) -> str:
    steps = [step for job in load(path)["jobs"].values() for step in job["steps"]]
    return "\n".join(step.get("run", "") for step in steps)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_commands_name_targets_and_modules_that_exist(path: Path) -> None:
    targets = re.findall(r"\bmake ([a-z]+)", commands(path))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    present = re.findall(r"^([a-z]+):", makefile, re.MULTILINE)
    assert targets
    assert set(targets) <= set(present)
    modules = set(re.findall(r"\bpython3? -m ([\w.]+)", commands(path))) - ELSEWHERE
    assert modules
    assert {m for m in modules if importlib.util.find_spec(m) is None} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_commands_name_files_that_exist(path: Path) -> None:
    named = re.findall(r"(?<![\w/.])(?:tests|chapters|\.ci)/[\w*./-]*", commands(path))
    assert named
    assert [name for name in named if not list(ROOT.glob(name.rstrip("/")))] == []


@pytest.mark.parametrize(("path", "name"), JOBS)
def test_job_has_an_end_a_machine_and_what_it_waits_for(path: Path, name: str) -> None:
    jobs = load(path)["jobs"]
    job = jobs[name]
    assert 5 <= job["timeout-minutes"] <= 90
    assert job["runs-on"]
    assert set(job.get("needs", [])) <= set(jobs)
    actions = [step["uses"] for step in job["steps"] if "uses" in step]
    assert [a for a in actions if not re.fullmatch(r"[\w-]+/[\w-]+@v\d+", a)] == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_job_may_write_but_the_one_that_must(path: Path) -> None:
    workflow = load(path)
    assert workflow["permissions"] == {"contents": "read"}
    own = {name: job.get("permissions", {}) for name, job in workflow["jobs"].items()}
    writing = {name: {k for k in own[name] if own[name][k] == "write"} for name in own}
    allowed = {"publish": {"pages", "id-token"}, "report": {"issues"}}
    assert {n: w for n, w in writing.items() if w} == {
        name: what for name, what in allowed.items() if name in own
    }


def test_every_weekly_job_is_reported() -> None:
    jobs = load(FOLDER / "weekly.yml")["jobs"]
    assert set(jobs["report"]["needs"]) == set(jobs) - {"report"}
    assert jobs["report"]["if"] == "always()"


def test_linux_runs_every_check_on_every_locked_python() -> None:
    book = load(FOLDER / "test.yml")["jobs"]["book"]
    assert book["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]
    assert "make test" in [step.get("run") for step in book["steps"]]


def test_oldest_torch_tried_is_the_oldest_that_the_package_allows() -> None:
    oldest = load(FOLDER / "weekly.yml")["jobs"]["torch"]["strategy"]["matrix"]["torch"]
    allowed = re.search(r'"torch(>=[\d.]+)"', (ROOT / "pyproject.toml").read_text())
    assert allowed
    assert oldest == [allowed[1].replace(">=", "==") + ".*", allowed[1]]


def test_notebooks_named_by_the_workflows_are_all_there_are() -> None:
    patterns = ("index.ipynb", "chapters/*.ipynb", "chapters/*/*.ipynb")
    named = {path for pattern in patterns for path in ROOT.glob(pattern)}
    assert set(notebooks_in_toc(ROOT)) <= named
    scripts = [commands(path) for path in FILES]
    scripts.append((ROOT / ".ci" / "colab").read_text())
    for script in scripts:
        runs = re.findall(r"-m jupyter execute (?:--\S+ )*(.*)", script)
        assert set(runs) == {" ".join(patterns)}


def test_scripts_of_the_machine_are_well_formed() -> None:
    for script in (ROOT / ".ci").iterdir():
        subprocess.run(["bash", "-n", str(script)], check=True)


def test_issue_form_has_a_label_for_each_field() -> None:
    form = load(ROOT / ".github" / "ISSUE_TEMPLATE" / "error.yml")
    fields = form["body"]
    assert [field["id"] for field in fields][:2] == ["page", "version"]
    assert all(field["attributes"]["label"] for field in fields)


RUN = "https://example.org/run/1"


def test_a_failed_job_opens_an_issue_and_a_fine_one_none() -> None:
    needs = {"a": {"result": "failure"}, "b": {"result": "success"}}
    ((*command, title, _, body),) = report.commands(needs, {}, RUN)
    assert command == ["issue", "create", "--title"]
    assert title == "Weekly check fails: a"
    assert body == f"The weekly check `a` ended as *failure*: {RUN}"


def test_a_job_that_fails_again_adds_a_word_to_its_open_issue() -> None:
    needs = {"a": {"result": "cancelled"}, "b": {"result": "skipped"}}
    (command,) = report.commands(needs, {"Weekly check fails: a": 7}, RUN)
    assert command[:4] == ["issue", "comment", "7", "--body"]
    assert "*cancelled*" in command[4]


def test_report_speaks_to_github_by_its_command(tmp_path: Path) -> None:
    gh = tmp_path / "gh"
    gh.write_text('#!/bin/sh\nif [ "$2" = list ]; then echo "[]"; else echo "$@"; fi\n')
    gh.chmod(0o755)
    own = {"NEEDS": json.dumps({"a": {"result": "failure"}}), "RUN_URL": RUN}
    own["PATH"] = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    command = [sys.executable, "-m", "tools.report"]
    said = subprocess.check_output(
        command, cwd=ROOT, env={**os.environ, **own}, encoding="utf-8"
    )
    assert said.startswith("issue create --title Weekly check fails: a")
