"""What the 2020 paper states, as numbers that a rule can compare."""

import calendar
import re
from datetime import date

from analysis import tables
from analysis.errors import known


def numbers(claim: str) -> list[float]:
    """The numbers in a claim's stated value, in order.

    '4+1;3' gives 4, 1 and 3, '50;-30' gives 50 and -30, '2017-03' gives 2017 and 3.
    Raises InputError for an unknown claim.
    """
    claims = tables.read("claims").set_index("id")
    text = claims.loc[known(claim, claims.index, "claim"), "stated_value"]
    return [float(number) for number in re.findall(r"(?:(?<!\w)-)?\d+(?:\.\d+)?", str(text))]


def agrees(count: float, stated_number: float, tolerance: float) -> bool:
    """Whether a count differs from a stated number by no more than a share of it."""
    return abs(count - stated_number) <= tolerance * stated_number


def fiscal_years(claim: str) -> list[int]:
    """The fiscal years of a claim's stated value, or of its text where the value names none.

    'FY2024-FY2028' gives 2024 and 2028. Raises InputError for an unknown claim.
    """
    claims = tables.read("claims").set_index("id")
    row = claims.loc[known(claim, claims.index, "claim")]
    return years_named(str(row["stated_value"])) or years_named(row["claim"])


def months(claim: str) -> list[str]:
    """The months that a claim's text names, in order: 'May 2020' and '2020-05' give '2020-05'.

    Raises InputError for an unknown claim.
    """
    claims = tables.read("claims").set_index("id")
    text = claims.loc[known(claim, claims.index, "claim"), "claim"]
    names = "|".join(calendar.month_name[1:])
    found = re.findall(rf"\b(?:({names}) (\d{{4}})|(\d{{4}}-\d{{2}}))\b", str(text))
    order = list(calendar.month_name)
    return [iso or f"{year}-{order.index(name):02}" for name, year, iso in found]


def years_named(text: str) -> list[int]:
    """The fiscal years that a text names, such as FY2026, in order."""
    return [int(year) for year in re.findall(r"FY(\d{4})", text)]


def fiscal_year_days(year: int) -> tuple[date, date]:
    """First and last day of a Japanese fiscal year."""
    return date(year, 4, 1), date(year + 1, 3, 31)
