from analysis import tables
from analysis.studies.timeline import rules
from analysis.timeline import data


def test_each_claim_is_judged_by_the_rule_for_its_kind_and_number_of_dates():
    dates = data.stated_dates()
    kinds = tables.read("claims").set_index("id")["kind"]
    for claim in rules.DATED:
        assert (claim in rules.FORECASTS) == (kinds[claim] == "forecast")
        if claim != "mmx-mid2020s":  # the paper names no year
            assert (claim in rules.SEVERAL) == ((dates["claim"] == claim).sum() > 1)
