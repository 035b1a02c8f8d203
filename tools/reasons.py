"""Turn the output of a failed set-up step into one sentence; stdlib only."""

import re

NETWORK = re.compile(
    r"NewConnectionError|ConnectionError|Max retries|name resolution|Name or service|"
    r"unreachable|Connection refused|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|"
    r"ConnectTimeout|ReadTimeout|Failed to establish|network request|versions: none"
)
DISK = re.compile(r"No space left on device|Errno 28|ENOSPC|disk full", re.IGNORECASE)
HASH = re.compile(r"DO NOT MATCH THE HASHES|EINTEGRITY")
NO_TORCH = re.compile(r"No matching distribution found for torch")


class SetupError(Exception):
    """The set-up cannot go on; its text says why and what to do."""


def explain(output: str) -> str:
    """Return one sentence on why a step with this output failed, and what to do."""
    if DISK.search(output):
        return "the disk is full. Make room, then run the command again."
    if HASH.search(output):
        return (
            "a download differs from the lock's hash, so it was not installed. "
            "Run the command again; if it happens twice, do not trust that source."
        )
    if NO_TORCH.search(output):
        return (
            "no CPU build of PyTorch for this machine was found. Check the network, or "
            "set TORCH_INDEX_URL to an index or TORCH_FIND_LINKS to a folder that has "
            "its wheel, then run the command again."
        )
    if NETWORK.search(output):
        return (
            "a package source cannot be reached. Check the network or the proxy, "
            "then run the command again."
        )
    return f"a step failed: {_last_error(output)}"


def _last_error(output: str) -> str:
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [line for line in lines if re.match(r"(npm )?error", line, re.IGNORECASE)]
    return (errors or lines or ["it said nothing"])[-1]
