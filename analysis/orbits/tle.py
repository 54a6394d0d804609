"""Two-line element sets as an OMM frame, with every line that was not understood and why."""

import re
from dataclasses import dataclass

import numpy as np
import pandas as pd
from sgp4.alpha5 import from_alpha5

from analysis.errors import InputError
from analysis.orbits import omm

_ELEMENT_LINE = re.compile(r"^([12]) (?:[ \dA-HJ-NP-Z][ \d]{3}\d|\d{6})[ A-Z]")
_STUB = re.compile(r"^([12])(?: [\dA-HJ-NP-Z ]{0,5})?$")
_SIX_DIGITS = re.compile(r"^[12] \d{6}[ A-Z]")
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"  # alpha-5 leaves out I and O
_LENGTH = 69

NO_ELEMENTS = "a name without elements"
"""Why a line of text is rejected that no set follows: a heading, a footer, a name."""


@dataclass(frozen=True)
class Parsed:
    """What a text of two-line sets held.

    elements: one row per accepted set, in the columns of CCSDS OMM (`omm.COLUMNS`), in file order,
        and line (number of the set's line 2, from 1).
    rejected: one row per line that led to nothing: line (number from 1), reason, text.
    lines: number of lines that are neither empty nor comments.
    ends_within: line, among the rejected, of the set within which the text ends; None when it ends
        after a set or with other text. A text that ends so was cut short.
    """

    elements: pd.DataFrame
    rejected: pd.DataFrame
    lines: int
    ends_within: int | None = None


def holds_elements(text: str) -> bool:
    """Whether any line looks like one of an element set, whole or not."""
    return any(_ELEMENT_LINE.match(line.lstrip()) for line in text.splitlines())


def parse(text: str | bytes) -> Parsed:
    """Two-line sets, with or without a name line, as an OMM frame for `propagation.propagate`.

    text: lines that end in any of the three ways, also mixed; lines that begin with '#' are
    comments, blanks around a line and columns beyond the 69th are ignored. Catalogue numbers may
    be five digits, alpha-5 ('A0001' is 100001) or, in a line one column longer, six digits.
    A line that is cut short, fails its checksum, misses its partner or holds a field that is not a
    number is rejected with its reason; it never stops the others.
    Raises InputError when the text is not ASCII or UTF-8, or holds no line at all.
    Hoots and Roehrich, Spacetrack Report 3 (1980); alpha-5: Space-Track documentation.
    """
    if isinstance(text, bytes):
        try:
            text = text.decode("utf-8")
        except UnicodeDecodeError:
            raise InputError("two-line sets must be text; these bytes are not") from None
    rows: list[tuple] = []
    rejected: list[dict] = []
    lines = 0
    name = first = None
    texts = [line.strip() for line in re.split(r"\r\n|\r|\n", text)]
    last = max((at for at, line in enumerate(texts, start=1) if line), default=0)
    ends_within = None
    for number, line in enumerate(texts, start=1):
        if not line or line.startswith("#"):
            continue
        lines += 1
        kind = _ELEMENT_LINE.match(line) or (_STUB.match(line) if number == last else None)
        too_short = bool(kind) and len(line) < _LENGTH + bool(_SIX_DIGITS.match(line))
        if kind is None:
            rejected += [_reject(first, "line 1 without its line 2")] if first else []
            rejected += [_reject(name, NO_ELEMENTS)] if name else []
            name, first = (number, line), None
        elif kind[1] == "1":
            rejected += [_reject(first, "line 1 without its line 2")] if first else []
            first = (number, line)
        elif first is None:
            rejected.append(_reject((number, line), "line 2 without its line 1"))
            name = None
        else:
            try:
                rows.append((*_elements(name[1] if name else "", first[1], line), number))
            except _RejectedError as reason:
                at = number if reason.line == 2 else first[0]
                rejected.append(_reject((at, line if reason.line == 2 else first[1]), str(reason)))
            name = first = None
        if number == last and too_short and not first:
            ends_within = rejected[-1]["line"]
    if first:
        rejected.append(_reject(first, "line 1 without its line 2"))
        ends_within = first[0]
    rejected += [_reject(name, NO_ELEMENTS)] if name and not first else []
    if lines == 0:
        raise InputError("no two-line set: the text is empty")
    elements = pd.DataFrame(rows, columns=[*omm.COLUMNS, "line"])
    elements["EPOCH"] = elements["EPOCH"].astype("datetime64[us]")
    return Parsed(
        elements, pd.DataFrame(rejected, columns=["line", "reason", "text"]), lines, ends_within
    )


def newest(elements: pd.DataFrame) -> pd.DataFrame:
    """The latest set of each satellite, for files that hold several; in catalogue order."""
    order = elements.sort_values(["NORAD_CAT_ID", "EPOCH"], kind="stable")
    return order.drop_duplicates("NORAD_CAT_ID", keep="last").reset_index(drop=True)


