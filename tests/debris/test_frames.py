"""Frames that the notebooks draw: exposure, clouds, counts, scenarios."""

from datetime import date

import numpy as np
import pandas as pd
import pytest

from analysis.debris import (
    atmosphere,
    data,
    decay,
    event,
    exposure,
)
from analysis.debris.counts import counts_on
from analysis.errors import InputError

DAY = pd.Timestamp("2025-03-03")


@pytest.fixture(scope="module")
def shells():
    return data.shells_at(DAY, classes=True)


@pytest.fixture(scope="module")
def elements():
    return pd.DataFrame(
        {
            "OBJECT_NAME": ["LOW", "BELT", "QUASI-ZENITH"],
            "SYSTEM": "TEST",
            "MEAN_MOTION": [14.8, 1.00273, 1.00273],
            "ECCENTRICITY": [0.0002, 0.0002, 0.075],
            "INCLINATION": [97.9, 0.05, 40.0],
        }
    )


def exposed(elements, shells, **change):
    population = data.population()
    given = {"area_m2": 10.0, "years": 7.0, "low_orbit_speed_km_s": 10.0,
             "geostationary_speed_km_s": 0.8} | change  # fmt: skip
    return exposure.satellites(
        elements, shells, population[population["date"] == DAY], data.population_models(), **given
    )


def test_low_orbit_meets_more_than_the_belt_and_what_is_outside_is_left_out(elements, shells):
    table = exposed(elements, shells)
    assert set(table["name"]) == {"LOW", "BELT"}
    by_name = table[(table["model"] == "esa-2019") & (table["larger_than_cm"] == 1)]
    impacts = by_name.set_index("name")["impacts"]
    assert impacts["LOW"] > 1000 * impacts["BELT"] > 0


def test_twice_the_area_is_twice_the_impacts(elements, shells):
    one, two = exposed(elements, shells), exposed(elements, shells, area_m2=20.0)
    assert two["impacts"].to_numpy() == pytest.approx(2 * one["impacts"].to_numpy())
    assert np.all(two["chance"] < 2 * one["chance"] + 1e-15)


def test_ranges_surround_the_chosen_estimate(elements, shells):
    ranges = exposure.by_satellite(exposed(elements, shells), "esa-2019")
    assert np.all(ranges["low"] <= ranges["impacts"])
    assert np.all(ranges["impacts"] <= ranges["high"])
    with pytest.raises(InputError, match="population estimate"):
        exposure.by_satellite(exposed(elements, shells), "esa")


def test_a_cloud_where_nobody_is_adds_nothing(shells):
    cloud = np.zeros(72)
    assert (exposure.added_by(cloud, shells)["increase"] == 0).all()
    own = exposure.not_steering(shells)
    doubled = exposure.added_by(own, shells)["increase"]
    assert doubled.to_numpy() == pytest.approx(np.ones(3))


def test_the_test_of_2007_shows_from_2007_on_and_hits_its_own_country(shells):
    seen = exposure.seen_rise(data.shell_density(), data.shell_classes())
    assert seen["date"].min() >= pd.Timestamp("2007-01-01")
    peak = seen.groupby("payloads_of")["increase"].max()
    assert peak["China"] > 0.3
    assert peak["Japan"] > 0.2
    assert (seen["increase"] > 0).all()


def test_breakups_by_altitude_cover_each_altitude(shells, observed_air):
    grid = event.by_altitude(
        [500.0, 900.0], shells, mass_kg=1000.0, larger_than_m=0.1,
        start=np.datetime64("2020-01-01"), times=np.array(["2020-02-01", "2025-01-01"], "M8[m]"),
        atmosphere=observed_air, edges_km=exposure.edges_km(shells), samples=200, seed=1,
    )  # fmt: skip
    assert len(grid) == 2 * 2 * 3
    table = exposure.between(grid, 3.0, {0: "soon", 1: "late"})
    assert set(table["payloads_of"]) == {"Japan", "China"}
    assert table["high"].to_numpy() == pytest.approx(3 * table["low"].to_numpy(), abs=2e-5)
    late = table[table["when"] == "late"].set_index(["altitude_km", "payloads_of"])["low"]
    assert late[900.0, "China"] > late[500.0, "China"]


def test_counts_are_those_of_the_last_day_before():
    counts = data.catalogue_counts()
    july, mid = (counts_on(counts, date(2020, 7, d)) for d in (1, 20))
    assert july.equals(mid)
    assert july["debris"] < july["all"]
    with pytest.raises(InputError, match="begin on 1960-01-01"):
        counts_on(counts, date(1950, 1, 1))


def test_shells_of_an_unknown_day_are_refused():
    with pytest.raises(InputError, match="within a year"):
        data.shells_at(np.datetime64("1980-01-01"))


def test_a_low_orbit_lasts_longer_under_a_quiet_sun_and_higher_up():
    table = decay.lifetime_by_altitude(data.solar_flux(observed_only=True), [180.0, 260.0], 0.005)
    stay = table.set_index(["sun", "altitude_km"])["days"]
    assert (
        stay["solar minimum", 260.0] > stay["solar maximum", 260.0] > stay["solar maximum", 180.0]
    )


def test_the_sun_is_repeated_eleven_years_on():
    flux = data.solar_flux(observed_only=True)
    longer = atmosphere.repeated_flux(flux, np.datetime64("2050-01-01"))
    assert longer["date"].iloc[-1] >= pd.Timestamp("2050-01-01")
    assert longer["date"].is_monotonic_increasing
    assert longer["f107_sfu"].iloc[len(flux)] == flux["f107_sfu"].iloc[-132]
    with pytest.raises(InputError, match="eleven years"):
        atmosphere.repeated_flux(flux.tail(50), np.datetime64("2050-01-01"))
