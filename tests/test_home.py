"""The home of the book is one value; one command moves it, everywhere."""

import shutil
import subprocess
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from d2lutils.notebooks import notebooks_in_toc, read
from d2lutils.notebooks.home import Home, home_of, site_of
from tools import home
from tools.paths import ROOT

HERE = home_of(ROOT / "_config.yml")
NEW = "Grace-H/net.works"
NEW_SITE = "https://grace-h.github.io/net.works"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the book's repository tracks, or is about to."""
    listing = ["git", "ls-files", "-co", "--exclude-standard"]
    files = subprocess.run(listing, cwd=ROOT, check=True, capture_output=True).stdout
    for name in files.decode().splitlines():
        if (ROOT / name).is_file():
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tmp_path / name)
    return tmp_path


def contents(root: Path) -> dict[Path, bytes]:
    """Return what each file holds; a last newline that an editor left out is given."""
    files = [path for path in root.rglob("*") if path.is_file()]
    return {path: path.read_bytes().rstrip(b"\n") for path in files}


def test_moving_leaves_the_old_name_nowhere(copy: Path) -> None:
    home.move(copy, NEW)
    names = (HERE.repository, site_of(HERE.repository).removeprefix("https://"))
    left = [
        (path, name)
        for path, content in contents(copy).items()
        for name in names
        if name.lower().encode() in content.lower()
    ]
    assert left == []


def test_moving_reaches_every_place(copy: Path) -> None:
    changed = {path.relative_to(copy).as_posix() for path in home.move(copy, NEW)}
    assert changed >= {"_config.yml", "README.md", "CITATION.cff", "pyproject.toml"}
    assert home_of(copy / "_config.yml") == Home(NEW, "main", NEW_SITE)
    for path in notebooks_in_toc(copy):
        assert f'site = "{NEW_SITE}"' in read(path).cells[1].source
    citation = yaml.safe_load((copy / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["url"] == f"{NEW_SITE}/"
    assert citation["repository-code"] == f"https://github.com/{NEW}"


def test_moving_twice_changes_nothing_and_moving_back_restores_all(copy: Path) -> None:
    before = contents(copy)
    home.move(copy, NEW)
    assert home.move(copy, NEW) == []
    home.move(copy, HERE.repository)
    assert contents(copy) == before


def test_names_that_only_begin_or_end_alike_stay(copy: Path) -> None:
    alike = f"x-{HERE.repository} {HERE.repository}-zh {HERE.repository}.git"
    with (copy / "README.md").open("a", encoding="utf-8") as file:
        file.write(f"{alike} {HERE.repository}.")
    home.move(copy, NEW)
    ending = (copy / "README.md").read_text(encoding="utf-8")
    assert ending.endswith(f"{alike} {NEW}.")


@pytest.mark.parametrize(
    "given",
    ["", "book", "a/b/c", "-a/b", "a--b/c", "a/..", "a/b.git", "a b/c", "a/b\n", "a/é"],
)
def test_what_is_no_repository_is_refused_before_anything_changes(
    copy: Path, given: str
) -> None:
    before = contents(copy)
    with pytest.raises(ValueError, match=r"owner/name .* got"):
        home.move(copy, given)
    assert contents(copy) == before


def test_command_says_what_it_expected(capsys: pytest.CaptureFixture[str]) -> None:
    assert home.main(["https://github.com/ada/book"]) == 2
    said = capsys.readouterr().err
    assert "make home REPO=owner/name" in said
    assert "got 'https://github.com/ada/book'" in said


@pytest.mark.parametrize(
    ("repository", "site"),
    [
        ("Ada/book", "https://ada.github.io/book"),
        ("Ada/ada.github.io", "https://ada.github.io"),
    ],
)
def test_site_is_where_github_puts_it(repository: str, site: str) -> None:
    assert site_of(repository) == site


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("title: x", "got ''"),
        ("repository: {url: https://gitlab.com/ada/book}", "gitlab"),
        ("repository: {url: https://github.com/ada}", "github.com/ada'"),
        (
            "repository: {url: https://github.com/a/b}\nhtml: {baseurl: book.org}",
            "to begin with https://, got 'book.org'",
        ),
    ],
)
def test_a_configuration_without_a_home_is_refused(
    tmp_path: Path, lines: str, says: str
) -> None:
    (tmp_path / "_config.yml").write_text(lines)
    with pytest.raises(ValueError, match=says):
        home_of(tmp_path / "_config.yml")


def test_a_base_url_of_ones_own_goes_before_githubs(tmp_path: Path) -> None:
    lines = "repository: {url: https://github.com/a/b}\n"
    lines += "html: {baseurl: https://book.org/}"
    (tmp_path / "_config.yml").write_text(lines)
    assert home_of(tmp_path / "_config.yml").site == "https://book.org"


def test_report_fills_in_fields_that_the_form_has() -> None:
    form = ROOT / ".github" / "ISSUE_TEMPLATE" / "error.yml"
    fields = yaml.safe_load(form.read_text(encoding="utf-8"))["body"]
    ids = {field["id"] for field in fields if "id" in field}
    link = urlsplit(HERE.report_url("chapters/a.ipynb", "0.1.0 & more"))
    filled = parse_qs(link.query)
    assert filled.pop("template") == [form.name]
    assert set(filled) <= ids
    assert filled["version"] == ["0.1.0 & more"]
