"""What the command line writes: consoles, progress.

Whatever stands in a text is shown and not obeyed, and printing stops no work: a console that
cannot show a sign shows another, and one that nobody reads any more is left alone.
"""

import codecs
import contextlib
import io
import os
import sys
import unicodedata
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.text import Text

USUAL_WIDTH = 80  # columns


class Screen(Console):
    """A console for which nothing is markup, and which a closed pipe silences."""

    def __init__(self, *, stderr: bool = False) -> None:
        # Without colours means without a single code: bold and moving signs are codes as well.
        plain = False if os.environ.get("NO_COLOR") else None
        # Of no columns rich would show nothing: it means that nobody knows how many there are.
        unknown = set(os.environ.get("COLUMNS", "")) == {"0"}
        super().__init__(
            stderr=stderr,
            width=USUAL_WIDTH if unknown else None,
            force_terminal=plain,
            markup=False,
            emoji=False,
            highlight=False,
            soft_wrap=True,
        )

    def on_broken_pipe(self) -> None:
        """Go on without a reader, as a run that is under way must."""
        self.quiet = True
        silence(2 if self.stderr else 1)


out = Screen()
err = Screen(stderr=True)


def progress(what: str) -> contextlib.AbstractContextManager:
    """A moving sign on a terminal, a plain line elsewhere, while the block lasts."""
    if out.is_terminal:
        return out.status(what)
    out.print(what)
    return contextlib.nullcontext()


class _Moving:
    """A text that is asked for anew each time that it is drawn."""

    def __init__(self, course: object):
        self._course = course

    def __rich__(self) -> Text:
        return Text(str(self._course))


@contextlib.contextmanager
def live(before: str) -> Iterator[Callable[[object], None]]:
    """What shows the course of some work on a terminal, whose text is how far it is.

    Elsewhere nothing is shown. before: shown until there is a course.
    """
    if not out.is_terminal:
        yield lambda _course: None
        return
    with out.status(before) as status:
        yield lambda course: status.update(_Moving(course))


@contextlib.contextmanager
def following(before: str) -> Iterator[Callable[[object], None]]:
    """As `live`; elsewhere than on a terminal one plain line, as the text is when work starts."""
    with live(before) as follow:
        yield follow if out.is_terminal else lambda course: out.print(str(course))


def steady() -> None:
    """Make the standard streams of this process take any text; to be called once, at its start."""
    for stream in (0, 1, 2):
        try:
            os.fstat(stream)
        except OSError:  # closed by the caller: the next file opened would get its number
            os.open(os.devnull, os.O_RDWR)
    codecs.register_error("similar", _similar)
    # A stream that was closed is None in Python, which not every library looks for.
    sys.stdout = sys.stdout or os.fdopen(1, "w", closefd=False)
    sys.stderr = sys.stderr or os.fdopen(2, "w", closefd=False)
    for text in (sys.stdout, sys.stderr):
        if isinstance(text, io.TextIOWrapper):
            text.reconfigure(errors="similar")


def silence(stream: int) -> None:
    """Let what is written to a standard stream, by its number, go nowhere from here on."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream)
    os.close(nowhere)


def _similar(error: UnicodeError) -> tuple[str | bytes, int]:
    """For signs that an encoding lacks: their plain forms, else their numbers."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    signs = error.object[error.start : error.end]
    plain = unicodedata.normalize("NFKC", signs)
    try:
        return plain.encode(error.encoding), error.end
    except UnicodeEncodeError:
        return codecs.backslashreplace_errors(error)
