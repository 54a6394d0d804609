import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.evidence import OUTCOMES
from analysis.timeline import judging


def compared(*rows, kind="event"):
    """rows: (part, stated date, after, sourced date or None, outcome of the event)."""
    stated = pd.DataFrame(
        [
            {"claim": "c", "part": p, "stated_date": s, "after": a, "label": p, "kind": kind}
            for p, s, a, _, _ in rows
        ]
    )
    events = pd.DataFrame(
        [
            {"claim": "c", "part": p, "date": d, "event": "e", "outcome": o, "source": "s"}
            for p, _, _, d, o in rows
            if d is not None
        ],
        columns=["claim", "part", "date", "event", "outcome", "source"],
    )
    return judging.compared(stated, events)


HAPPENED = "stated_happened"


@pytest.mark.parametrize(
    ("stated", "sourced", "state"),
    [
        ("2017", "2017-02-05", judging.AS_STATED),
        ("2017-03", "2017-03-08", judging.AS_STATED),
        ("2017-03", "2017", judging.YEAR_ONLY),
        ("2017-03", "2017-04", judging.ANOTHER_DATE),
        ("2017-03", "2018", judging.ANOTHER_DATE),
        ("2017-03", None, judging.NO_SOURCE),
    ],
)
def test_dates_are_compared_at_the_stated_precision(stated, sourced, state):
    assert compared(("a", stated, None, sourced, HAPPENED))["state"].tolist() == [state]


def test_all_dates_support_some_support_partly_and_a_missing_source_is_not_judged():
    good = ("a", "2013-03", None, "2013-03-11", HAPPENED)
    vague = ("b", "2010-09", None, "2010", HAPPENED)
    wrong = ("d", "2015", None, "2016", HAPPENED)
    assert judging.outcome(compared(good)) == "supported"
    assert judging.outcome(compared(good, vague)) == "partly"
    assert judging.outcome(compared(good, wrong)) == "partly"
    assert judging.outcome(compared(wrong)) == "not supported"
    assert judging.outcome(compared(vague)) is None
    assert judging.outcome(compared(("a", "2010", None, None, HAPPENED))) is None


@pytest.mark.parametrize(
    ("date", "outcome", "expected"),
    [
        ("2026-11", "pending", "overtaken by events"),
        ("2027", "happened_otherwise", "overtaken by events"),
        ("2025", "pending", None),
        ("2025-12", HAPPENED, "supported"),
    ],
)
def test_a_forecast_that_comes_later_is_overtaken(date, outcome, expected):
    parts = compared(("a", "2025", None, date, outcome), kind="forecast")
    assert judging.outcome(parts) == expected
    assert expected is None or expected in OUTCOMES


def test_an_event_is_never_overtaken():
    parts = compared(("a", "2017", None, "2018", "happened_otherwise"))
    assert judging.outcome(parts) == "not supported"


@pytest.mark.parametrize(("guidelines", "expected"), [("2007-06", "supported"), ("2007", "partly")])
def test_what_followed_must_be_dated_later(guidelines, expected):
    parts = compared(
        ("test", "2007", None, "2007-01-11", HAPPENED),
        ("guidelines", "2007", "test", guidelines, HAPPENED),
    )
    assert judging.outcome(parts) == expected


def test_years_late_and_chart_rows():
    parts = compared(("a", "2022", None, "2027", "pending"), kind="forecast")
    assert judging.years_late(parts) == 5
    rows = judging.chart_rows(parts, 2020, 2022)
    assert rows["year"].tolist() == [2022.5, 2027.5]
    assert rows["point"].tolist() == ["stated in 2020", judging.LATER]
    with pytest.raises(InputError, match="no stated date lies from 2023 to 2024"):
        judging.chart_rows(parts, 2023, 2024)


def test_what_cannot_be_compared_is_told():
    with pytest.raises(InputError, match="one event is allowed"):
        compared(*[("a", "2017", None, "2017", HAPPENED)] * 2)
    with pytest.raises(InputError, match="no stated date"):
        judging.outcome(compared(("a", "2017", None, None, HAPPENED)).iloc[:0])
