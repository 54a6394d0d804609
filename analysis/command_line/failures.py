"""Every failure of the command line ends in its own exit code and in one line.

Where a failure arose is shown with `--debug`, and kept in a file where the line alone would not do.
"""

import datetime
import itertools
import logging
import os
import shlex
import stat
import sys
import tempfile
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import typer

try:  # the click that this typer stands on: its own since 0.2x, the package before
    from typer._click.exceptions import UsageError
except ImportError:
    from click import UsageError  # type: ignore[assignment]

from analysis import paths
from analysis.command_line import completion
from analysis.command_line.screen import err, silence, steady
from analysis.errors import LONGEST_LINE, DataError, InputError, RunError, one_line, reason
from analysis.runner.interruption import ends_cleanly

DONE, RUN_FAILED, WRONG_CALL, INTERRUPTED = 0, 1, 2, 130
_PROGRAM = "python -m analysis"
_LARGEST_LOG_BYTES = 1_000_000


def carried_out(app: Callable[..., int | None], words: list[str]) -> NoReturn:
    """Call the command line with these words, and end the program with the right code."""
    steady()
    os.umask(os.umask(0) & ~stat.S_IRWXU)  # what is made for a user, the user can use
    # Its tasks that an interrupt has ended tell so one by one, after our own line.
    logging.getLogger("asyncio").disabled = True
    try:
        with ends_cleanly():
            name = completion.SCRIPT if completion.is_script() else _PROGRAM
            code = app(words, standalone_mode=False, prog_name=name) or DONE
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except BrokenPipeError:  # who was told has heard enough
        silence(1)
        sys.exit(DONE)
    except Exception as error:
        _fail(error, words)
    if code == INTERRUPTED:
        _end("interrupted; nothing was kept", code)
    sys.exit(code)


def tell_problems(problems: list[str]) -> None:
    """A line for each of several faults, of which none kept the others from being found.

    Ends the command as a broken file does, once what was right has been told; returns where there
    is no fault.
    """
    for problem in problems:
        err.print(one_line(problem))
    if problems:
        raise typer.Exit(RUN_FAILED)


def _fail(error: Exception, words: list[str]) -> NoReturn:
    """End the program with an error's line and code."""
    if isinstance(error, typer.Abort) and isinstance(error.__cause__, EOFError):
        error = error.__cause__  # typer takes a file that is cut short for the end of what is typed
    trace = "".join(traceback.format_exception(error))
    details = f"{trace}\n{error.details}" if isinstance(error, RunError) else trace
    if "--debug" in itertools.takewhile(lambda word: word.startswith("-"), words):
        err.lines(details)
    match error:
        case typer.Abort():
            _end("interrupted; nothing was kept", INTERRUPTED)
        case UsageError():
            _end(one_line(error.format_message()), WRONG_CALL)
        case InputError() if not isinstance(error, DataError):
            _end(str(error), WRONG_CALL)
        case DataError():
            _end(str(error), RUN_FAILED)
        case RunError():
            _end_with_details(str(error), details, words)
        case OSError():
            silence(1)  # it may be what cannot be written to
            where = f"{error.filename}: " if error.filename else ""
            _end(one_line(f"{where}{reason(error)}"), RUN_FAILED)
        case MemoryError():
            _end_with_details(f"{_doing(words)}: the memory is not enough", details, words)
        case _:
            told = f"{_doing(words)}: unexpected {type(error).__name__}: {reason(error)}"
            _end_with_details(told, details, words)


def _doing(words: list[str]) -> str:
    return one_line(shlex.join([*_PROGRAM.split(), *words]), 100)


def _end(message: str, code: int) -> NoReturn:
    err.print(message)
    silence(2)  # whatever a library still says while the program ends
    sys.exit(code)


def _end_with_details(message: str, details: str, words: list[str]) -> NoReturn:
    kept = _kept(f"{_now()} {_doing(words)}\n{details}\n\n")
    where = f"; details: {kept}" if kept else "; `--debug`, before the command, shows where"
    _end(one_line(message, LONGEST_LINE - 1 - len(where)) + where, RUN_FAILED)


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def _kept(details: str) -> Path | None:
    """Keep the details of a failure in the checkout, else with the system's temporary files."""
    file = paths.ROOT / ".cache" / "failures.log"
    try:
        file.parent.mkdir(exist_ok=True)
        full = file.is_file() and file.stat().st_size > _LARGEST_LOG_BYTES
        with file.open("w" if full else "a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(details)
    except OSError:
        return _kept_elsewhere(details)
    return file


def _kept_elsewhere(details: str) -> Path | None:
    try:
        with tempfile.NamedTemporaryFile(
            "w",
            prefix="japan-in-orbit-",
            suffix=".log",
            delete=False,
            encoding="utf-8",
            errors="backslashreplace",
        ) as log:
            log.write(details)
    except OSError:
        return None
    return Path(log.name)
