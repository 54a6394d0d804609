"""A failure is one line, short enough to be read, whatever was given."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import errors
from analysis.errors import DataError, InputError, RunError


def deep(levels: int) -> list:
    made: list = []
    for _ in range(levels):
        made = [made]
    return made


@given(st.text())
def test_what_somebody_typed_is_quoted_in_one_short_line(text):
    told = errors.shown(text)
    assert told.isprintable()
    assert len(told) <= errors.LONGEST_VALUE + 2
    assert (told[0], told[-1]) == ("'", "'")
    if text.isprintable() and len(text) <= errors.LONGEST_VALUE:
        assert told[1:-1] == text


@pytest.mark.parametrize(
    "value",
    [10**5000, deep(3000), {"a": deep(3000)}, "x" * 10**7, list(range(10**5)), b"\0" * 5000, None],
    ids=["huge", "deep", "deep mapping", "long", "many", "bytes", "none"],
)
def test_a_value_of_any_size_is_shown_short(value):
    told = errors.shown(value)
    assert told.isprintable()
    assert len(told) <= errors.LONGEST_VALUE + 2


def test_a_line_break_and_a_colour_code_are_shown_and_not_done():
    assert errors.shown("a\nb\x1b[31m") == r"'a\nb\x1b[31m'"
    assert str(InputError("--out a\nb: taken")) == r"--out a\nb: taken"


@given(st.text(), st.lists(st.text(st.characters(codec="ascii"), max_size=60), max_size=60))
def test_an_unknown_name_is_told_in_one_line(name, allowed):
    told = str(errors.unknown(name, allowed, "parameter", "python -m analysis show positioning"))
    assert told.isprintable()
    assert len(told) < errors.LONGEST_LINE


def test_a_short_list_is_told_whole():
    told = str(errors.unknown("bse", ["base", "rate"], "parameter", "python -m analysis list"))
    assert told == "unknown parameter 'bse': allowed are base, rate; did you mean 'base'?"


def test_of_a_long_list_the_nearest_are_told_and_the_command_that_lists_it():
    names = [f"altitude_of_shell_{i}_km" for i in range(400)]
    told = str(
        errors.unknown("altitude_of_shell_77", names, "parameter", "python -m analysis list")
    )
    assert "altitude_of_shell_77_km, " in told
    assert told.endswith(
        " and 395 more (`python -m analysis list` lists them); did you mean "
        "'altitude_of_shell_77_km'?"
    )


def test_of_many_problems_a_few_are_told_and_the_rest_counted():
    assert errors.several(["one"]) == "one"
    assert errors.several(["one", "two"]) == "one; two"
    told = errors.several([f"unknown name {i}" for i in range(20_000)])
    assert told == "unknown name 0; unknown name 1; unknown name 2 (and 19,997 more)"
    assert len(errors.several(["x" * 250] * 20_000)) < errors.LONGEST_LINE


@pytest.mark.parametrize(
    "error", [InputError("a\nb"), DataError("a"), RunError("a", "trace\nof a")]
)
def test_an_error_is_the_same_when_it_comes_from_another_process(error):
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), vars(again)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(28, "No space left on device"), "no space left on device: free some"),
        (OSError(30, "Read-only file system"), "read-only file system: choose a place"),
        (
            UnicodeDecodeError("utf-8", b"a\xff", 1, 2, "invalid"),
            "byte 2 is no UTF-8 text: save it",
        ),
        (RecursionError("maximum recursion depth"), "it is nested too deeply"),
        (ValueError("over\n  two lines"), "over two lines"),
        (KeyError(), "KeyError"),
    ],
)
def test_why_another_library_refused_is_told_in_our_words(error, told):
    assert errors.reason(error).startswith(told)
