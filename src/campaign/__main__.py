"""The program's front door: answers `--version` at once, and hands everything else to the command line."""

import sys

from campaign import __version__


def main() -> None:
    """Run the program with the arguments of this process."""
    if sys.argv[1:] == ["--version"]:
        sys.stdout.write(f"campaign {__version__}\n")
        return
    from campaign.cli import run  # noqa: PLC0415 - the version is answered before anything else is loaded

    run()


if __name__ == "__main__":
    main()
