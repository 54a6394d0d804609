"""One line for whatever is wrong with a parameter."""

from typing import Literal

import pytest

from analysis.errors import InputError
from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.kinds import MaskAngle, Probability


class Mask(NotebookParameters):
    """How high must a satellite stand?

    More words.
    """

    angle_deg: float = parameter(5.0, unit="deg", ge=0, lt=90, description="angle")
    systems: tuple[Literal["GPS", "QZSS"], ...] = parameter(
        ("GPS",), min_length=1, description="systems"
    )
    year: int = parameter(2020, ge=2000, le=2035, description="year")


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"angle_deg": 90}, "angle_deg = 90: allowed is number at least 0 and below 90 deg"),
        ({"angle_deg": True}, "angle_deg = True: allowed is number at least 0 and below 90 deg"),
        ({"angle_deg": float("nan")}, "angle_deg = nan: allowed is number"),
        ({"year": 2020.5}, "year = 2020.5: allowed is whole number at least 2000"),
        ({"systems": ["GSP"]}, "systems = 'GSP': allowed is any of GPS, QZSS; did you mean 'GPS'?"),
        ({"systems": []}, "systems = []: allowed is any of GPS, QZSS"),
        ({"angel_deg": 5}, "unknown parameter 'angel_deg'"),
    ],
)
def test_bad_values_are_told_with_what_is_allowed(given, line):
    with pytest.raises(InputError) as caught:
        Mask.validated(given)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


def test_a_script_gives_its_plain_values_and_nothing_else():
    namespace = {"angle_deg": 20, "_i": "x", "pd": pytest, "__name__": "__main__"}
    assert Mask.from_cell(namespace) == Mask(angle_deg=20.0)
    with pytest.raises(InputError, match="unknown parameter 'angel'"):
        Mask.from_cell({"angel": 3})


SETUP = "p = Parameters.from_cell(globals())"


def kernel(*cells: str) -> dict:
    """The names that a kernel holds after executing these cells, its history among them."""
    namespace: dict = {"In": [""]}
    for code in cells:
        namespace["In"].append(code)
        if code != SETUP:
            exec(code, namespace)
    return namespace


@pytest.mark.parametrize(
    ("cells", "angle_deg"),
    [
        (["angle_deg = 20", SETUP], 20),
        (["angle_deg = 20", "# Parameters\nangle_deg = 30", SETUP], 30),
        # the set-up cell again, after cells that bind plain names of their own
        (["angle_deg = 20", SETUP, "window = str(3)\norder = list('ab')", SETUP], 20),
        # a misspelling that was mended, and the parameters cell changed and executed again
        (["angel_deg = 20", SETUP, "angle_deg = 40", SETUP], 40),
    ],
)
def test_the_set_up_cell_may_be_executed_again(cells, angle_deg):
    assert Mask.from_cell(kernel(*cells)).angle_deg == angle_deg


@pytest.mark.parametrize(
    "cells", [["angel_deg = 20"], ["angle_deg = 20", "# Parameters\nangel_deg = 3"]]
)
def test_a_misspelt_parameter_is_found_in_the_cells_that_set_them(cells):
    with pytest.raises(InputError, match="unknown parameter 'angel_deg'"):
        Mask.from_cell(kernel(*cells, SETUP))


def test_overrides_and_description_follow_the_model():
    assert Mask().overrides() == {}
    assert Mask(systems=("GPS", "QZSS"), year=2020).overrides() == {"systems": ["GPS", "QZSS"]}
    assert Mask.question() == "How high must a satellite stand?"
    assert Mask.described()[0] == {
        "name": "angle_deg",
        "type": "number",
        "unit": "deg",
        "allowed": "number at least 0 and below 90 deg",
        "default": 5.0,
        "description": "angle",
    }


class Narrowed(NotebookParameters):
    """Which range counts, the kind's or the field's?"""

    mask_angle_deg: MaskAngle = parameter(15.0, ge=5, le=60, description="angle")
    whole: MaskAngle = parameter(0.0, description="angle")
    chance: Probability = parameter(0.5, gt=0, lt=1, description="chance")


def test_a_field_has_the_unit_of_its_kind_and_may_narrow_its_range():
    rows = {row["name"]: row for row in Narrowed.described()}
    assert rows["mask_angle_deg"]["unit"] == rows["whole"]["unit"] == "deg"
    assert rows["mask_angle_deg"]["allowed"] == "number at least 5 and at most 60 deg"
    assert rows["whole"]["allowed"] == "number at least 0 and below 90 deg"
    assert rows["chance"]["allowed"] == "number above 0 and below 1"


@pytest.mark.parametrize(
    "given",
    [{"mask_angle_deg": 4}, {"mask_angle_deg": 61}, {"whole": -1}, {"whole": 90}, {"chance": 0}],
)
def test_a_narrowed_range_is_kept(given):
    with pytest.raises(InputError, match="allowed is number"):
        Narrowed.validated(given)
