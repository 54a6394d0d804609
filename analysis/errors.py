"""Errors that a reader may cause, each told in one line."""

from collections.abc import Iterable
from difflib import get_close_matches
from typing import TypeVar

T = TypeVar("T")


class InputError(ValueError):
    """What was given is not allowed: one line naming it, what is allowed and the nearest name."""


class DataError(InputError):
    """A data file is missing, unreadable or breaks its descriptor."""


class RunError(RuntimeError):
    """A notebook failed while it ran."""


def known(given: str, allowed: Iterable[str], what: str) -> str:
    """Return `given` when it is one of `allowed`.

    Raises InputError naming `given`, the allowed names and the nearest one.
    """
    names = sorted(allowed)
    if given in names:
        return given
    raise unknown(given, names, what)


def unknown(given: str, allowed: Iterable[str], what: str) -> InputError:
    """The error for a name that is none of `allowed`, with the nearest one; to be raised."""
    names = sorted(allowed)
    told = ", ".join(names) or "none"
    return InputError(f"unknown {what} '{given}': allowed are {told}{hint(given, names)}")


def present(found: T | None, what: str) -> T:
    """Return what may be missing where it is there. Raises InputError, naming it, where not."""
    if found is None:
        raise InputError(f"no {what}")
    return found


def hint(given: str, allowed: Iterable[str]) -> str:
    """'; did you mean …?' with the allowed name nearest to `given`; empty when none is near."""
    near = get_close_matches(str(given), list(map(str, allowed)), n=1, cutoff=0.4)
    return f"; did you mean '{near[0]}'?" if near else ""
