"""Errors that a reader may cause, each told in one line.

What somebody typed goes into a message through `shown`, a list of names through `unknown`, several
problems through `several`: so a line stays one line, and short enough to be read.
"""

import errno
import reprlib
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")

LONGEST_LINE, LONGEST_VALUE, LONGEST_LIST = 300, 60, 130  # characters
_NEAREST = 5


class InputError(ValueError):
    """What was given is not allowed: one line naming it, what is allowed and the nearest name."""

    def __init__(self, message: str) -> None:
        super().__init__(one_line(message))


class DataError(InputError):
    """A data file is missing, unreadable or breaks its descriptor."""


class RunError(RuntimeError):
    """A notebook failed while it ran: one line, and in `details` what the notebook printed."""

    def __init__(self, message: str, details: str = "") -> None:
        super().__init__(one_line(message))
        self.details = details


def known(given: str, allowed: Iterable[str], what: str, listed_by: str = "") -> str:
    """Return `given` when it is one of `allowed`.

    Raises InputError naming `given`, the allowed names and the nearest one; see `unknown`.
    """
    names = list(allowed)
    if given in names:
        return given
    raise unknown(given, names, what, listed_by)


def unknown(given: str, allowed: Iterable[str], what: str, listed_by: str = "") -> InputError:
    """The error for a name that is none of `allowed`, with the nearest one; to be raised.

    A long list is cut to the names nearest to `given`. listed_by: the command that lists them all,
    e.g. 'python -m analysis show positioning'.
    """
    names = sorted(map(str, allowed))
    told = nearest(given, names) or "none"
    told += (
        f" (`{listed_by}` lists them)" if listed_by and len(told) < len(", ".join(names)) else ""
    )
    return InputError(f"unknown {what} {shown(given)}: allowed are {told}{hint(given, names)}")


def nearest(given: object, names: Iterable[object]) -> str:
    """These names in a line; of a long list those nearest to `given`, and how many more."""
    listed = list(map(str, names))
    told = ", ".join(listed)
    if len(told) <= LONGEST_LIST:
        return told
    near = get_close_matches(_compared(given), listed, n=_NEAREST, cutoff=0.0)
    while len(near) > 1 and len(", ".join(near)) > LONGEST_LIST:
        near.pop()
    return f"{', '.join(near)} and {len(listed) - len(near):,} more"


def present(found: T | None, what: str) -> T:
    """Return what may be missing where it is there. Raises InputError, naming it, where not."""
    if found is None:
        raise InputError(f"no {what}")
    return found


def hint(given: str, allowed: Iterable[str]) -> str:
    """'; did you mean …?' with the allowed name nearest to `given`; empty when none is near."""
    near = get_close_matches(_compared(given), list(map(str, allowed)), n=1, cutoff=0.4)
    return f"; did you mean '{near[0]}'?" if near else ""


def shown(value: object, longest: int = LONGEST_VALUE) -> str:
    """What somebody gave, as a message quotes it: a text in quotes, a date as it is typed, anything
    else as Python has it.

    Control characters and line breaks are escaped; what is long is cut in its middle.
    """
    if isinstance(value, date):
        return str(value)
    if isinstance(value, str):
        ends = value if len(value) <= 2 * longest else value[:longest] + value[-longest:]
        return f"'{_cut(_escaped(ends), longest)}'"
    return _cut(_escaped(_SHORT.repr(value)), longest)


def one_line(text: str, longest: int = LONGEST_LINE - 1) -> str:
    """A message as one line: control characters escaped, cut in its middle when too long."""
    return _cut(_escaped(text.strip()), longest)


def several(problems: list[str], more: int = 0) -> str:
    """Problems as one line: the first ones that have room, and how many more there are.

    more: how many there are besides those listed.
    """
    told = problems[:1]
    for problem in problems[1:3]:
        if len("; ".join([*told, problem])) > LONGEST_LINE - len(" (and 1,000,000 more)"):
            break
        told.append(problem)
    more += len(problems) - len(told)
    first = _cut("; ".join(told), LONGEST_LINE - len(" (and 1,000,000 more)"))
    return first + (f" (and {more:,} more)" if more else "")


def reason(error: BaseException) -> str:
    """Why another library or the system refused, in one line without its error number."""
    if isinstance(error, UnicodeDecodeError):
        return f"byte {error.start + 1} is no UTF-8 text: save it as UTF-8"
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if isinstance(error, OSError) and error.strerror:
        way_out = _WAYS_OUT.get(error.errno or 0)
        return error.strerror.lower() + (f": {way_out}" if way_out else "")
    return " ".join(str(error).split()) or type(error).__name__


_WAYS_OUT = {
    errno.ENOSPC: "free some, or choose a place on another disk",
    errno.EROFS: "choose a place that can be written to",
    errno.EACCES: "choose a place that you may use, or change its permissions",
    errno.ENAMETOOLONG: "choose a shorter name",
}


class _Short(reprlib.Repr):
    """Short forms of nested and long values."""

    def repr_int(self, x: int, level: int) -> str:
        try:
            return super().repr_int(x, level)
        except ValueError:  # Python writes out no whole number of more than 4,300 digits
            return f"a whole number of {x.bit_length():,} bits"


_SHORT = _Short()
_SHORT.maxstring = _SHORT.maxother = _SHORT.maxlong = LONGEST_VALUE
_SHORT.maxlist = _SHORT.maxtuple = _SHORT.maxdict = _SHORT.maxset = 8


def _escaped(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    end = longest // 3
    return f"{text[: longest - end - 1]}…{text[-end:]}"


def _compared(given: object) -> str:
    """As much of a name as it takes to find its neighbours."""
    return given[:LONGEST_VALUE] if isinstance(given, str) else shown(given)
