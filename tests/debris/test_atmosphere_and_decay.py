import numpy as np
import pandas as pd
import pymsis
import pytest

from analysis.debris import atmosphere, data
from analysis.debris.area_to_mass import fit, from_bstar
from analysis.debris.atmosphere import DRAG_COEFFICIENT, days
from analysis.debris.decay import REENTRY_KM, decay, lifetime_days
from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2

START = np.datetime64("2020-01-01")


def after(day):
    return START + np.timedelta64(int(day * 1440), "m")


# NRLMSIS 2.1 at 135 E 35 N, 2014-03-20 12 UT, Ap 10, at 400, 600 and 800 km, by F10.7.
POINTS = {
    70: (6.956e-13, 1.553e-14, 2.903e-15),
    150: (4.014e-12, 1.719e-13, 1.396e-14),
    230: (1.041e-11, 6.857e-13, 6.215e-14),
}


def nrlmsis_kg_m3(time, latitude_deg, longitude_deg, altitude_km, f107):
    """Density at one place and time, asked of the library alone."""
    out = pymsis.calculate(
        np.datetime64(time), longitude_deg, latitude_deg, altitude_km, [f107], [f107], [[10] * 7],
        version=2.1,
    )  # fmt: skip
    return np.asarray(out[..., 0], dtype=float).ravel()


@pytest.mark.parametrize("f107", POINTS)
def test_the_library_is_nrlmsis_2_1(f107):
    got = nrlmsis_kg_m3("2014-03-20T12", 35, 135, np.array([400.0, 600, 800]), f107)
    assert got == pytest.approx(POINTS[f107], rel=1e-3)


def test_the_table_is_the_mean_of_the_model_round_the_orbit():
    """An equatorial orbit, steady Sun: the mean over local time, asked at every half hour."""
    flux = pd.DataFrame({"date": pd.date_range("2014-03-01", "2014-05-01", freq="D")})
    flux = flux.assign(f107_sfu=150.0, f107_mean81_sfu=150.0, ap=10.0)
    begin, end = np.datetime64("2014-03-20"), np.datetime64("2014-04-20")
    air = atmosphere.density_table(flux, begin, end, 0.0)
    heights = np.array([400.0, 600.0, 800.0])
    round_it = [
        nrlmsis_kg_m3("2014-03-20T00", 0, longitude, heights, 150)
        for longitude in np.arange(0, 360, 7.5)
    ]
    got = air.density_kg_m3(days(begin), heights)
    # six local times for forty-eight: the table's own step costs less than a per cent
    assert got == pytest.approx(np.mean(round_it, axis=0), rel=0.01)


def test_the_table_thins_upward_and_swells_with_the_sun(observed_air):
    assert np.all(np.diff(observed_air.log_density, axis=1) < 0)
    at_800 = [
        observed_air.density_kg_m3(days(np.datetime64(day)), np.array([800.0]))[0]
        for day in ("2009-01-15", "2014-03-15")
    ]
    assert at_800[1] > 5 * at_800[0]


def test_frozen_air_is_the_mean_and_does_not_change(observed_air):
    still = atmosphere.frozen(
        observed_air, np.datetime64("2010-01-01"), np.datetime64("2012-01-01")
    )
    assert still.day.size == 1
    one, other = (still.density_kg_m3(d, np.array([500.0]))[0] for d in (0.0, 9000.0))
    assert one == other


def test_flux_must_span_the_table():
    with pytest.raises(InputError, match="spans"):
        atmosphere.density_table(
            data.solar_flux(), np.datetime64("2020-01-01"), np.datetime64("2090-01-01"), 98
        )
    with pytest.raises(InputError, match="inclination"):
        atmosphere.density_table(data.solar_flux(), START, after(100), 190)


def test_a_circle_falls_at_the_textbook_rate(exponential_air):
    # da/dt = -sqrt(mu a) rho Cd A/m, King-Hele (1987)
    axis = EARTH_RADIUS_KM + 500
    rho = 1e-12 * np.exp(-100 / 60)
    rate = np.sqrt(MU_KM3_S2 * axis) * rho * DRAG_COEFFICIENT * 0.02 * 1000 * 86400
    path = decay(
        np.array([500.0]), np.array([500.0]), np.array([0.02]), START, [after(1)], exponential_air
    )
    assert 500 - path.apogee_km[0, 0] == pytest.approx(rate, rel=0.01)


