import numpy as np
import pandas as pd
import pytest

from analysis.debris import data, hindcast
from analysis.debris.atmosphere import days
from analysis.errors import InputError

START, END = np.datetime64("2020-05-24"), np.datetime64("2025-03-06")


@pytest.fixture(scope="module")
def iridium(observed_air):
    one = hindcast.set_up(
        data.fragments("iridium-33"), data.fragment_orbits("iridium-33"), START, END
    )
    table, fitted = hindcast.forecasts(one, observed_air)
    return one, table, fitted


def test_only_the_past_is_used():
    orbits = data.fragment_orbits("iridium-33")
    full = hindcast.set_up(data.fragments("iridium-33"), orbits, START, END)
    past = orbits[(orbits["date"] <= "2020-05-24") | (orbits["date"] == "2025-03-03")]
    cut = hindcast.set_up(data.fragments("iridium-33"), past, START, END)
    assert np.array_equal(full.history_apogee_km, cut.history_apogee_km, equal_nan=True)
    assert full.history_dates.max() == np.datetime64("2020-05-24")
    assert np.array_equal(full.lost, cut.lost)


def test_fates_are_told_apart(iridium):
    one, _, _ = iridium
    decayed = np.isfinite(one.decay_day)
    assert not (decayed & one.lost).any()
    assert decayed.sum() > 50
    assert one.decay_day[decayed].min() > days(START)
    assert one.decay_day[decayed].max() <= days(END)


def test_ours_beats_b_star_and_the_static_air(iridium):
    one, table, _ = iridium
    hit = {m: hindcast.scores(one, table[m].to_numpy())["hit_rate"] for m in hindcast.METHODS}
    assert hit["fitted"] > 0.9
    assert hit["fitted"] > hit["static"] + 0.2
    assert hit["static"] > hit["bstar"]


def test_the_confusion_table_counts_every_fragment_once(iridium):
    one, table, _ = iridium
    counts = hindcast.confusion(one, table["fitted"].to_numpy())
    assert counts[["decayed", "in_orbit", "lost"]].to_numpy().sum() == one.fragment.size


def test_scores_of_a_perfect_forecast(iridium):
    one, _, _ = iridium
    score = hindcast.scores(one, one.decay_day)
    assert score["hit_rate"] == score["precision"] == score["accuracy"] == 1
    assert score["month_error_median"] == 0


def test_survival_falls_from_one_and_the_spread_surrounds_it(iridium, observed_air):
    one, table, fitted = iridium
    curve = hindcast.survival(table["fitted"].to_numpy(), START, END)
    assert curve["share"].iloc[0] == 1
    assert (curve["share"].diff().dropna() <= 0).all()
    samples = hindcast.spread(one, fitted, observed_air, 12, 1)
    ends = np.isfinite(samples).mean(axis=1)
    assert ends.min() <= 1 - curve["share"].iloc[-1] <= ends.max()


def test_a_date_without_a_catalogue_is_refused():
    fragments, orbits = data.fragments("iridium-33"), data.fragment_orbits("iridium-33")
    with pytest.raises(InputError, match="allowed are 2012-10-22"):
        hindcast.set_up(fragments, orbits, np.datetime64("2020-05-25"), END)
    with pytest.raises(InputError, match="end must follow"):
        hindcast.set_up(fragments, orbits, START, START)


def test_a_fragment_back_in_the_last_catalogue_is_not_lost():
    fragments = pd.DataFrame({"decay_month": [None]}, index=[1])
    orbits = pd.DataFrame(
        {
            "fragment": 1,
            "date": pd.to_datetime(["2012-10-22", "2015-03-24", "2020-05-24"]),
            "apogee_km": 900,
            "perigee_km": 880,
            "bstar_m2_kg": 0.01,
        }
    )
    other = orbits.assign(fragment=2, date=orbits["date"] + pd.Timedelta(1000, "D"))
    both = pd.concat([orbits, other])
    one = hindcast.set_up(
        fragments, orbits, np.datetime64("2015-03-24"), np.datetime64("2020-06-01")
    )
    assert not one.lost[0]
    gone = hindcast.set_up(
        fragments, both, np.datetime64("2015-03-24"), np.datetime64("2023-06-01")
    )
    assert gone.lost[0]
