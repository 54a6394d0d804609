import pytest

from analysis.studies.timeline import Timeline, rules


def test_claims_without_a_precise_source_stay_unjudged():
    study = Timeline()
    open_claims = {claim for claim in study.claims() if study.verdict(claim) is None}
    assert open_claims == {"history-1969-resolution", "mmx-mid2020s"}
    found = study.findings().verdicts
    assert found.keys() == set(study.claims()) - open_claims
    overtaken = {c for c, v in found.items() if v.outcome == "overtaken by events"}
    assert overtaken == {"callisto-2022", "bepicolombo-2025"}


@pytest.mark.parametrize(
    ("counts", "reach"),
    [
        (
            {"stated": 1, "as_stated": 0, "later": 0, "another": 0},
            False,
        ),  # the year alone is sourced
        (
            {"stated": 0, "as_stated": 0, "later": 0, "another": 0},
            False,
        ),  # the paper states no year
        ({"stated": 2, "as_stated": 0, "later": 0, "another": 1}, False),
        ({"stated": 2, "as_stated": 0, "later": 0, "another": 2}, True),
        ({"stated": 5, "as_stated": 1, "later": 0, "another": 0}, True),
        ({"stated": 1, "as_stated": 0, "later": 1, "another": 0}, True),
    ],
)
def test_a_year_alone_judges_no_month(counts, reach):
    assert rules.sources_reach(**counts) is reach
