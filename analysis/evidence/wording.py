"""How a number reads: digits, thousands, the minus sign and the unit in words."""

import math

from analysis.errors import InputError

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

# Units that stand as symbols, after a no-break space.
_SYMBOLS = {"km", "m", "cm", "mm", "kg", "km/s", "m/s", "GHz", "AU"}


def number_text(number: float, digits: int) -> str:
    """A number with `digits` decimals, thousands separated, and a typographic minus.

    Raises InputError for a number that is not finite.
    """
    if not math.isfinite(number):
        raise InputError(f"a value must be a finite number, not {number}")
    text = f"{number:,.{digits}f}"
    negative_zero = text.strip("-0.,") == ""
    return text.lstrip("-") if negative_zero else text.replace("-", "\u2212")


def with_unit(text: str, unit: str | None) -> str:
    """A formatted number and its unit, as a sentence has it; a no-break space before the unit."""
    if not unit or unit == "1":
        return text
    words = unit if unit in _SYMBOLS else IN_WORDS.get(unit, unit)
    return f"{text}\u00a0{words}"
