import numpy as np
import pytest

from analysis.orbits import design, propagation, sun, times
from analysis.orbits.constants import EARTH_RADIUS_KM, MU_KM3_S2


def test_the_sun_crosses_the_equator_in_march():
    # ERFA gives a declination of -0.0002 deg at this instant (table sun_reference).
    x, y, z = sun.sun_position_km("2026-03-20T14:45:00")[0]
    assert np.degrees(np.arctan2(z, np.hypot(x, y))) == pytest.approx(0, abs=0.01)


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
