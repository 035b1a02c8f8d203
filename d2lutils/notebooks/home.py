"""Where the book lives: one value in ``_config.yml``, and the links that follow."""

import re
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

import yaml  # type: ignore[import-untyped]

from d2lutils.messages import home as text

GITHUB = "https://github.com/"
_OWNER = r"(?=[^/]{1,39}/)[A-Za-z0-9](?:-?[A-Za-z0-9])*"
_NAME = r"(?!\.{1,2}$)(?!.*\.git$)[A-Za-z0-9._-]{1,100}"
_REPOSITORY = re.compile(f"(?P<owner>{_OWNER})/(?P<name>{_NAME})")


class Home(NamedTuple):
    """The book's repository, the branch that readers see, and the address of its site.

    repository  "owner/name" on GitHub
    branch      name of the branch
    site        base URL of the site, without a slash at its end
    """

    repository: str
    branch: str
    site: str

    @property
    def repository_url(self) -> str:
        """Return the address of the repository."""
        return GITHUB + self.repository

    def colab_url(self, page: str) -> str:
        """Return the link that opens a notebook, a path in the repository, in Colab."""
        place = f"github/{self.repository}/blob/{self.branch}/{page}"
        return f"https://colab.research.google.com/{place}"

    def edit_url(self, page: str) -> str:
        """Return the link that edits a page, a path in the repository."""
        return f"{self.repository_url}/edit/{self.branch}/{page}"

    def report_url(self, page: str, version: str) -> str:
        """Return the link to a report of an error, with page and version filled in."""
        fields = {"template": "error.yml", "page": page, "version": version}
        return f"{self.repository_url}/issues/new?{urlencode(fields)}"


def home_of(config: Path) -> Home:
    """Return the home that ``_config.yml`` names.

    config  the file; its ``repository: url:`` names the repository, and its
            ``html: baseurl:``, if set, a site elsewhere than on GitHub Pages

    Raises ValueError if either is not what it should be.
    """
    values: dict[str, Any] = yaml.safe_load(config.read_text(encoding="utf-8"))
    repository = values.get("repository") or {}
    url = str(repository.get("url", ""))
    branch = str(repository.get("branch", "main"))
    name = url.removeprefix(GITHUB).rstrip("/")
    if not url.startswith(GITHUB) or not _REPOSITORY.fullmatch(name):
        raise ValueError(text.NO_REPOSITORY.say(file=config.name, given=url))
    own = str((values.get("html") or {}).get("baseurl") or "").rstrip("/")
    if own and not own.startswith("https://"):
        raise ValueError(text.NOT_A_SITE.say(file=config.name, given=own))
    return Home(name, branch, own or site_of(name))


def site_of(repository: str) -> str:
    """Return the address that GitHub Pages gives to a repository's site.

    Raises ValueError if the name is not owner/name.
    """
    match = _REPOSITORY.fullmatch(repository)
    if match is None:
        raise ValueError(text.NOT_A_REPOSITORY.say(given=repository))
    host = f"{match['owner'].lower()}.github.io"
    name = match["name"]
    return f"https://{host}" if name.lower() == host else f"https://{host}/{name}"
