"""Every failure of the command line ends in its own exit code, without a stack trace."""

import sys
from collections.abc import Callable
from typing import NoReturn

import typer

try:  # the click that this typer stands on: its own since 0.2x, the package before
    from typer._click.exceptions import UsageError
except ImportError:
    from click import UsageError  # type: ignore[assignment]

from analysis.command_line.screen import err
from analysis.errors import DataError, InputError, RunError
from analysis.runner.interruption import ends_cleanly

RUN_FAILED, WRONG_CALL, INTERRUPTED = 1, 2, 130


def carried_out(app: Callable[..., int | None], words: list[str]) -> NoReturn:
    """Call the command line with these words, and end the program with the right code."""
    try:
        with ends_cleanly():
            code = app(words, standalone_mode=False, prog_name="python -m analysis")
    except UsageError as error:
        _fail(" ".join(error.format_message().split()), WRONG_CALL)
    except (typer.Abort, KeyboardInterrupt):
        _fail("interrupted; nothing was kept", INTERRUPTED)
    except DataError as error:
        _fail(str(error), RUN_FAILED)
    except InputError as error:
        _fail(str(error), WRONG_CALL)
    except (RunError, OSError) as error:
        _fail(str(error), RUN_FAILED)
    if code == INTERRUPTED:  # typer's own answer to an interrupt, without a word
        _fail("interrupted; nothing was kept", INTERRUPTED)
    sys.exit(code or 0)


def _fail(message: str, code: int) -> NoReturn:
    err.print(message, markup=False)
    sys.exit(code)
