from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.coverage import sensors
from analysis.coverage.accesses import accesses, in_view
from analysis.errors import InputError
from analysis.ground import grids
from analysis.orbits import design, frames, propagation, sun, times

START, END = np.datetime64("2026-07-24T00:00"), np.datetime64("2026-07-25T00:00")
LOW = design.kepler_j2(START, 6378.137 + 628, 0.001, 97.9, 140.0, 90.0, 10.0)
ECCENTRIC = design.kepler_j2(START, 12000.0, 0.4, 63.4, 80.0, 270.0, 10.0)
HIGH = design.quasi_zenith(1, 135.0, START)
PLACES = grids.points(
    [35.7, 25.75, 0.0, -60.0, 89.9, -90.0], [139.7, 123.5, 179.9, -70.0, 0.0, 0.0]
)


def seen_by_stepping(orbit, grid, limits, when):
    """(P, T) bool: every limit tested at every instant, from the frames' own functions."""
    states = propagation.propagate(orbit, when)
    position = frames.earth_fixed(states)[0]
    flight = frames.earth_fixed_velocity(states)[0]
    flight /= np.linalg.norm(flight, axis=-1, keepdims=True)
    latitude, longitude, _ = frames.geodetic(position)
    below = frames.east_north_up(latitude, longitude)[:, 2]
    right = np.cross(flight, below)
    right /= np.linalg.norm(right, axis=-1, keepdims=True)
    line = grid.position_km()[:, None] - position
    line /= np.linalg.norm(line, axis=-1, keepdims=True)
    elevation = np.degrees(np.arcsin(-(line * grid.up()[:, None]).sum(-1)))
    ahead = np.degrees(np.arcsin((line * flight).sum(-1)))
    off_nadir = np.degrees(np.arccos(np.clip(-(line * below).sum(-1), -1, 1)))
    ground = grid.position_km() / np.linalg.norm(grid.position_km(), axis=-1, keepdims=True)
    centre = position / np.linalg.norm(position, axis=-1, keepdims=True)
    arc = np.degrees(np.arccos(np.clip(ground @ centre.T, -1, 1)))
    daylight = sun.sun_elevation_deg(grid.latitude_deg, grid.longitude_deg, when)
    return (
        (elevation >= limits.mask_angle_deg)
        & (elevation <= limits.max_elevation_deg)
        & (off_nadir <= limits.max_off_nadir_deg)
        & (np.abs(ahead) <= limits.max_squint_deg)
        & ((line * right).sum(-1) * limits.side >= 0)
        & (arc <= limits.max_arc_deg)
        & (daylight >= limits.min_sun_elevation_deg)
    )


SENSORS = {
    "cone": sensors.Cone(45.0),
    "narrow cone": sensors.swath(50, 628),
    "cone beyond the limb": sensors.Cone(80.0),
    "above 10 deg": sensors.AboveHorizon(10.0),
    "radar, both sides": sensors.SideLookingRadar(30, 56),
    "radar, left": sensors.SideLookingRadar(8, 70, "left", squint_deg=3.0),
    "radar, right": sensors.SideLookingRadar(8, 70, "right", squint_deg=30.0),
    "optical by day": sensors.AgileOptical(45.0, 20.0),
    "ships within 2,500 km": sensors.AisReceiver(2500.0),
}


@pytest.mark.parametrize("name", SENSORS)
def test_accesses_agree_with_stepping_through_a_day(name):
    compare_with_stepping(LOW, SENSORS[name], grids.box(-80, 80, -180, 180, 40))


@pytest.mark.parametrize("orbit", [ECCENTRIC, HIGH], ids=["eccentric", "quasi-zenith"])
def test_high_orbits_agree_with_stepping(orbit):
    compare_with_stepping(orbit, sensors.AboveHorizon(20.0), PLACES)
    compare_with_stepping(orbit, sensors.Cone(6.0), PLACES)


def compare_with_stepping(orbit, sensor, grid):
    step_s = 4.0
    when = times.every(START, END, step_s)
    seconds = np.arange(len(when)) * step_s
    found = accesses(orbit, sensor, grid, START, END)
    altitude = np.linalg.norm(orbit.positions_velocities(START)[0]) - 6378.137
    truth = seen_by_stepping(orbit, grid, sensor.limits(float(altitude)), when)
    ours = np.zeros_like(truth)
    for row in found.itertuples():
        ours[row.point] |= (seconds >= row.start_s) & (seconds <= row.end_s)
    edge = np.concatenate([found["start_s"], found["end_s"]])
    assert truth.any()
    # Where the two differ, an edge lies within 20 ms.
    for point, sample in zip(*np.nonzero(truth != ours), strict=True):
        assert np.abs(edge - seconds[sample]).min() < 0.02, (point, seconds[sample])


def test_edges_do_not_hang_on_the_sampling_step():
    grid = grids.box(20, 50, 110, 150, 10)
    coarse = accesses(LOW, SENSORS["radar, both sides"], grid, START, END)
    fine = accesses(LOW, SENSORS["radar, both sides"], grid, START, END, step_s=7)
    assert len(coarse) == len(fine) > 0
    assert np.abs(coarse[["start_s", "end_s"]] - fine[["start_s", "end_s"]]).max().max() < 0.005


