import pandas as pd
import pytest

from analysis.errors import InputError
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


def test_a_tally_counts_the_states_that_decide():
    parts = compared(
        ("a", "2013-03", None, "2013-03-11", HAPPENED),
        ("b", "2010-09", None, "2010", HAPPENED),
        ("d", "2015", None, "2016", HAPPENED),
    )
    assert judging.tally(parts) == {"stated": 3, "as_stated": 1, "later": 0, "another": 1}
    assert set(judging.tally(parts.iloc[:0]).values()) == {0}


@pytest.mark.parametrize(
    ("date", "outcome", "state"),
    [
        ("2026-11", "pending", judging.LATER),
        ("2027", "happened_otherwise", judging.LATER),
        ("2025", "pending", judging.OPEN),
        ("2025-12", HAPPENED, judging.AS_STATED),
    ],
)
def test_a_forecast_may_come_later(date, outcome, state):
    parts = compared(("a", "2025", None, date, outcome), kind="forecast")
    assert parts["state"].tolist() == [state]


def test_an_event_is_never_late():
    parts = compared(("a", "2017", None, "2018", "happened_otherwise"))
    assert parts["state"].tolist() == [judging.ANOTHER_DATE]


@pytest.mark.parametrize(
    ("guidelines", "state"), [("2007-06", judging.AS_STATED), ("2007", judging.ANOTHER_DATE)]
)
def test_what_followed_must_be_dated_later(guidelines, state):
    parts = compared(
        ("test", "2007", None, "2007-01-11", HAPPENED),
        ("guidelines", "2007", "test", guidelines, HAPPENED),
    )
    assert parts["state"].tolist() == [judging.AS_STATED, state]


def test_years_late_and_dated_rows():
    parts = compared(("a", "2022", None, "2027", "pending"), kind="forecast")
    assert judging.years_late(parts) == 5
    rows = judging.dated(parts, 2020, 2022)
    assert rows["decimal_year"].tolist() == [2022.5, 2027.5]
    assert rows["comparison"].tolist() == [judging.STATED, judging.LATER]
    with pytest.raises(InputError, match="no stated date lies from 2023 to 2024"):
        judging.dated(parts, 2023, 2024)


def test_what_cannot_be_compared_is_told():
    with pytest.raises(InputError, match="one event is allowed"):
        compared(*[("a", "2017", None, "2017", HAPPENED)] * 2)
