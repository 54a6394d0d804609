import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.orbits import data, design, frames, kernel, propagation, times
from analysis.orbits.constants import MU_KM3_S2

EPOCH = "2026-07-24T00:00:00"
DAY = times.every("2026-07-24", "2026-07-25", 600)


def ground(orbits, when=DAY):
    return frames.geodetic(frames.earth_fixed(propagation.propagate(orbits, when)))


@settings(deadline=None)  # the first call compiles
@given(st.floats(-20, 20), st.floats(0, 0.99))
def test_keplers_equation_is_solved(mean, eccentricity):
    anomaly = kernel.eccentric_anomaly(mean, eccentricity)
    assert anomaly - eccentricity * np.sin(anomaly) == pytest.approx(mean, abs=1e-11)


@pytest.mark.parametrize(
    ("axis", "eccentricity", "inclination"), [(7000, 0.01, 98), (26560, 0.72, 63.4), (42164, 0, 0)]
)
def test_velocity_is_the_derivative_of_position(axis, eccentricity, inclination):
    orbit = design.kepler_j2(EPOCH, axis, eccentricity, inclination, 40, 270, 20)
    at = np.datetime64("2026-07-24T07:00:00") + np.array([-500, 0, 500], "timedelta64[ms]")
    position, velocity = orbit.positions_velocities(at)
    np.testing.assert_allclose(position[:, 2] - position[:, 0], velocity[:, 1], atol=2e-6)


def test_without_drift_energy_and_plane_are_those_of_kepler():
    orbit = design.kepler_j2(EPOCH, 12_000, 0.3, 50, 10, 20, 30)
    position, velocity = orbit.positions_velocities(DAY)
    radius, speed = np.linalg.norm(position, axis=-1), np.linalg.norm(velocity, axis=-1)
    assert radius.min() >= 12_000 * 0.7 * 0.999999
    assert radius.max() <= 12_000 * 1.3 * 1.000001
    energy = speed**2 / 2 - MU_KM3_S2 / radius
    np.testing.assert_allclose(energy, -MU_KM3_S2 / 24_000, rtol=2e-3)


def test_j2_turns_the_node_as_sgp4_does():
    alos = data.elements("ALOS").iloc[:1]
    mean_motion = float(alos["MEAN_MOTION"].iloc[0]) * 2 * np.pi / 86400
    axis = np.cbrt(MU_KM3_S2 / mean_motion**2)
    rate = design.j2_rates_rad_s(axis, 0.0, float(alos["INCLINATION"].iloc[0]))[0]
    record = propagation.satellite_records(alos)[0]
    assert rate == pytest.approx(record.nodedot / 60, rel=2e-3)


def test_j2_turns_the_perigee_as_a_textbook_says():
    # Curtis, Orbital Mechanics for Engineering Students (2nd ed., 2009), example 4.9: 280 by
    # 400 km at 51.43 degrees: node -1.0465e-6, perigee 7.9193e-7 rad/s.
    axis, eccentricity = 6378 + 340, 60 / (6378 + 340)
    node, perigee, _ = design.j2_rates_rad_s(axis, eccentricity, 51.43)
    assert node == pytest.approx(-1.0465e-6, rel=2e-4, abs=0)
    assert perigee == pytest.approx(7.9193e-7, rel=2e-4, abs=0)
    # It stands still at the critical inclination, where sin^2 i = 4/5: Molniya orbits.
    assert design.j2_rates_rad_s(26_554, 0.74, 63.434949)[1] == pytest.approx(0, abs=1e-15)


