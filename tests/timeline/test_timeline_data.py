import re

import pytest

from analysis import paths, tables
from analysis.errors import InputError
from analysis.timeline import data, judging

MONTH_MISSING = {"resolution", "space security dialogue", "working group"}


def test_stated_dates_are_those_of_the_claims():
    claims = tables.read("claims").set_index("id")
    for row in data.stated_dates().itertuples():
        claim = claims.loc[row.claim]
        assert row.stated_date in set(
            re.findall(r"\d{4}(?:-\d{2})?", f"{claim['stated_value']} {claim['claim']}")
        ), row


def test_every_stated_date_has_an_event_or_is_listed_missing():
    parts = judging.compared(data.stated_dates(), data.events())
    assert set(parts.loc[parts["state"] == judging.YEAR_ONLY, "part"]) == MONTH_MISSING
    assert parts["date"].notna().all()
    missing = (paths.DATA / "timeline" / "README.md").read_text().split("## Missing")[1]
    for words in ("Diet resolution (May 1969)", "(September 2010)", "(October 2015)", "MMX"):
        assert words in " ".join(missing.split())


def test_every_compared_event_belongs_to_a_stated_date():
    stated = data.stated_dates()
    keys = set(zip(stated["claim"], stated["part"], strict=True))
    events = data.events().dropna(subset=["part"])
    assert set(zip(events["claim"], events["part"], strict=True)) == keys
    assert set(stated["after"].dropna()) <= set(stated["part"])


def test_events_of_one_claim():
    assert set(data.events("kite-failed")["id"]) == {"kite-2017"}
    with pytest.raises(InputError, match="kite-failed"):
        data.events("kite-faild")
