"""What a parameter may be is told in English that can be read aloud."""

import re
from datetime import date
from typing import Annotated, Literal

import pytest

from analysis.errors import InputError
from analysis.parameters import fields
from analysis.parameters.base import NotebookParameters, parameter
from analysis.parameters.fields import Kind
from analysis.runner.registry import notebooks, parameter_model

_DAY = date(2026, 7, 24)
_AB = Literal["a", "b"]
_ANGLE = Annotated[float, Kind("deg", ge=0, lt=180)]


def of(type, default, told, **more):
    return type, parameter(default, description="x", **more), told


# Every type, alone and in a list, with limits of each sort; what is allowed, as it is told.
KINDS = {
    "number": of(float, 1.0, "is a number"),
    "least": of(float, 1.0, "is a number of at least 0.5", ge=0.5),
    "above": of(float, 1.0, "is a number above 0", gt=0),
    "most": of(float, 1.0, "is a number of at most 9 km", le=9, unit="km"),
    "below": of(float, 1.0, "is a number below 9", lt=9),
    "angle": of(float, 1.0, "is a number of at least 0 and below 90 deg", ge=0, lt=90, unit="deg"),
    "mass": of(float, 1.0, "is a number above 0 and at most 5 kg", gt=0, le=5, unit="kg"),
    "free_mass": of(float, 1.0, "is a number in kg", unit="kg"),
    "whole": of(int, 3, "is a whole number of at least 0 and at most 4", ge=0, le=4),
    "year": of(int, 2020, "is a year from 2000 to 2035", ge=2000, le=2035, unit="year"),
    "fiscal": of(int, 2020, "is a fiscal year from 2000 on", ge=2000, unit="fiscal year"),
    "past": of(int, 2020, "is a year up to 2035", le=2035, unit="year"),
    "between": of(int, 2020, "is a year after 2000 and before 2035", gt=2000, lt=2035, unit="year"),
    "any_year": of(int, 2020, "is a year", unit="year"),
    "day": of(
        date, _DAY, "is a date such as 2026-07-24, from 2026-01-01 to 2026-12-31",
        ge=date(2026, 1, 1), le=date(2026, 12, 31),
    ),
    "late": of(date, _DAY, "is a date such as 2026-07-24, after 2026-01-01", gt=date(2026, 1, 1)),
    "any_day": of(date, _DAY, "is a date such as 2026-07-24"),
    "flag": of(bool, False, "is true or false"),
    "name": of(_AB, "a", "are a, b"),
    "only": of(Literal["a"], "a", "is a"),
    "choice": of(Literal[4, 5], 4, "are 4, 5"),
    "numbers": of(
        tuple[_ANGLE, ...], (0.0, 45.0),
        "is a list such as [0, 45] of 1 to 3 different numbers, each at least 0 and below 180 deg",
        min_length=1, max_length=3,
    ),
    "pair": of(
        tuple[Annotated[int, Kind(gt=0)], ...], (1, 2),
        "is a list such as [1, 2] of 2 different whole numbers, each above 0",
        min_length=2, max_length=2,
    ),
    "single": of(
        tuple[float, ...], (1.0,), "is a list such as [1] of 1 number", min_length=1, max_length=1
    ),
    "endless": of(tuple[float, ...], (1.0,), "is a list such as [1] of different numbers"),
    "days": of(
        tuple[Annotated[date, Kind(ge=date(2026, 1, 1))], ...], (_DAY,),
        "is a list such as [2026-07-24] of one or more different dates, each from 2026-01-01 on",
        min_length=1,
    ),
    "names": of(
        tuple[_AB, ...], ("a",), "is a list such as [a] of one or more of a, b", min_length=1
    ),
    "any_names": of(tuple[_AB, ...], ("a",), "is a list such as [a] of any of a, b"),
    "two_names": of(
        tuple[Literal["a", "b", "c"], ...], ("a",), "is a list such as [a] of 1 to 2 of a, b, c",
        min_length=1, max_length=2,
    ),
}  # fmt: skip

Aloud = type(
    "Aloud",
    (NotebookParameters,),
    {
        "__annotations__": {name: kind for name, (kind, _, _) in KINDS.items()},
        "__doc__": "What?",
        **{name: field for name, (_, field, _) in KINDS.items()},
    },
)

_NUMBER = r"-?[\d.e+]+"
_LIMITS = rf"(at least|above|at most|below) {_NUMBER}( and (at most|below) {_NUMBER})?( [\w%/ ]+)?"
_DATED = r"(from \S+ (to \S+|on)|up to \S+|(after|before) \S+( and before \S+)?)"
_FORMS = re.compile(
    rf"allowed (is true or false|is a (whole )?number( in .+| of {_LIMITS}| {_LIMITS})?"
    rf"|is a (fiscal )?year( {_DATED})?|is a date such as [\d-]+(, {_DATED})?"
    rf"|is a list such as \[.+\] of (\d+( to \d+)? different (whole )?(numbers|dates)"
    rf"(, each ({_LIMITS}|{_DATED}))?|(one or more|any|\d+( to \d+)?) of .+)"
    rf"|are .+, .+|is [\w-]+)"
)


@pytest.mark.parametrize("name", KINDS)
def test_each_kind_of_field_is_told_in_a_whole_phrase(name):
    bad = {"a": 1} if name != "flag" else 2
    with pytest.raises(InputError) as caught:
        Aloud.validated({name: bad})
    assert str(caught.value).partition(": allowed ")[2] == KINDS[name][2]


@pytest.mark.parametrize("given", ["a text"])
def test_a_text_for_a_number_is_answered_with_one_that_fits(given):
    ends = {"least": "0.5, such as 1.0", "choice": "are 4, 5", "numbers": "180 deg"}
    for name, end in ends.items():
        with pytest.raises(InputError) as caught:
            Aloud.validated({name: given})
        assert str(caught.value).endswith(end)


@pytest.mark.parametrize("notebook", notebooks())
def test_each_parameter_of_a_notebook_is_told_so(notebook):
    for name, field in parameter_model(notebook).model_fields.items():
        told = fields.told_allowed(field)
        assert _FORMS.fullmatch(told), f"{name}: {told}"