@pytest.mark.parametrize("system", ["ALOS", "IGS", "GPS"])
def test_j2_drives_perigee_and_mean_anomaly_as_sgp4_does(system):
    # What J2 adds to Kepler's motion, in SGP4's own rates; second order and J4 are left out here.
    elements = data.elements(system)
    for record in propagation.satellite_records(elements):
        axis = record.a * record.radiusearthkm
        inclination = np.degrees(record.inclo)
        _, perigee, anomaly = design.j2_rates_rad_s(axis, record.ecco, inclination)
        kepler = np.sqrt(398600.8 / axis**3)  # WGS-72, as in SGP4
        theirs = record.mdot / 60 - kepler
        ours = anomaly - np.sqrt(MU_KM3_S2 / axis**3)
        full = 1.5 * kepler * 1.0826e-3 * (6378.137 / axis / (1 - record.ecco**2)) ** 2
        assert perigee == pytest.approx(record.argpdot / 60, abs=0.005 * full)
        assert ours == pytest.approx(theirs, abs=0.005 * full)


def test_j2_leaves_the_mean_anomaly_alone_where_it_should():
    # (3 cos^2 i - 1) / 2 is nought at 54.7356 degrees; 1 at the equator, -1/2 over
    # the poles.
    kepler = np.sqrt(398600.4418 / 7000**3)
    added = design.j2_rates_rad_s(7000, 0.0, np.array([54.735610, 0.0, 90.0]))[2] - kepler
    # 1.5 x 1.0780076e-3 rad/s x 1.0826267e-3 x (6378.137 / 7000)^2 = 1.4533942e-6 rad/s.
    assert added == pytest.approx([0, 1.4533942e-6, -0.7266971e-6], rel=1e-5, abs=1e-13)


def test_a_walker_pattern_is_that_of_its_notation():
    fleet = design.walker_delta(24, 6, 2, 55, 20_200, EPOCH)
    assert len(fleet) == 24
    assert sorted(set(fleet.raan_deg)) == [0, 60, 120, 180, 240, 300]
    first = fleet.mean_anomaly_deg[fleet.raan_deg == 0]
    np.testing.assert_allclose(first, [0, 90, 180, 270])
    step = fleet.mean_anomaly_deg[fleet.raan_deg == 60][0]
    assert step == pytest.approx(2 * 360 / 24)


