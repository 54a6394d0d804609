"""Radio bursts in the daily solar flux, and the published months that they had made."""

import numpy as np
import pandas as pd
import pytest

from analysis.debris import data, derive
from analysis.debris.catalogue_files import load
from tests.debris.catalogue_writer import save, weather, weather_fixed

DAYS = pd.date_range("2010-12-01", "2011-05-31")
BURST = pd.Timestamp("2011-03-07")


def daily(bursts):
    """Rows of a quiet Sun at 100 sfu but for the bursts, each mean over the 81 days about it."""
    flux = pd.Series(100.0, index=pd.date_range("2010-10-01", "2011-07-31"))
    for day, value in bursts.items():
        flux[day] = value
    mean = flux.rolling(81, center=True).mean().round(1)
    return [f"{day:%Y-%m-%d},8,{flux[day]},OBS,{mean[day]}" for day in DAYS]


def test_a_day_that_a_burst_spoiled_is_left_out_and_counted(tmp_path):
    one = load(save(tmp_path, "sw.csv", weather(daily({BURST: 938.6}))))
    assert one.skipped["line"].tolist() == [2 + (BURST - DAYS[0]).days]
    assert "'938.6'" in one.skipped["reason"].iloc[0]
    assert "1 × F10.7 of … is far above the weeks around it: a radio burst" in one.summary()
    spoiled = one.frame.set_index("date").loc[BURST]
    assert np.isnan(spoiled["f107_sfu"])
    assert spoiled["ap"] == 8
    march = derive.solar_flux(one.frame).set_index("date").loc["2011-03-15"]
    assert march["f107_sfu"] == 100


def test_the_means_of_the_weeks_around_a_burst_are_free_of_it(tmp_path):
    one = load(save(tmp_path, "sw.csv", weather(daily({BURST: 938.6}))))
    mean = one.frame.set_index("date")["f107_mean81_sfu"]
    half = pd.Timedelta(40, "D")
    # the file begins and ends less than 81 days away: there the published means stay
    assert (mean[BURST - pd.Timedelta(30, "D") : BURST + half] == 100).all()
    assert (mean[: BURST - half - pd.Timedelta(1, "D")] == 100).all()


def test_every_burst_counts_on_its_own_also_two_in_a_week(tmp_path):
    second = BURST + pd.Timedelta(4, "D")
    one = load(save(tmp_path, "sw.csv", weather(daily({BURST: 707.6, second: 302.0}))))
    assert len(one.skipped) == 2
    march = derive.solar_flux(one.frame).set_index("date").loc["2011-03-15"]
    assert march["f107_sfu"] == 100
    assert march["f107_mean81_sfu"] == 100


def test_a_very_active_disc_is_no_burst(tmp_path):
    # late October 2003: up to twice the mean, for days
    active = {BURST + pd.Timedelta(n, "D"): 215.0 for n in range(4)}
    one = load(save(tmp_path, "sw.csv", weather(daily(active))))
    assert one.skipped.empty
    assert one.frame["f107_sfu"].max() == 215


def test_bursts_do_not_make_a_short_file_one_that_cannot_be_trusted(tmp_path):
    rows = [f"2011-03-0{d},8,{938.6 if d == 7 else 150.0},OBS,115.0" for d in (5, 6, 7, 8, 9)]
    one = load(save(tmp_path, "sw.csv", weather(rows)))
    assert derive.solar_flux(one.frame)["f107_sfu"].tolist() == [150.0]
    assert set(one.frame["f107_mean81_sfu"]) == {115.0}


def test_fixed_columns_and_commas_hold_the_same_weather(tmp_path):
    rows = [*daily({BURST: 938.6}), "2011-06-01,9,101.0,PRD,100.5", "2011-07-01,,99.0,PRM,99.5"]
    one = load(save(tmp_path, "SW-All.csv", weather(rows)))
    other = load(save(tmp_path, "SW-All.txt", weather_fixed(rows)))
    assert other.kind == "space-weather"
    assert other.date == one.date
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert len(other.skipped) == 1


# CelesTrak's daily values, as public copies of its file hold them: what a month gives without the
# days of bursts.
@pytest.mark.parametrize(
    ("month", "f107_sfu"),
    [
        ("2001-04", 184.2), ("2001-12", 235.6), ("2003-11", 139.8), ("2005-09", 91.7),
        ("2006-12", 85.4), ("2011-03", 114.7),
    ],
)  # fmt: skip
def test_no_published_month_is_made_by_a_burst(month, f107_sfu):
    flux = data.solar_flux().set_index("date").loc[f"{month}-15"]
    assert flux["f107_sfu"] == f107_sfu


def test_months_and_the_means_around_them_stay_near_one_another():
    flux = data.solar_flux(observed_only=True)
    ratio = flux["f107_sfu"] / flux["f107_mean81_sfu"]
    assert ratio.between(0.75, 1.2).all()
