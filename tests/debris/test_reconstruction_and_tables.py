import numpy as np
import pandas as pd
import pytest

from analysis.debris import derive
from analysis.debris.reconstruction import counts, highest_number
from analysis.errors import InputError


@pytest.fixture
def satcat():
    """A payload a week from 2006, numbered in order; fragments of 1999 numbered in between."""
    weeks = pd.date_range("2006-01-01", "2009-12-27", freq="7D")
    payloads = pd.DataFrame(
        {
            "number": 28000 + 10 * np.arange(len(weeks)),
            "name": "SAT",
            "object_class": "payload",
            "owner": "JPN",
            "launch_date": weeks,
        }
    )
    fragments = pd.DataFrame(
        {
            "number": payloads["number"].iloc[60:160].to_numpy() + 5,
            "name": "FENGYUN 1C DEB",
            "object_class": "debris",
            "owner": "PRC",
            "launch_date": pd.Timestamp("1999-05-10"),
        }
    )
    frame = pd.concat([payloads, fragments]).sort_values("number", ignore_index=True)
    return frame.assign(
        decay_date=pd.NaT, apogee_km=870.0, perigee_km=850.0, inclination_deg=98.7, rcs_m2=0.02
    )


def catalogue(satcat, numbers=None):
    frame = satcat if numbers is None else satcat[satcat["number"].isin(numbers)]
    return frame[["number", "name", "apogee_km", "perigee_km", "inclination_deg"]].assign(
        bstar=1e-3, epoch=pd.Timestamp("2009-05-31")
    )


def test_numbers_date_the_cataloguing_and_launch_dates_do_not(satcat):
    masks = {"cloud": (satcat["name"] == "FENGYUN 1C DEB").to_numpy()}
    table = counts(satcat, np.array(["2006-06-01", "2007-06-01", "2009-12-01"], "M8[D]"), masks)
    assert table["catalogued"].tolist() == [0, 13, 100]


def test_a_number_given_years_late_does_not_count_as_a_date(satcat):
    late = satcat.iloc[[5]].assign(number=29955)  # launched 2006, numbered 2009
    before = highest_number(satcat, np.array(["2006-03-01"], "M8[D]"))
    after = highest_number(pd.concat([satcat, late]), np.array(["2006-03-01"], "M8[D]"))
    assert before == after == 28080


def test_the_decayed_leave_and_the_lost_stay(satcat):
    satcat.loc[satcat["name"] == "FENGYUN 1C DEB", "decay_date"] = pd.Timestamp("2008-06-01")
    masks = {"cloud": (satcat["name"] == "FENGYUN 1C DEB").to_numpy()}
    table = counts(satcat, np.array(["2008-05-31", "2008-06-01"], "M8[D]"), masks)
    assert table["on_orbit"].iloc[0] == table["catalogued"].iloc[0] > 0
    assert table["on_orbit"].iloc[1] == 0


@pytest.mark.parametrize("centre", ["SU", "MO", "MA", "EL2", "SS"])
def test_what_does_not_go_around_the_earth_is_catalogued_but_not_on_orbit(satcat, centre):
    away = np.zeros(len(satcat), dtype=bool)
    away[:10] = True
    given = satcat.assign(orbit_center=np.where(away, centre, "EA"))
    day = np.array(["2009-12-01"], "M8[D]")
    every = {"all": np.ones(len(satcat), dtype=bool)}
    before, after = counts(satcat, day, every), counts(given, day, every)
    assert after["catalogued"].tolist() == before["catalogued"].tolist()
    assert after["on_orbit"].iloc[0] == before["on_orbit"].iloc[0] - 10


@pytest.mark.parametrize("centre", ["EA", "", "25544"])
def test_the_earth_an_unknown_centre_and_a_host_count_as_on_orbit(satcat, centre):
    day = np.array(["2009-12-01"], "M8[D]")
    every = {"all": np.ones(len(satcat), dtype=bool)}
    table = counts(satcat.assign(orbit_center=centre), day, every)
    assert table.equals(counts(satcat, day, every))


