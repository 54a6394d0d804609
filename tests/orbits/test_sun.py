import numpy as np
import pytest

from analysis.orbits import design, propagation, sun, times
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2


def test_the_sun_crosses_the_equator_in_march():
    # ERFA gives a declination of -0.0002 deg at this instant (table sun_reference).
    x, y, z = sun.sun_position_km("2026-03-20T14:45:00")[0]
    assert np.degrees(np.arctan2(z, np.hypot(x, y))) == pytest.approx(0, abs=0.01)


# Where the Sun's apparent longitude is a multiple of 15 degrees: Japanese Ephemeris for 2019,
# National Astronomical Observatory of Japan, rekiyou192 (2018-02-01), Japan Standard Time.
SOLAR_TERMS_2019 = """
    285 01-06T00:39  300 01-20T18:00  315 02-04T12:14  330 02-19T08:04  345 03-06T06:10
    0 03-21T06:58  15 04-05T10:51  30 04-20T17:55  45 05-06T04:03  60 05-21T16:59
    75 06-06T08:06  90 06-22T00:54  105 07-07T18:21  120 07-23T11:50  135 08-08T04:13
    150 08-23T19:02  165 09-08T07:17  180 09-23T16:50  195 10-08T23:06  210 10-24T02:20
    225 11-08T02:24  240 11-22T23:59  255 12-07T19:18  270 12-22T13:19
"""


def test_the_sun_stands_where_the_almanac_says_all_through_a_year():
    words = SOLAR_TERMS_2019.split()
    published = np.array(words[::2], dtype=float)
    japan = np.array([f"2019-{day}" for day in words[1::2]], dtype="datetime64[ns]")
    x, y, z = sun.sun_position_km(japan - np.timedelta64(9, "h")).T
    obliquity = np.radians(23.437)
    longitude = np.degrees(np.arctan2(y * np.cos(obliquity) + z * np.sin(obliquity), x))
    away = (longitude - published + 180) % 360 - 180
    # The formulas' own 0.01 degrees, and a minute of time that the almanac rounds to.
    assert np.abs(away).max() < 0.012


def test_noon_and_midnight_of_one_place():
    # Mean noon at 135 E is 3 h UTC; the equation of time moves the true one by minutes.
    at = times.every("2026-07-24", "2026-07-25", 60)
    elevation = sun.sun_elevation_deg(35.0, 135.0, at)
    hour = elevation.argmax() / 60
    assert hour == pytest.approx(3.0, abs=0.3)
    assert elevation.max() == pytest.approx(90 - 35.0 + 19.9, abs=0.1)
    both = sun.sun_elevation_deg(np.array([35.0, -35.0]), np.array([135.0, 135.0]), at)
    assert both.shape == (2, 1440)
    np.testing.assert_allclose(both[0], elevation, atol=1e-9)


def test_shadow_lies_behind_the_earth_only():
    at = np.array(["2026-07-24T03:00"], dtype="datetime64[ns]")
    direction = sun.sun_position_km(at)[0]
    direction /= np.linalg.norm(direction)
    side = np.cross(direction, [0, 0, 1])
    side /= np.linalg.norm(side)
    places = np.stack([7000 * direction, -7000 * direction, 7000 * side])[:, None, :]
    assert list(sun.sunlit(places, at)[:, 0]) == [True, False, True]
    beyond = -7000 * direction + 6500 * side
    assert sun.sunlit(beyond[None, :], at).all()


def test_the_shadow_narrows_with_distance():
    at = np.array(["2026-07-24T03:00"], dtype="datetime64[ns]")
    direction = sun.sun_position_km(at)[0]
    direction /= np.linalg.norm(direction)
    side = np.cross(direction, [0, 0, 1])
    side /= np.linalg.norm(side)
    # Rays from a point Sun spread, so far behind the Earth its shadow is wider than the Earth.
    place = -400_000 * direction + 6385 * side
    assert not sun.sunlit(place[None, :], at).any()


def test_eclipse_of_a_low_orbit_lasts_as_a_cylinder_says():
    # Sun in the plane at local noon: share = arcsin(Re / r) / pi of the orbit is dark.
    orbit = design.kepler_j2("2026-03-20T14:45", EARTH_RADIUS_KM + 628, 0, 0.0)
    period_s = 2 * np.pi * np.sqrt(float(orbit.semi_major_axis_km[0]) ** 3 / MU_KM3_S2)
    at = times.every("2026-03-20T14:45", "2026-03-21T14:45", 15)
    at = at[: int(14 * period_s / 15)]
    states = propagation.propagate(orbit, at)
    dark = 1 - sun.sunlit(states.position_teme_km, at).mean()
    radius = float(orbit.semi_major_axis_km[0])
    assert dark == pytest.approx(np.arcsin(EARTH_RADIUS_KM / radius) / np.pi, abs=2e-3)
