"""What the 2020 paper states, as numbers that a rule can compare."""

import re

from analysis import tables
from analysis.errors import known


def numbers(claim: str) -> list[float]:
    """The numbers in a claim's stated value, in order: '4+1;3' gives 4, 1 and 3.

    Raises InputError for an unknown claim.
    """
    claims = tables.read("claims").set_index("id")
    text = claims.loc[known(claim, claims.index, "claim"), "stated_value"]
    return [float(number) for number in re.findall(r"\d+(?:\.\d+)?", str(text))]


def agrees(count: float, stated_number: float, tolerance: float) -> bool:
    """Whether a count differs from a stated number by no more than a share of it."""
    return abs(count - stated_number) <= tolerance * stated_number
