"""How the 2020 paper's values and the facts of data/ read in a sentence."""

import re
from typing import Any

from analysis.errors import InputError
from analysis.evidence.numbers import grouped, listed, long_date, with_unit

# Units of claims that only say how a value is written.
_WRITTEN_AS = {"date", "year", "fiscal year", "longitude"}

_ALIASES = {"bn yen": "bn JPY", "yen per dollar": "JPY per USD", "per cent": "%"}


def stated_parts(value: str | None, unit: str | None) -> list[tuple[str, str]]:
    """The values that a claim states, each as (number as text, unit).

    value: as data/claims.csv has it: several values are separated by ';', with one unit for all
    or one for each. Empty when the claim states none.
    Raises InputError for more units than one that are not as many as the values.
    """
    if not value or value == "see claim":
        return []
    values = value.split(";")
    units = (unit or "").split(";")
    if len(units) == 1:
        units *= len(values)
    if len(units) != len(values):
        raise InputError(f"the values '{value}' and the units '{unit}' differ in number")
    return [
        (_stated_text(v.strip(), u.strip()), u.strip()) for v, u in zip(values, units, strict=True)
    ]


def stated_phrase(parts: list[tuple[str, str]], with_units: bool = True) -> str:
    """Values as a sentence has them: '28.5 and 16.1 billion yen'."""
    if not with_units:
        return listed([number for number, _ in parts])
    if len({unit for _, unit in parts}) == 1:
        *first, last = parts
        return listed([number for number, _ in first] + [_with_unit(*last)])
    return listed([_with_unit(*part) for part in parts])


def fact_text(value: Any, kind: str, column: str) -> str:
    """A cell of a table as a sentence has it.

    value: the cell; kind: its field's Frictionless type; column: its name, because a year has no
    thousands separator. Raises InputError for a missing value.
    """
    if value is None or value != value:
        raise InputError("the value is missing, and stays missing")
    if kind in ("date", "datetime"):
        return long_date(f"{value:%Y-%m-%d}")
    if kind == "year" or (kind == "integer" and re.search(r"(^|_)year$", column)):
        return str(value)
    if kind in ("integer", "number"):
        return grouped(repr(int(value)) if float(value).is_integer() else repr(float(value)))
    text = str(value)
    return long_date(text) if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", text) else text


def _stated_text(value: str, unit: str) -> str:
    if unit == "date":
        return long_date(value) if re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", value) else value
    if unit in _WRITTEN_AS:
        return value.replace("-", "–")
    if value[0] in "<>":
        return {"<": "under ", ">": "over "}[value[0]] + grouped(value[1:])
    between = re.fullmatch(r"(\d[\d.]*)-(\d[\d.]*)", value)
    if between:
        return "–".join(grouped(v) for v in between.groups())
    return grouped(value) if re.fullmatch(r"-?\d+(\.\d+)?", value) else value


def _with_unit(number: str, unit: str) -> str:
    return number if unit in _WRITTEN_AS else with_unit(number, _ALIASES.get(unit, unit))
