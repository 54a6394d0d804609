"""How numbers, dates and parameters read: digits, thousands, minus sign, units in words."""

import datetime
import math
import re
from decimal import Decimal
from typing import Any

from analysis.errors import InputError

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

# Units as tables write them, and as a sentence does.
IN_WORDS = {
    "%": "per cent",
    "bn JPY": "billion yen",
    "bn USD": "billion dollars",
    "bn EUR": "billion euros",
    "mn USD": "million dollars",
    "JPY per USD": "yen per dollar",
    "% of GDP": "per cent of GDP",
    "% per year": "per cent a year",
    "percentage points": "percentage points",
    "deg": "degrees",
    "deg E": "degrees east",
    "h": "hours",
    "min": "minutes",
    "s": "seconds",
    "d": "days",
    "per day": "a day",
    "per year": "a year",
    "km2": "square kilometres",
    "m2": "square metres",
}

_COUNTS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve",
)  # fmt: skip

# Units that stand as symbols, after a no-break space.
_SYMBOLS = {"km", "m", "cm", "mm", "kg", "km/s", "m/s", "GHz", "AU"}


def number_text(number: float, digits: int) -> str:
    """A number with `digits` decimals, thousands separated, and a typographic minus.

    Raises InputError for what is missing, no number or not finite.
    """
    try:
        finite = math.isfinite(number)
    except TypeError:  # None, pandas' NA and NaT
        finite = False
    if not finite:
        raise InputError(f"a value must be a finite number, not {number}")
    text = f"{float(number):,.{digits}f}"
    negative_zero = text.strip("-0.,") == ""
    return text.lstrip("-") if negative_zero else text.replace("-", "\u2212")


def with_unit(text: str, unit: str | None) -> str:
    """A formatted number and its unit, as a sentence has it; a no-break space before the unit."""
    if not unit or unit == "1":
        return text
    words = unit if unit in _SYMBOLS else IN_WORDS.get(unit, unit)
    return f"{text}\u00a0{words}"


def grouped(number: str) -> str:
    """A plain number with thousands separated and a typographic minus, digits kept.

    Raises InputError for what does not begin as a plain number does.
    """
    parts = re.fullmatch(r"([-−]?)(\d+)(.*)", number)
    if parts is None:
        raise InputError(f"'{number}' is not a plain number")
    sign, digits, decimals = parts.groups()
    return ("−" if sign else "") + f"{int(digits):,}" + decimals


def long_date(iso: str) -> str:
    """'2023-03-16' as '16 March 2023', '1998-08' as 'August 1998'.

    Raises InputError for a date that is none.
    """
    year, month, *day = iso.split("-")
    try:
        datetime.date(int(year), int(month), int(day[0]) if day else 1)
    except ValueError:
        raise InputError(f"'{iso}' is not a date") from None
    return " ".join([*(str(int(d)) for d in day), MONTHS[int(month) - 1], year])


def shown_parameter(value: Any) -> str:
    """A parameter's value as a table shows it."""
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: "none"}[value]
    if isinstance(value, list | tuple):
        return ", ".join(shown_parameter(v) for v in value)
    if isinstance(value, float) and math.isfinite(value) and value.is_integer():
        return str(int(value))
    return str(value).replace("-", "−", 1) if isinstance(value, int | float) else str(value)


def listed(texts: list[str]) -> str:
    """Texts as a sentence lists them: 'one, two and three'."""
    *first, last = texts
    return f"{', '.join(first)} and {last}" if first else last


def in_words(number: float) -> str:
    """A whole number from zero to twelve in words, any other in digits.

    Raises InputError for a number that is not whole.
    """
    if not float(number).is_integer():
        raise InputError(f"{number:g} is no whole number: it cannot be given in words")
    whole = int(number)
    return _COUNTS[whole] if 0 <= whole < len(_COUNTS) else number_text(whole, 0)


def parameter_text(value: Any, unit: str | None) -> str:
    """A parameter's value, as JSON holds it, in a sentence.

    unit: as the parameter model gives it; years carry none, lists are listed.
    """
    if isinstance(value, list | tuple):
        return listed([parameter_text(v, unit) for v in value])
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        return long_date(value)
    if unit == "fiscal year":
        return f"FY{value}"
    if unit == "year":
        return str(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return shown_parameter(value)
    # plain decimals where Python would write 1e-06; a negative zero is zero
    return with_unit(grouped(f"{Decimal(f'{value or 0:.12g}'):f}"), unit)
