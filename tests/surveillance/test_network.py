import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.surveillance import data, network, population

FOUND = pd.DataFrame(
    {
        "object": [0, 0, 1, 1, 2],
        "start_s": [0.0, 36000.0, 100.0, 200.0, 50.0],
        "end_s": [600.0, 36600.0, 400.0, 300.0, 90.0],
        "radar": ["a", "b", "a", "c", "c"],
    }
)


def test_groups_add_and_lose_what_the_others_do_not_see():
    groups = {"a": "Japan", "b": "Japan", "c": "India"}
    worth = network.contributions(FOUND, groups, "Japan", objects=10).set_index("group")
    assert worth.loc["India", ["seen", "added", "lost"]].tolist() == [2, 1, 1]
    assert worth.loc["Japan", ["seen", "added", "lost"]].tolist() == [2, 0, 1]
    assert worth.loc["India", "share"] == 0.2
    assert worth.loc["India", "more_passes"] == pytest.approx(1 / 3)


def test_the_longest_gap_goes_over_the_ends_of_the_day():
    gaps = network.longest_gaps_h(FOUND)
    assert gaps[0] == pytest.approx((86400 - 36600) / 3600)
    assert gaps[1] == pytest.approx((86400 + 100 - 400) / 3600)  # one pass lies within the other
    assert gaps[2] == pytest.approx((86400 - 40) / 3600)


def test_a_second_radar_never_lowers_what_is_seen():
    objects = population.draw(data.population_counts(), 1, share=0.03)
    radars = {"new": data.kamisaibara()["new"], "motr": data.radar("motr", "motr-near")}
    found = network.one_day(objects, radars, "2026-07-24", hours=6)
    seen = found.groupby("radar")["object"].nunique()
    assert seen.max() <= found["object"].nunique() <= seen.sum()


def test_questions_without_an_answer_are_refused():
    objects = population.draw(data.population_counts(), 1, share=0.001)
    with pytest.raises(InputError, match="at least one radar"):
        network.one_day(objects, {}, "2026-07-24")
    with pytest.raises(InputError, match="no group for radar b, c"):
        network.contributions(FOUND, {"a": "Japan"}, "Japan", 10)
    with pytest.raises(InputError, match="unknown base group 'Mars'"):
        network.contributions(FOUND, dict.fromkeys("abc", "Japan"), "Mars", 10)