def test_an_executor_and_small_tiles_change_nothing():
    fleet = design.sun_synchronous(500, 10.5, START, count=3)
    grid = grids.equal_area(300)
    plain = accesses(fleet, sensors.Cone(40), grid, START, END)
    with ThreadPoolExecutor(2) as threads:
        tiled = accesses(
            fleet, sensors.Cone(40), grid, START, END, executor=threads, points_per_tile=70
        )
    pd.testing.assert_frame_equal(plain, tiled)
    assert list(plain["satellite"].cat.categories) == list(fleet.names)


def test_processes_serve_as_well_as_threads():
    grid = grids.equal_area(50)
    plain = accesses(LOW, sensors.Cone(40), grid, START, END)
    with ProcessPoolExecutor(1) as processes:
        tiled = accesses(LOW, sensors.Cone(40), grid, START, END, executor=processes)
    pd.testing.assert_frame_equal(plain, tiled)


def test_a_geostationary_satellite_is_in_view_all_the_time_or_never():
    slot = design.geostationary(135.0, START)
    grid = grids.points([35.0, 0.0], [139.0, -40.0])
    found = accesses(slot, sensors.AboveHorizon(10), grid, START, END)
    assert found[["point", "start_s", "end_s"]].to_numpy().tolist() == [[0, 0.0, 86400.0]]


@settings(max_examples=12, deadline=None)
@given(
    split=st.floats(0.01, 0.99),
    raan=st.floats(0, 359),
    kind=st.sampled_from(["cone", "radar, left", "optical by day"]),
)
def test_a_window_split_in_two_gives_the_same_accesses(split, raan, kind):
    orbit = design.kepler_j2(START, 7000.0, 0.002, 97.0, raan)
    grid = grids.box(-60, 60, -180, 180, 30)
    cut_s = round(split * 86400, 3)
    cut = START.astype("datetime64[ns]") + np.timedelta64(round(cut_s * 1e9), "ns")
    whole = accesses(orbit, SENSORS[kind], grid, START, END)
    parts = [
        accesses(orbit, SENSORS[kind], grid, START, cut),
        accesses(orbit, SENSORS[kind], grid, cut, END),
    ]
    parts[1][["start_s", "end_s"]] += cut_s
    joined = in_view(pd.concat(parts).round(6))
    expected = in_view(whole)
    assert joined["point"].tolist() == expected["point"].tolist()
    difference = joined[["start_s", "end_s"]] - expected[["start_s", "end_s"]]
    assert np.abs(difference.to_numpy()).max(initial=0) < 2e-3


@settings(max_examples=12, deadline=None)
@given(turn=st.floats(-360, 360))
def test_turning_the_longitude_frame_changes_nothing(turn):
    grid = grids.box(-60, 60, -180, 180, 30)
    turned = grids.points(grid.latitude_deg, grid.longitude_deg + turn)
    orbits = [design.kepler_j2(START, 7000.0, 0.002, 60.0, 40.0 + angle) for angle in (0.0, turn)]
    plain = accesses(orbits[0], sensors.Cone(50), grid, START, END)
    moved = accesses(orbits[1], sensors.Cone(50), turned, START, END)
    assert plain["point"].tolist() == moved["point"].tolist()
    difference = plain[["start_s", "end_s"]] - moved[["start_s", "end_s"]]
    assert np.abs(difference.to_numpy()).max() < 2e-3


@settings(max_examples=10, deadline=None)
@given(more=st.lists(st.floats(0, 359), min_size=1, max_size=3), at_least=st.integers(1, 2))
def test_more_satellites_never_worsen_coverage(more, at_least):
    grid = grids.box(-60, 60, -180, 180, 40)
    raan = np.array([0.0, *more])
    fleet = design.kepler_j2(START, 7200.0, 0.0, 80.0, raan, 0.0, np.arange(len(raan)) * 100.0)
    few = accesses(fleet[:1], sensors.Cone(55), grid, START, END)
    many = accesses(fleet, sensors.Cone(55), grid, START, END)
    few, many = in_view(few, at_least), in_view(many, at_least)

    def covered(frame):
        length = frame["end_s"] - frame["start_s"]
        return np.bincount(frame["point"], weights=length, minlength=len(grid))

    assert np.all(covered(many) >= covered(few) - 1e-9)


def test_in_view_counts_satellites_and_joins_what_touches():
    found = pd.DataFrame(
        {
            "point": [0, 0, 0, 1],
            "start_s": [0.0, 5.0, 10.0, 3.0],
            "end_s": [6.0, 10.0, 12.0, 4.0],
        }
    )
    assert in_view(found).to_numpy().tolist() == [[0, 0, 12], [1, 3, 4]]
    assert in_view(found, 2).to_numpy().tolist() == [[0, 5, 6]]
    assert in_view(found, 3).empty


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"end": START}, "not after its start"),
        ({"end": np.datetime64("2026-07-23")}, "not after its start"),
        ({"orbits": LOW[[]]}, "constellation is empty"),
        ({"sensor": sensors.AgileOptical(70.0, 10.0)}, "looks past the horizon from"),
        ({"step_s": 0.5}, "whole number of seconds"),
        ({"points_per_tile": 0}, "at least 1"),
    ],
)
def test_bad_input_is_told_in_one_line(change, message):
    given = {
        "orbits": LOW,
        "sensor": sensors.Cone(40),
        "grid": PLACES,
        "start": START,
        "end": END,
        **change,
    }
    with pytest.raises(InputError, match=message) as told:
        accesses(**given)
    assert "\n" not in str(told.value)


def test_in_view_needs_a_count():
    with pytest.raises(InputError, match="at_least is 0"):
        in_view(pd.DataFrame({"point": [], "start_s": [], "end_s": []}), 0)