def test_lifetime_of_a_circle_in_exponential_air(exponential_air):
    # closed form for small falls of a: t = H (1 - exp(-(h - h0) / H)) / rate(h), a held constant
    height, scale, ratio = 500.0, 60.0, 0.02
    altitude = np.linspace(REENTRY_KM, height, 200_001)
    rho = 1e-12 * np.exp(-(altitude - 400) / scale)
    rate = np.sqrt(MU_KM3_S2 * (EARTH_RADIUS_KM + altitude)) * rho * 2.2 * ratio * 1000 * 86400
    expected = np.trapezoid(1 / rate, altitude)
    got = lifetime_days(
        np.array([height]), np.array([height]), np.array([ratio]), START, after(20000),
        exponential_air,
    )  # fmt: skip
    assert got[0] == pytest.approx(expected, rel=0.01)


def test_an_ellipse_rounds_off_with_its_perigee_nearly_held(exponential_air):
    path = decay(
        np.array([1500.0]), np.array([400.0]), np.array([0.05]), START,
        [after(1), after(900)], exponential_air,
    )  # fmt: skip
    fall_of_apogee = path.apogee_km[0, 0] - path.apogee_km[0, 1]
    fall_of_perigee = path.perigee_km[0, 0] - path.perigee_km[0, 1]
    assert fall_of_apogee > 100
    assert 0 < fall_of_perigee < 0.15 * fall_of_apogee


def test_more_area_falls_sooner_and_none_never(observed_air):
    ratio = np.array([0.0, 0.05, 0.5])
    path = decay(np.full(3, 550.0), np.full(3, 550.0), ratio, START, [after(1800)], observed_air)
    assert path.decay_day[0] == np.inf
    assert path.decay_day[2] < path.decay_day[1]
    assert np.isnan(path.apogee_km[2, 0])


def test_an_orbit_below_reentry_ends_at_once(exponential_air):
    path = decay(
        np.array([150.0]), np.array([100.0]), np.array([0.1]), START, [after(1)], exponential_air
    )
    assert path.decay_day[0] == days(START)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"area_to_mass_m2_kg": np.array([-1.0])}, "area-to-mass"),
        ({"perigee_km": np.array([400.0, 500.0])}, "one length"),
        ({"times": [after(2), after(1)]}, "increasing"),
        ({"times": [after(-1)]}, "before the start"),
    ],
)
def test_wrong_input_to_decay_is_one_line(exponential_air, change, word):
    given = {
        "apogee_km": np.array([500.0]),
        "perigee_km": np.array([500.0]),
        "area_to_mass_m2_kg": np.array([0.1]),
        "start": START,
        "times": [after(1)],
        "atmosphere": exponential_air,
    }
    with pytest.raises(InputError, match=word):
        decay(**(given | change))


def test_the_fit_finds_the_ratio_that_made_the_fall(observed_air):
    truth = np.array([0.05, 0.2, 0.6])
    dates = np.array(["2012-10-22", "2015-03-24", "2017-04-01"], "datetime64[m]")
    apogee, perigee = np.array([900.0, 1000, 850]), np.array([800.0, 820, 845])
    path = decay(apogee, perigee, truth, dates[0], dates[1:], observed_air)
    seen_apogee = np.column_stack([apogee, path.apogee_km]).round()
    seen_perigee = np.column_stack([perigee, path.perigee_km]).round()
    got = fit(seen_apogee, seen_perigee, dates, observed_air)
    assert got.m2_kg == pytest.approx(truth, rel=0.1)
    assert np.all(np.abs(got.m2_kg / truth - 1) < 3 * got.relative_error)
    assert list(got.intervals) == [2, 2, 2]


def test_a_fragment_seen_once_has_no_estimate_and_gaps_are_bridged(observed_air):
    dates = np.array(["2012-10-22", "2015-03-24", "2017-04-01"], "datetime64[m]")
    apogee = np.array([[900.0, np.nan, 880.0], [900.0, np.nan, np.nan]])
    got = fit(apogee, apogee - 10, dates, observed_air)
    assert got.intervals.tolist() == [1, 0]
    assert np.isnan(got.m2_kg[1])
    assert got.m2_kg[0] > 0


def test_b_star_is_read_as_the_textbook_says():
    # B* = rho0 Cd A / (2 m) with rho0 = 0.15696615 kg/m2 per Earth radius
    assert from_bstar(np.array([0.15696615 * 2.2 * 0.01 / 2]))[0] == pytest.approx(0.01, rel=1e-5)
    assert from_bstar(np.array([-1e-4]))[0] == 0
