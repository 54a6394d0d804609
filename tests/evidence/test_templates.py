"""A number typed into a sentence, in digits or in words, is found; names and structure are not."""

import pytest

from analysis.evidence.templates import typed_number


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("It was 14.4 of them.", "14.4"),
        ("A fifth within an hour", "A fifth"),
        ("Two thirds of the day", "Two"),
        ("more than half of it", "half"),
        ("about eighteen per cent", "eighteen"),
        ("twice as long", "twice"),
        ("near four hundred eighty kilometres", "four"),
        ("Twenty-four hours", "Twenty-four"),
        ("three satellites in two panels", "three"),
        ("rises by a quarter", "quarter"),
    ],
)
def test_a_typed_number_is_found(text, typed):
    assert typed_number(text) == typed


@pytest.mark.parametrize(
    "text",
    [
        "Two panels of lines; four stacked bars; two axes; a figure of eight",
        "ALOS-2 and -4, H3, IGS 8B and J/FPS-5 in FY2014 and 2020",
        "one of them, at once, no one, the first and the third generation",
        "a second relay, the tenth of May",
        "often, someone, weight, attendance",
    ],
)
def test_names_years_and_structure_pass(text):
    assert typed_number(text) is None
