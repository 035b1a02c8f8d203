"""``python -m d2lutils.data prefetch``: fetch the larger data sets beforehand."""

import argparse
import sys

from d2lutils.data.download import DownloadError
from d2lutils.data.images import prefetch
from d2lutils.messages import data as text


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return 0, or 1 if a data set could not be had."""
    parser = argparse.ArgumentParser(prog="python -m d2lutils.data")
    commands = parser.add_subparsers(required=True, metavar="prefetch")
    commands.add_parser("prefetch", help=text.PREFETCH_HELP.say())
    parser.parse_args(arguments)
    try:
        for name, folder in prefetch().items():
            print(text.READY.say(name=name, folder=folder))
    except DownloadError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