def test_launches_still_up_leave_out_what_does_not_go_around_the_earth(satcat):
    last = np.datetime64("2009-12-27")
    all_here = derive.launches(satcat, last)["payloads"].sum()
    away = satcat.assign(orbit_center=np.where(satcat["number"] < 28100, "SU", "EA"))
    assert derive.launches(away, last)["payloads"].sum() == all_here - 10


def test_before_the_first_launch_nothing_is_catalogued(satcat):
    table = counts(satcat, np.array(["1990-01-01"], "M8[D]"), {"all": np.ones(len(satcat), bool)})
    assert table["catalogued"].iloc[0] == 0


def test_dates_must_increase(satcat):
    with pytest.raises(InputError, match="increase"):
        counts(satcat, np.array(["2008-01-01", "2007-01-01"], "M8[D]"), {})


def test_the_population_counts_every_object_once(satcat):
    table = derive.population(catalogue(satcat), satcat, np.datetime64("2009-05-31"))
    assert table["objects"].sum() == len(satcat)
    assert set(table["owner"]) == {"Japan", "China"}
    assert set(table["altitude_band"]) == {"850-1,050 km"}
    assert set(table["cross_section"]) == {"small"}


def test_objects_that_the_satellite_catalogue_does_not_know_are_counted_as_unknown(satcat):
    table = derive.population(
        catalogue(satcat).assign(number=lambda f: f["number"] + 90000), satcat, "2009-05-31"
    )
    assert set(table["object_class"]) == {"unknown"}
    assert set(table["cross_section"]) == {"unknown"}


def test_shells_hold_the_classes_and_the_cloud(satcat):
    shells = derive.shell_density(catalogue(satcat), np.datetime64("2009-05-31"))
    assert shells["objects"].sum() == pytest.approx(len(satcat), abs=0.1)
    assert shells["fengyun_1c"].sum() == pytest.approx(100, abs=0.1)
    classes = derive.shell_classes(catalogue(satcat), satcat, np.datetime64("2009-05-31"))
    assert classes["debris"].sum() == pytest.approx(100, abs=0.1)
    assert classes["payloads_japan"].sum() == pytest.approx(classes["payloads"].sum())
    assert classes["payloads_china"].sum() == 0


def test_fragments_get_numbers_of_our_own_and_rounded_orbits(satcat):
    numbers = satcat.loc[satcat["name"] == "FENGYUN 1C DEB", "number"]
    dated = [
        (np.datetime64("2009-05-31"), catalogue(satcat)),
        (np.datetime64("2012-10-22"), catalogue(satcat, numbers.iloc[:30])),
    ]
    fates, orbits = derive.fragments(satcat, dated)
    assert fates["fragment"].tolist() == list(range(1, 101))
    assert not set(fates["fragment"]) & set(numbers)
    assert fates["diameter_cm"].iloc[0] == 16
    assert (orbits["date"] == "2012-10-22").sum() == 30
    assert orbits["apogee_km"].dtype.kind == "i"


def test_a_month_is_the_mean_of_the_days_that_have_a_flux():
    days = pd.date_range("2020-01-01", "2020-01-31")
    flux = np.where(days.day == 7, np.nan, 70.0)
    weather = {"date": days, "f107_sfu": flux, "f107_mean81_sfu": 71.0, "ap": 5.0}
    table = derive.solar_flux(pd.DataFrame(weather).assign(basis="observed"))
    assert table["f107_sfu"].tolist() == [70.0]


def test_months_of_space_weather_are_means_and_a_half_predicted_one_is_predicted():
    days = pd.date_range("2020-01-01", "2020-02-29")
    table = derive.solar_flux(
        pd.DataFrame(
            {
                "date": days,
                "f107_sfu": 70.0,
                "f107_mean81_sfu": 71.0,
                "ap": np.where(days < "2020-02-15", 6.0, np.nan),
                "basis": np.where(days < "2020-02-15", "observed", "predicted"),
            }
        )
    )
    assert table["date"].dt.strftime("%Y-%m-%d").tolist() == ["2020-01-15", "2020-02-15"]
    assert table["basis"].tolist() == ["observed", "predicted"]
    assert table["ap"].tolist() == [6.0, 6.0]
