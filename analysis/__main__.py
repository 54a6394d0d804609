"""The command line: python -m analysis …"""

import sys


def main() -> None:
    """Carry out the words of this process; Ctrl-C is heard from here on."""
    try:
        from analysis.command_line.failures import carried_out
        from analysis.command_line.program import app

        carried_out(app, sys.argv[1:] or ["--help"])
    except KeyboardInterrupt:  # before `carried_out` listens
        print("interrupted; nothing was kept", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
