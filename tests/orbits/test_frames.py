import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.orbits import data, design, frames, propagation, times

DAY = times.every("2026-07-24", "2026-07-25", 1800)
LATITUDE = st.floats(-90, 90)
LONGITUDE = st.floats(-180, 180)
ALTITUDE_KM = st.floats(-5, 45_000)


@given(LATITUDE, LONGITUDE, ALTITUDE_KM)
def test_geodetic_undoes_site_position(latitude, longitude, altitude_km):
    position = frames.site_position_km(latitude, longitude, altitude_km * 1000)
    lat, lon, alt = frames.geodetic(position)
    assert lat == pytest.approx(latitude, abs=1e-9)
    assert alt == pytest.approx(altitude_km, abs=1e-6)
    apart = (lon - longitude + 180) % 360 - 180
    assert apart * np.cos(np.radians(latitude)) == pytest.approx(0, abs=1e-9)


def test_places_known_by_definition():
    np.testing.assert_allclose(frames.site_position_km(0, 0), [6378.137, 0, 0], atol=1e-9)
    np.testing.assert_allclose(
        frames.site_position_km(90, 0), [0, 0, 6356.752314245], atol=1e-6
    )  # polar radius of WGS-84


@given(LATITUDE, LONGITUDE, st.floats(0.001, 40_000))
def test_a_satellite_overhead_stands_at_ninety_degrees(latitude, longitude, height_km):
    above = frames.site_position_km(latitude, longitude, height_km * 1000)
    _, elevation, range_km = frames.look_angles((latitude, longitude), above)
    assert elevation == pytest.approx(90, abs=0.01)
    assert range_km == pytest.approx(height_km, abs=1e-6)


@pytest.mark.parametrize(
    ("direction", "azimuth"), [((1, 0), 0), ((0, 1), 90), ((-1, 0), 180), ((0, -1), 270)]
)
def test_azimuth_counts_from_north_by_east(direction, azimuth):
    north, east = direction
    target = frames.site_position_km(35 + 0.1 * north, 139 + 0.1 * east, 500)
    found = frames.look_angles((35, 139, 0), target)[0]
    assert (found - azimuth + 180) % 360 - 180 == pytest.approx(0, abs=0.1)


@given(st.floats(-360, 360), LATITUDE.filter(lambda x: abs(x) < 89))
def test_turning_the_longitude_frame_changes_nothing(turn_deg, latitude):
    turn = np.radians(turn_deg)
    matrix = np.array(
        [[np.cos(turn), -np.sin(turn), 0], [np.sin(turn), np.cos(turn), 0], [0, 0, 1]]
    )
    target = np.array([[20_000.0, 9_000.0, 14_000.0], [-30_000.0, 25_000.0, -500.0]])
    here = frames.look_angles((latitude, 30.0), target)
    there = frames.look_angles((latitude, 30.0 + turn_deg), target @ matrix.T)
    for ours, theirs in zip(here[1:], there[1:], strict=True):
        np.testing.assert_allclose(ours, theirs, atol=1e-7)
    np.testing.assert_allclose((here[0] - there[0] + 180) % 360 - 180, 0, atol=1e-6)


def test_arrays_of_sites_put_their_axis_first():
    states = propagation.propagate(data.elements("QZSS"), DAY)
    position = frames.earth_fixed(states)
    latitudes, longitudes = np.array([35.0, -12.0, 60.0]), np.array([139.0, 130.0, 10.0])
    together = frames.look_angles(frames.Site(latitudes, longitudes), position)
    assert together[1].shape == (3, 5, 48)
    for k in range(3):
        alone = frames.look_angles((latitudes[k], longitudes[k]), position)
        for one, all_ in zip(alone, together, strict=True):
            np.testing.assert_allclose(all_[k], one, atol=1e-9)


def test_to_the_earth_and_back():
    states = propagation.propagate(data.elements("ALOS"), DAY)
    back = frames.inertial(frames.earth_fixed(states), DAY)
    np.testing.assert_allclose(back, states.position_teme_km, atol=1e-9)
    again = frames.earth_fixed(states.position_teme_km, DAY)
    np.testing.assert_array_equal(again, frames.earth_fixed(states))


def test_a_geostationary_satellite_stands_still_on_the_turning_earth():
    states = propagation.propagate(design.geostationary([135.0], "2026-07-24"), DAY)
    assert np.linalg.norm(frames.earth_fixed_velocity(states), axis=-1).max() < 1e-6


def test_earth_fixed_velocity_is_the_change_of_position():
    at = np.datetime64("2026-07-24T05:00:00") + np.array([-500, 0, 500], "timedelta64[ms]")
    states = propagation.propagate(design.sun_synchronous(628, 12, "2026-07-24"), at)
    position = frames.earth_fixed(states)
    slope = position[:, 2] - position[:, 0]
    np.testing.assert_allclose(slope, frames.earth_fixed_velocity(states)[:, 1], atol=1e-6)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: frames.geodetic(np.zeros(3)), "centre"),
        (lambda: frames.site_position_km(91, 0), "latitude 91"),
        (lambda: frames.site_position_km(np.nan, 0), "not a number"),
        (lambda: frames.earth_fixed(np.zeros((1, 2, 3))), "need their times"),
        (lambda: frames.earth_fixed(np.zeros((1, 2, 3)), DAY), "do not fit 48 instants"),
    ],
)
def test_what_cannot_be_placed_is_told(call, message):
    with pytest.raises(InputError, match=message):
        call()
