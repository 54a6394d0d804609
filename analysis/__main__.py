"""The command line: python -m analysis …"""

import contextlib
import io
import sys
from typing import NoReturn

from analysis.command_line import completion


def main() -> None:
    """Carry out the words of this process; Ctrl-C is heard from here on."""
    try:
        if completion.is_asked():
            _complete()
        from analysis.command_line.failures import carried_out
        from analysis.command_line.program import app

        carried_out(app, sys.argv[1:] or ["--help"])
    except KeyboardInterrupt:  # before `carried_out` listens
        print("interrupted; nothing was kept", file=sys.stderr)
        sys.exit(130)


def _complete() -> NoReturn:
    """Tell the shell what may come next; in whatever way that fails, it is told nothing."""
    nobody = contextlib.redirect_stderr(io.StringIO())
    with nobody, contextlib.suppress(Exception, KeyboardInterrupt):
        from analysis.command_line.program import app

        app(prog_name=completion.SCRIPT)
    sys.exit(0)


if __name__ == "__main__":
    main()
