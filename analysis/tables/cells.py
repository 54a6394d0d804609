"""What a cell of a table may look like: one written form for each type, the same for all readers.

Python takes 1_000 and full-width digits for numbers and other programs do not, so the form is
stricter than either; what keeps it is read alike by all.
"""

import re
from dataclasses import dataclass

LONGEST = 5_000  # characters of one cell
_DAY = r"(18|19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}"
_SECONDS = r"T[0-9]{2}:[0-9]{2}:[0-9]{2}"


@dataclass(frozen=True)
class Form:
    """How a type is written. pattern: of the whole cell; told: how a message describes it."""

    pattern: re.Pattern
    told: str


_FORMS = {
    "string": Form(re.compile(r"(?s:.*)"), "any text"),
    "integer": Form(re.compile(r"[+-]?[0-9]{1,18}"), "a whole number in digits 0 to 9, as 2020"),
    "number": Form(
        re.compile(r"[+-]?([0-9]{1,60}(\.[0-9]{0,60})?|\.[0-9]{1,60})([eE][+-]?[0-9]{1,2})?"),
        "a number in digits 0 to 9, as 1234.5",
    ),
    "boolean": Form(re.compile(r"true|false"), "true or false"),
    "date": Form(re.compile(_DAY), "a date from 1800 to 2199, as 2020-07-24"),
    "datetime": Form(
        re.compile(rf"{_DAY}{_SECONDS}(\.[0-9]{{1,6}})?"),
        "a time in UTC from 1800 to 2199, as 2020-07-24T12:00:00, without a zone",
    ),
}


def form(kind: str) -> Form:
    """The written form of a column's type."""
    return _FORMS[kind]


def fault(text: str, kind: str) -> str | None:
    """What is wrong with how a cell is written, None when nothing is; an empty cell is a gap."""
    if len(text) > LONGEST:
        return f"{len(text):,} characters: allowed are {LONGEST:,}"
    if control := re.search(r"[\x00-\x1f\x7f-\x9f]", text):
        return f"the control character {control[0]!r}: allowed is plain text"
    if text and not form(kind).pattern.fullmatch(text):
        return f"allowed is {form(kind).told}"
    return None
