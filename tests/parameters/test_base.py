"""One line for whatever is wrong with a parameter."""

from datetime import date, datetime
from typing import Annotated, Literal

import pytest

from analysis.errors import InputError
from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.fields import Kind
from analysis.parameters.kinds import MaskAngle, Probability

Angle = Annotated[float, Kind("deg", ge=0, lt=180)]


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
        ({"angle_deg": 90}, "angle_deg = 90: allowed is a number of at least 0 and below 90 deg"),
        (
            {"angle_deg": True},
            "angle_deg = True: allowed is a number of at least 0 and below 90 deg",
        ),
        ({"angle_deg": float("nan")}, "angle_deg = nan: allowed is a number"),
        ({"year": 2020.5}, "year = 2020.5: allowed is a whole number of at least 2000"),
        (
            {"systems": ["GSP"]},
            "systems = 'GSP': allowed is a list such as [GPS] of one or more of GPS, QZSS; "
            "did you mean 'GPS'?",
        ),
        (
            {"systems": []},
            "systems = []: allowed is a list such as [GPS] of one or more of GPS, QZSS",
        ),
        ({"angel_deg": 5}, "unknown parameter 'angel_deg'"),
    ],
)
def test_bad_values_are_told_with_what_is_allowed(given, line):
    with pytest.raises(InputError) as caught:
        Mask.validated(given)
    assert str(caught.value).startswith(line)
    assert "\n" not in str(caught.value)


class Every(NotebookParameters):
    """What may stand in a field of each type?"""

    number: float = parameter(0.5, ge=-10, le=10, description="number")
    whole: int = parameter(3, ge=0, le=1000, description="whole number")
    day: date = parameter(
        date(2026, 7, 24), ge=date(2026, 6, 24), le=date(2026, 8, 23), description="day"
    )
    flag: bool = parameter(False, description="flag")
    city: Literal["tokyo", "sohae"] = parameter("tokyo", description="name")
    count: Literal[4, 5] = parameter(4, description="one of a few whole numbers")
    angles: tuple[Angle, ...] = parameter(
        (0.0, 45.0), min_length=1, max_length=3, description="numbers"
    )
    sizes: tuple[Annotated[int, Kind(ge=1, le=9)], ...] = parameter(
        (1, 2), min_length=1, max_length=9, description="whole numbers"
    )
    cities: tuple[Literal["tokyo", "sohae"], ...] = parameter(
        ("tokyo",), min_length=1, description="names"
    )


# What each field takes, and what it makes of it.
TAKEN = {
    "number": {2: 2.0, -0.5: -0.5}, "whole": {300.0: 300, 7: 7},
    "day": {"2026-08-01": date(2026, 8, 1), date(2026, 8, 1): date(2026, 8, 1)},
    "flag": {True: True}, "city": {"sohae": "sohae"}, "count": {5.0: 5},
    "angles": {(0, 90.5): (0.0, 90.5), 90: (90.0,)}, "sizes": {(2, 3.0): (2, 3), 4: (4,)},
    "cities": {"sohae": ("sohae",), ("sohae", "tokyo"): ("sohae", "tokyo")},
}  # fmt: skip
LOOSE = [True, False, None, "", "1", "true", "on", 0, 1, 0.5, 1e300, 10**400, float("nan"),
    float("inf"), "2026-7-24", "20260724", "2026-W30-5", "24/07/2026", "2026-02-30",
    "2026-07-24T12:00Z", "令和8年7月24日", 1753315200, datetime(2026, 7, 24), "1,5", "１２",
    "sohae,tokyo", {}, {"a": 1}, b"1", date(1999, 1, 1), "x" * 10**6, "a\nb", 3 + 0j]  # fmt: skip


@pytest.mark.parametrize(("name", "given"), [(n, g) for n in TAKEN for g in TAKEN[n]])
def test_a_field_takes_its_type_in_the_forms_of_files_and_papermill(name, given):
    made = getattr(Every.validated({name: given}), name)
    assert (type(made), made) == (type(TAKEN[name][given]), TAKEN[name][given])
    if isinstance(given, tuple):
        assert getattr(Every.validated({name: list(given)}), name) == made
        assert [type(one) for one in made] == [type(one) for one in TAKEN[name][given]]


@pytest.mark.parametrize("name", TAKEN)
@pytest.mark.parametrize("inside", [False, True], ids=["itself", "in a list"])
def test_nothing_of_another_type_is_taken_for_one(name, inside):
    # What of these is right, here or as an item of a list.
    right = {"number": [0, 1, 0.5], "whole": [0, 1], "flag": [True, False]}
    items = {"angles": [0, 1, 0.5], "sizes": [1]}
    known = items.get(name, []) if inside else (right | items).get(name, [])
    for given in LOOSE:
        if (type(given), given) in [(type(value), value) for value in known]:
            continue
        value = [given] if inside else given
        with pytest.raises(InputError) as caught:
            Every.validated({name: value})
        line = str(caught.value)
        assert line.startswith(f"{name} = "), given
        assert ": allowed is " in line or ": allowed are " in line
        assert len(line) < 300
        assert line.isprintable()


def test_the_form_is_told_with_the_range():
    told = {row["name"]: (row["type"], row["unit"], row["allowed"]) for row in Every.described()}
    assert told["day"] == (
        "date", None, "a date such as 2026-07-24, from 2026-06-24 to 2026-08-23",
    )  # fmt: skip
    assert told["angles"] == (
        "list of numbers", "deg",
        "a list such as [0, 45] of 1 to 3 different numbers, each at least 0 and below 180 deg",
    )  # fmt: skip
    assert told["cities"][2] == "a list such as [tokyo] of one or more of tokyo, sohae"
    with pytest.raises(InputError, match=r"^number = '1,5': allowed is a number .*, such as 0\.5$"):
        Every.validated({"number": "1,5"})


@pytest.mark.parametrize(
    ("given", "twice"),
    [({"angles": [0, 45, 0.0]}, "0.0"), ({"cities": ["sohae", "sohae"]}, "'sohae'")],
)
def test_a_list_holds_nothing_twice(given, twice):
    with pytest.raises(InputError, match=f"{twice} stands there twice"):
        Every.validated(given)


def test_of_thousands_of_wrong_names_a_few_are_told_and_all_are_counted():
    with pytest.raises(InputError) as caught:
        Every.validated({f"wrong{number}": number for number in range(20_000)})
    line = str(caught.value)
    assert line.startswith("unknown parameter 'wrong0': allowed are ")
    assert line.endswith(" more)")
    assert len(line) < 300


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
    "cells",
    [
        ["angel_deg = 20"],
        ["angle_deg = 20", "# Parameters\nangel_deg = 3"],
        ["angle_deg = 20", "# Parameters\nangel_deg = float('nan')"],
    ],
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
        "allowed": "a number of at least 0 and below 90 deg",
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
    assert rows["mask_angle_deg"]["allowed"] == "a number of at least 5 and at most 60 deg"
    assert rows["whole"]["allowed"] == "a number of at least 0 and below 90 deg"
    assert rows["chance"]["allowed"] == "a number above 0 and below 1"


@pytest.mark.parametrize(
    "given",
    [{"mask_angle_deg": 4}, {"mask_angle_deg": 61}, {"whole": -1}, {"whole": 90}, {"chance": 0}],
)
def test_a_narrowed_range_is_kept(given):
    with pytest.raises(InputError, match="allowed is a number"):
        Narrowed.validated(given)
