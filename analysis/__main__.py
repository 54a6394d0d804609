"""The command line: python -m analysis …"""

import sys


def main() -> None:
    """Carry out the words of this process; Ctrl-C is heard from here on.

    Nothing is loaded before: what is may take a second on a machine that has not seen it.
    """
    try:
        from analysis.command_line import completion

        if completion.is_asked():
            _complete()
        from analysis.command_line.failures import carried_out
        from analysis.command_line.program import app

        carried_out(app, sys.argv[1:] or ["--help"])
    except KeyboardInterrupt:  # before `carried_out` listens
        print("interrupted; nothing was kept", file=sys.stderr)
        sys.exit(130)


def _complete() -> None:
    """Tell the shell what may come next; in whatever way that fails, it is told nothing."""
    import contextlib
    import io

    from analysis.command_line import completion

    nobody = contextlib.redirect_stderr(io.StringIO())
    with nobody, contextlib.suppress(Exception, KeyboardInterrupt, SystemExit):
        from analysis.command_line.program import app

        app(prog_name=completion.SCRIPT)
    sys.exit(0)


if __name__ == "__main__":
    main()
