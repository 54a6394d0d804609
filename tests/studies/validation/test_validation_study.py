"""The validation's study: what is counted, what stands apart, and what a choice of topics costs."""

import pytest

from analysis.errors import InputError
from analysis.evidence import texts
from analysis.parameters.validation import Parameters
from analysis.studies.validation import Validation
from analysis.validation import all_topics
from analysis.validation.frame import Comparison


def row(quantity: str, ours: float, tolerance: float, basis: str = "rounding") -> Comparison:
    numbers = (ours, 10.0, "km", tolerance)
    return Comparison("budget", quantity, *numbers, basis, "some reason", "somebody")


ROWS = [
    row("close", 10.25, 0.5),
    row("far", 12.0, 0.5, "stated"),
    row("exact", 10.0, 0.0),
    row("a unit off where none is allowed", 9.0, 0.0),
    row("ours alone", 10.5, 1.0, "regression"),
]


@pytest.fixture
def study(monkeypatch) -> Validation:
    monkeypatch.setitem(all_topics.COMPARISONS, "budget", lambda: ROWS)
    return Validation(Parameters(topics=("budget",)))


def test_guards_are_counted_apart(study):
    counted = {key: value.number for key, value in study.findings().values.items()}
    assert counted == {
        "compared": 4,
        "agree": 2,
        "guards_compared": 1,
        "guards_agree": 1,
        "rounding": 3,
        "stated": 1,
        "budget_compared": 4,
        "budget_agree": 2,
        "budget_guards_compared": 1,
        "budget_guards_agree": 1,
    }
    assert list(study.guards["quantity"]) == ["ours alone"]


def test_a_difference_is_shown_as_a_share_of_its_tolerance(study):
    shown = study.compared.set_index("quantity")
    assert shown["used_share"].tolist() == [0.5, 2.0, 0.0, -2.0]
    assert shown["agreement"].tolist() == ["within tolerance", "outside"] * 2
    assert shown.loc["far", "difference"] == "2"


def test_only_what_was_chosen_is_computed_and_shown(monkeypatch, study):
    for topic in ("orbits", "coverage", "positioning", "debris", "surveillance"):
        monkeypatch.setitem(all_topics.COMPARISONS, topic, pytest.fail)
    assert set(study.figures) == {"validation-budget-differences"}
    assert set(study.tables) == {"validation-budget"}
    assert study.number("budget_agree") == 2
    with pytest.raises(InputError, match="orbits_agree"):
        study.value("orbits_agree")


def test_each_topic_with_guards_has_their_table():
    whole = Validation()
    guarded = {t for t in whole.parameters.topics if not whole.guards_of(t).empty}
    assert guarded == set(whole.guarded)


def test_one_comparison_alone_is_not_told_as_several(monkeypatch):
    monkeypatch.setitem(all_topics.COMPARISONS, "budget", lambda: ROWS[:1])
    study = Validation(Parameters(topics=("budget",)))
    answer = texts.sentences(study.figures["validation-budget-differences"], study.text, "")[
        "answer"
    ]
    assert answer == "Comparisons within their tolerance: 1 of 1."
