"""The Content-Security-Policy of a page: is it there, first, and strict?"""

import re

from playwright.sync_api import Page

_FIND = """() => {
  const metas = Array.from(document.head.querySelectorAll("meta[http-equiv]"));
  const named = (e) => e.httpEquiv.toLowerCase() === "content-security-policy";
  const meta = metas.find(named);
  const loads = document.querySelector("script, link[rel=stylesheet], style, img");
  const after = Node.DOCUMENT_POSITION_FOLLOWING;
  const first = meta && loads && meta.compareDocumentPosition(loads) & after;
  return [meta ? meta.content : "", Boolean(first) || !loads];
}"""
_SCRIPT_SOURCES = re.compile(r"'(self|none|wasm-unsafe-eval|sha(256|384|512)-[^']+)'")
_OWN_SOURCES = re.compile(r"'[^']+'|data:|blob:")


def policy_faults(page: Page) -> list[str]:
    """Return what is wrong with the policy that the page states in its head."""
    policy, is_first = page.evaluate(_FIND)
    if not policy:
        return ["no Content-Security-Policy"]
    late = [] if is_first else ["the policy comes after what it should govern"]
    return late + lax_rules(policy)


def lax_rules(policy: str) -> list[str]:
    """Return the sources of a policy that let in more than the site's own files."""
    split = (rule.split() for rule in policy.split(";") if rule.strip())
    rules = {name.lower(): sources for name, *sources in split}
    faults = [] if "default-src" in rules else ["no default-src"]
    governs_scripts = "script-src" if "script-src" in rules else "default-src"
    for name, sources in rules.items():
        wanted = _SCRIPT_SOURCES if name.startswith(governs_scripts) else _OWN_SOURCES
        faults += [f"{name} {s}" for s in sources if not wanted.fullmatch(s)]
    return faults