def catalogue_number(field: str) -> int:
    """Catalogue number from five columns (digits or alpha-5) or six digits.

    Raises InputError for anything else.
    """
    text = field.strip()
    if text.isascii() and text.isdigit() and len(text) <= 6:
        return int(text)
    if len(text) == 5 and text[0] in _LETTERS and text[1:].isascii() and text[1:].isdigit():
        return from_alpha5(text)
    raise InputError(f"'{field}' is not a catalogue number: five or six digits, or alpha-5")


def checksum(line: str) -> int:
    """Sum of the digits of a line without its last column, a minus sign counting 1, modulo 10."""
    return sum(int(c) if c.isdigit() else c == "-" for c in line) % 10


class _RejectedError(Exception):
    def __init__(self, line: int, reason: str) -> None:
        super().__init__(reason)
        self.line = line


def _elements(name: str, first: str, second: str) -> tuple:
    number1, one = _columns(first, 1)
    number2, two = _columns(second, 2)
    if number1 != number2:
        raise _RejectedError(2, f"line 2 is of satellite {number2}, line 1 of {number1}")
    eccentricity = two[26:33].replace(" ", "0")
    if not eccentricity.isdigit():
        raise _RejectedError(2, f"eccentricity '{two[26:33]}' is not a number")
    motion = _number(two[52:63], 2, "mean motion")
    if motion <= 0:
        raise _RejectedError(2, f"mean motion {motion:g} is not above 0")
    label = name[2:] if name.startswith("0 ") else name
    return (
        label.strip() or str(number1),
        _designator(one[9:17]),
        _epoch(one[18:32]),
        motion,
        int(eccentricity) / 1e7,
        _number(two[8:16], 2, "inclination"),
        _number(two[17:25], 2, "right ascension of the node"),
        _number(two[34:42], 2, "argument of perigee"),
        _number(two[43:51], 2, "mean anomaly"),
        int(one[62]) if one[62].isdigit() else 0,
        one[7].strip() or "U",
        number1,
        _count(one[64:68]),
        _count(two[63:68]),
        _scaled(one[53:61], "drag term"),
        _number(one[33:43], 1, "first derivative"),
        _scaled(one[44:52], "second derivative"),
    )


def _columns(line: str, which: int) -> tuple[int, str]:
    """Catalogue number, and the line in the standard columns whatever its number's width."""
    six = bool(_SIX_DIGITS.match(line))
    length = _LENGTH + six
    if len(line) < length:
        raise _RejectedError(which, f"line {which} has {len(line)} columns of {length}")
    line = line[:length]
    expected = checksum(line[:-1])
    if line[-1] != str(expected):
        raise _RejectedError(
            which, f"checksum of line {which} is '{line[-1]}', the digits give {expected}"
        )
    number = catalogue_number(line[2 : 7 + six])
    return number, line[:2] + line[2 + six :]


def _number(field: str, which: int, what: str) -> float:
    try:
        value = float(field)
    except ValueError:
        value = np.nan
    if not np.isfinite(value):
        raise _RejectedError(which, f"{what} '{field.strip()}' is not a number")
    return value


def _scaled(field: str, what: str) -> float:
    """A number such as ' 12808-3', which stands for 0.12808e-3."""
    match = re.fullmatch(r"([ +-]?)[ ]*(\d{1,5})[ ]*([+-]\d)?", field.rstrip() or "0")
    if match is None:
        raise _RejectedError(1, f"{what} '{field.strip()}' is not a number")
    sign, digits, exponent = match.groups()
    return float(f"{'-' if sign == '-' else ''}0.{digits}e{exponent or '+0'}")


def _count(field: str) -> int:
    text = field.strip()
    return int(text) if text.isdigit() else 0


def _epoch(field: str) -> np.datetime64:
    try:
        year, day = int(field[:2]), float(field[2:])
    except ValueError:
        raise _RejectedError(1, f"epoch '{field.strip()}' is not a date") from None
    if not 1 <= day < 367:
        raise _RejectedError(1, f"epoch '{field.strip()}': day {day:g} of the year is impossible")
    start = np.datetime64(f"{1900 + year if year >= 57 else 2000 + year}-01-01", "us")
    return start + np.timedelta64(round((day - 1) * 86_400_000_000), "us")


def _designator(field: str) -> str:
    text = field.strip()
    if len(text) < 6 or not text[:5].isdigit():
        return ""
    year = int(text[:2])
    return f"{1900 + year if year >= 57 else 2000 + year}-{text[2:5]}{text[5:].strip()}"


def _reject(at: tuple[int, str], reason: str) -> dict:
    return {"line": at[0], "reason": reason, "text": at[1][:80]}
