import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.orbits import frames, propagation, times
from analysis.orbits.design import kepler_j2
from analysis.surveillance import passes
from analysis.surveillance.radar import Radar

EPOCH = np.datetime64("2026-07-24T00:00:00", "ns")
RADAR = Radar("Test", 35.2, 133.9, 450.0, 0.01, 739.3, 15.0)


def random_orbits(count=60, eccentricity=0.01):
    random = np.random.default_rng(5)
    perigee = 6378.137 + random.uniform(350, 1400, count)
    ecc = random.uniform(0, eccentricity, count)
    angles = [random.uniform(0, 360, count) for _ in range(3)]
    orbits = kepler_j2(EPOCH, perigee / (1 - ecc), ecc, random.uniform(30, 110, count), *angles)
    return orbits, 10 ** random.uniform(-2.5, 1, count)


def stepped(orbits, rcs, radar, step_s=1.0, hours=12):
    """Every pass by brute force, a step at a time."""
    when = times.every(EPOCH, EPOCH + np.timedelta64(hours, "h"), step_s)
    fixed = frames.earth_fixed(propagation.propagate(orbits, when))
    site = (radar.latitude_deg, radar.longitude_deg, radar.altitude_m)
    _, elevation, distance = frames.look_angles(site, fixed)
    seen = (elevation >= radar.mask_angle_deg) & (distance <= radar.reach_km(rcs)[:, None])
    seen &= np.linalg.norm(fixed, axis=-1) <= 6378.137 + radar.highest_altitude_km
    rows = []
    for index, line in enumerate(seen):
        edge = np.flatnonzero(np.diff(np.r_[False, line, False].astype(int)))
        for first, last in edge.reshape(-1, 2):
            shortest = distance[index, first:last].min()
            rows.append((index, first * step_s, last * step_s, shortest))
    return pd.DataFrame(rows, columns=["object", "start_s", "end_s", "closest_km"])


@pytest.mark.parametrize(
    ("eccentricity", "radar"),
    [
        (0.01, RADAR),
        (0.6, RADAR),
        (0.3, Radar("Near", 35.2, 133.9, 450.0, 0.01, 739.3, 5.0, 1500.0, 1000.0)),
        (0.01, Radar("South", -60.0, -170.0, 0.0, 0.01, 3000.0, 0.0)),
    ],
)
def test_every_pass_of_a_one_second_search_is_found(eccentricity, radar):
    orbits, rcs = random_orbits(eccentricity=eccentricity)
    slow = stepped(orbits, rcs, radar)
    fast = passes.find_passes(orbits, rcs, radar, hours=12, shortest_s=10)
    slow = slow[slow["end_s"] - slow["start_s"] >= 10].reset_index(drop=True)
    # A pass of ten seconds may fall on either side of the cut.
    assert abs(len(fast) - len(slow)) <= 1
    joined = slow.merge(fast, on="object", suffixes=("", "_fast"))
    joined = joined[(joined["start_s"] - joined["start_s_fast"]).abs() < 60]
    assert len(joined) >= len(slow) - 1
    assert (joined["start_s"] - joined["start_s_fast"]).abs().max() < 1.2
    assert (joined["end_s"] - joined["end_s_fast"]).abs().max() < 1.2
    assert (joined["closest_km"] - joined["closest_km_fast"]).abs().max() < 5


def test_a_pass_ends_before_the_next_begins_and_all_lie_in_the_window():
    orbits, rcs = random_orbits(200)
    found = passes.find_passes(orbits, rcs, RADAR, hours=6)
    assert found["start_s"].min() >= 0
    assert found["end_s"].max() <= 6 * 3600
    assert (found["end_s"] > found["start_s"]).all()
    same = found["object"].diff() == 0
    assert (found["start_s"] > found["end_s"].shift())[same].all()
    assert (found["closest_km"] <= RADAR.reach_km(rcs)[found["object"]] + 1e-6).all()


def test_an_object_in_view_at_the_start_counts_from_the_start():
    turn = np.degrees(times.sidereal_angle_rad(EPOCH)[0])
    overhead = kepler_j2(EPOCH, 42166.0, 0.0, 0.0, 0.0, 0.0, 134.0 + turn)
    radar = Radar("Big", 35.0, 134.0, 0.0, 1.0, 50000.0, 15.0)
    found = passes.find_passes(overhead, [1.0], radar, hours=2)
    assert found[["start_s", "end_s"]].to_numpy().tolist() == [[0, 7200]]


def test_unknown_cross_sections_give_no_pass():
    orbits, rcs = random_orbits(20)
    assert passes.find_passes(orbits, np.full_like(rcs, np.nan), RADAR).empty


def test_longer_windows_hold_the_passes_of_shorter_ones():
    orbits, rcs = random_orbits(40)
    short = passes.find_passes(orbits, rcs, RADAR, hours=12)
    long = passes.find_passes(orbits, rcs, RADAR, hours=24)
    whole = short[short["end_s"] < 12 * 3600 - 1]
    merged = whole.merge(long, on="object")
    assert ((merged["start_s_x"] - merged["start_s_y"]).abs() < 0.2).sum() == len(whole)


def test_simultaneous_counts_passes_under_way():
    found = pd.DataFrame({"start_s": [0.0, 60.0, 90.0], "end_s": [120.0, 180.0, 100.0]})
    assert passes.simultaneous(found, 0.06)["objects"].tolist() == [1, 2, 1, 0]


def test_channels_limit_what_can_be_tracked():
    found = pd.DataFrame({"start_s": [0.0] * 5, "end_s": [300.0] * 5})
    assert passes.trackable(found, 2, 300.0) == 2
    assert passes.trackable(found, 2, 150.0) == 4
    assert passes.trackable(found, 2, 100.0) == 5
    assert passes.trackable(found, 5, 1000.0) == 5


def test_questions_without_an_answer_are_refused():
    orbits, rcs = random_orbits(5)
    with pytest.raises(InputError, match="0 and at most 744"):
        passes.find_passes(orbits, rcs, RADAR, hours=0)
    with pytest.raises(InputError, match="5 orbits need as many cross-sections"):
        passes.find_passes(orbits, rcs[:3], RADAR)
    with pytest.raises(InputError, match="both must be above 0"):
        passes.trackable(pd.DataFrame({"start_s": [], "end_s": []}), 0, 10)
