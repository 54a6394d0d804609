"""What the command line writes: consoles, progress.

Whatever stands in a text is shown and not obeyed, and printing stops no work: a console that
cannot show a sign shows another, and one that nobody reads any more is left alone.
"""

import codecs
import contextlib
import functools
import io
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterator

from rich.console import Console
from rich.status import Status
from rich.text import Text

USUAL_WIDTH = 80  # columns
_OBEYED = {"Cc", "Zl", "Zp"}
"""Kinds of signs that a terminal, or a reader of lines, obeys, as Unicode names the kinds."""
_TURNING = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn round what is read after them."""


class Screen:
    """The one way of what is told to a standard stream: nothing in it is obeyed.

    The console is made when it is first used: what the surroundings say of it is read only then.
    """

    def __init__(self, *, stderr: bool = False) -> None:
        self._stderr = stderr

    def print(self, text: object = "", style: str = "") -> None:
        """One line, never wrapped, whatever stands in it."""
        self._console.print(visible(str(text)), style=style or None)

    def lines(self, text: str) -> None:
        """A text of several lines."""
        self._console.print(visible(text, kept="\n"))

    def status(self, text: object) -> Status:
        """A moving sign with a text, that lasts as long as a block."""
        return self._console.status(Text(visible(str(text))))

    @property
    def width(self) -> int:
        """Columns."""
        return self._console.width

    @property
    def is_terminal(self) -> bool:
        return self._console.is_terminal

    @functools.cached_property
    def _console(self) -> "_Plain":
        return _Plain(stderr=self._stderr)


class _Plain(Console):
    """A console for which nothing is markup, and which a closed pipe silences."""

    def __init__(self, *, stderr: bool) -> None:
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
            _environ=_surroundings(),
        )

    def on_broken_pipe(self) -> None:
        """Go on without a reader, as a run that is under way must."""
        self.quiet = True
        silence(2 if self.stderr else 1)


out = Screen()
err = Screen(stderr=True)


def visible(text: str, kept: str = "") -> str:
    """A text with the escape of every sign that would be obeyed and not shown, but those kept."""
    return "".join(
        sign.encode("unicode_escape").decode()
        if sign not in kept and (unicodedata.category(sign) in _OBEYED or sign in _TURNING)
        else sign
        for sign in text
    )


def _surroundings() -> dict[str, str]:
    """The variables of this process without sizes that are no plain numbers.

    rich takes for a number whatever is a digit in any script, and then cannot read it.
    """
    return {
        name: value
        for name, value in os.environ.items()
        if not name.endswith(("COLUMNS", "LINES")) or re.fullmatch("[0-9]{1,9}", value)
    }


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
        return Text(visible(str(self._course)))


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