@given(st.floats(-180, 180), st.floats(0, 0.2), st.floats(0, 60))
def test_a_quasi_zenith_track_is_centred_and_returns(longitude, eccentricity, inclination):
    fleet = design.quasi_zenith(
        1, longitude, EPOCH, eccentricity=eccentricity, inclination_deg=inclination
    )
    sidereal_day = np.timedelta64(86_164_090_531_000, "ns")
    start = np.datetime64(EPOCH, "ns")
    when = start + (np.arange(0, 97) * (sidereal_day // 96)).astype("timedelta64[ns]")
    _, lon, _ = ground(fleet, when)
    offset = (lon[0] - longitude + 180) % 360 - 180
    assert offset[:96].mean() == pytest.approx(0, abs=0.02)
    # The mean longitude returns; perigee and node drift apart, by a few hundredths at most.
    assert offset[96] == pytest.approx(offset[0], abs=0.05)


def test_quasi_zenith_satellites_share_one_track_and_dwell_in_the_north():
    when = times.every("2026-07-24", "2026-07-25", 60)
    lat, lon, alt = ground(design.quasi_zenith(3, 135.0, EPOCH), when)
    shift = round(86164.09 / 3 / 60)
    np.testing.assert_allclose(lat[1, :-shift], lat[0, shift:], atol=0.1)
    np.testing.assert_allclose(lon[1, :-shift], lon[0, shift:], atol=0.1)
    assert (lat > 0).mean() > 0.5
    assert alt[lat > 40].min() > alt[lat < -40].max()


def test_geostationary_slots_hold_for_a_day():
    slots = [90.5, 127.0, 162.0]
    lat, lon, _ = ground(design.geostationary(slots, EPOCH))
    np.testing.assert_allclose(lon, np.array(slots)[:, None] * np.ones(len(DAY)), atol=1e-4)
    np.testing.assert_allclose(lat, 0, atol=1e-9)


@pytest.mark.parametrize("node", ["ascending", "descending"])
def test_a_sun_synchronous_plane_keeps_its_local_time_through_the_year(node):
    orbit = design.sun_synchronous(628, 10.5, EPOCH, node=node, count=4)
    assert len(orbit) == 4
    for later in ("2026-07-24", "2026-10-24", "2027-07-24"):
        days = (np.datetime64(later, "s") - np.datetime64(EPOCH)).astype(float)
        raan = orbit.raan_deg[0] + np.degrees(orbit.rates_rad_s()[0][0] * days)
        hour = (raan - design.node_for_local_time_deg(0, later)) / 15
        hour = hour if node == "ascending" else hour + 12
        assert hour % 24 == pytest.approx(10.5, abs=0.02)


def test_gps_slots_keep_their_geometry_to_the_ground_at_another_epoch():
    table = data.gps_24_slot()
    fleet = design.from_slots(table, EPOCH)
    when = np.datetime64(EPOCH)
    lat, lon, _ = ground(fleet, [when])
    angle = np.radians(table["argument_of_latitude_deg"].to_numpy())
    along = np.arctan2(np.sin(angle) * np.cos(np.radians(55)), np.cos(angle))
    expected = np.degrees(along) + table["raan_deg"] - table["greenwich_angle_deg"]
    np.testing.assert_allclose((lon[:, 0] - expected + 180) % 360 - 180, 0, atol=1e-3)
    assert np.abs(lat).max() <= 55.2


def test_slices_and_joins_keep_the_satellites():
    fleet = design.walker_delta(6, 3, 1, 55, 1000, EPOCH)
    assert fleet[2:4].names == fleet.names[2:4]
    assert fleet[fleet.raan_deg == 120].names == fleet.names[2:4]
    assert fleet[5].names == fleet.names[5:]
    both = design.join_orbits(fleet, design.geostationary([135], EPOCH))
    assert len(both) == 7
    with pytest.raises(InputError, match="different names"):
        design.join_orbits(fleet, fleet)
    with pytest.raises(InputError, match="different epochs"):
        design.join_orbits(fleet, design.geostationary([135], "2027-01-01"))


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: design.kepler_j2(EPOCH, 7000, 1.1), "D1: the eccentricity is outside"),
        (lambda: design.kepler_j2(EPOCH, [7000, 6300]), "D2: the perigee altitude"),
        (lambda: design.kepler_j2(EPOCH, 7000, 0.2), "not above the ground"),
        (lambda: design.kepler_j2(EPOCH, np.nan), "not a number"),
        (lambda: design.kepler_j2(EPOCH, 7000, 0, 200), "inclination"),
        (lambda: design.kepler_j2(EPOCH, []), "at least one satellite"),
        (lambda: design.kepler_j2(EPOCH, [7000, 7100], names=["a"]), "different names"),
        (lambda: design.walker_delta(10, 3, 0, 55, 1000, EPOCH), "do not divide into 3 planes"),
        (lambda: design.walker_delta(9, 3, 3, 55, 1000, EPOCH), "phasing 3 is outside 0 to 2"),
        (lambda: design.walker_delta(0, 1, 0, 55, 1000, EPOCH), "0 satellites"),
        (lambda: design.walker_delta(4, 0, 0, 55, 1000, EPOCH), "0 planes"),
        (lambda: design.quasi_zenith(0, 135, EPOCH), "0 satellites"),
        (lambda: design.sun_synchronous(7000, 12, EPOCH), "no orbit at 7000 km"),
        (lambda: design.sun_synchronous(-5, 12, EPOCH), "not above the ground"),
        (lambda: design.sun_synchronous(600, 24, EPOCH), "local_time_h is 24"),
        (lambda: design.sun_synchronous(600, 12, EPOCH, node="rising"), "node 'rising'"),
        (lambda: design.repeat_sun_synchronous_altitude_km(0, 1), "at least 1"),
        (lambda: design.repeat_sun_synchronous_altitude_km(18, 1), "not above the ground"),
        (lambda: design.repeat_sun_synchronous_altitude_km(2, 1), "sun-synchronous"),
    ],
)
def test_a_design_that_cannot_be_is_told_in_one_line(call, message):
    with pytest.raises(InputError, match=message) as told:
        call()
    assert "\n" not in str(told.value)
