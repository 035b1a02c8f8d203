"""The checks of the Content-Security-Policy find a page without, and a lax one."""

import pytest

from tests.site.policy import lax_rules, policy_faults

STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:"
)
META = f'<meta http-equiv="Content-Security-Policy" content="{STRICT}">'


def test_a_strict_policy_at_the_top_passes(opened):
    with opened("<p>Text.</p>", META) as visited:
        assert policy_faults(visited.page) == []


def test_a_page_without_a_policy_is_found(opened):
    with opened("<p>Text.</p>") as visited:
        assert policy_faults(visited.page) == ["no Content-Security-Policy"]


def test_a_policy_after_the_first_script_is_found(opened):
    with opened("<p>Text.</p>", "<script>0</script>" + META) as visited:
        late = "the policy comes after what it should govern"
        assert policy_faults(visited.page) == [late]


@pytest.mark.parametrize(
    ("rules", "faults"),
    [
        ("script-src 'self'", ["no default-src"]),
        ("default-src 'unsafe-inline'", ["default-src 'unsafe-inline'"]),
        (
            "default-src *; script-src 'unsafe-eval' data: https:",
            ["default-src *"] + [f"script-src {s}" for s in ("'unsafe-eval'", "data:")],
        ),
    ],
)
def test_a_lax_policy_is_found(rules, faults):
    assert lax_rules(rules)[: len(faults)] == faults


def test_hashes_and_webassembly_are_no_fault():
    rules = "default-src 'none'; script-src 'self' 'sha256-x=' 'wasm-unsafe-eval'"
    assert lax_rules(rules + "; img-src 'self' data:; worker-src 'self' blob:") == []


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("<script>0</script>", "script-src-elem"),
        ("<h2 id='x' onclick='0'>x</h2>", "script-src-attr"),
        ("<img alt='x' src='https://example.org/x.png'>", "img-src"),
    ],
)
def test_what_the_policy_stops_is_noted(opened, body, rule):
    with opened(body, META) as visited:
        stopped = [v for v in visited.violations() if f"policy: {rule} " in v]
        assert len(stopped) == 1
        assert set(stopped) <= set(visited.noise())
