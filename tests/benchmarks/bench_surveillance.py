"""Passes of 12,700 objects over one radar in a day: leaping against a 30 s SGP4 step loop."""

import time

import numpy as np
import pandas as pd
import pytest

from analysis.orbits import frames, propagation, times
from analysis.orbits.mean import mean_orbits
from analysis.surveillance import data, passes

OBJECTS = 12_700
EPOCH = np.datetime64("2026-07-24T00:00:00", "ns")


def element_sets(seed=1):
    random = np.random.default_rng(seed)
    axis = 6378.137 + random.uniform(300, 1500, OBJECTS)
    return pd.DataFrame(
        {
            "OBJECT_NAME": [f"OBJECT {k}" for k in range(OBJECTS)],
            "OBJECT_ID": "2026-001A",
            "EPOCH": str(EPOCH),
            "MEAN_MOTION": 86400 / (2 * np.pi) * np.sqrt(398600.4418 / axis**3),
            "ECCENTRICITY": random.exponential(0.005, OBJECTS).clip(0, 0.02),
            "INCLINATION": random.choice([53, 65, 74, 82, 87, 98.0], OBJECTS)
            + random.normal(0, 0.5, OBJECTS),
            "RA_OF_ASC_NODE": random.uniform(0, 360, OBJECTS),
            "ARG_OF_PERICENTER": random.uniform(0, 360, OBJECTS),
            "MEAN_ANOMALY": random.uniform(0, 360, OBJECTS),
            "EPHEMERIS_TYPE": 0,
            "CLASSIFICATION_TYPE": "U",
            "NORAD_CAT_ID": np.arange(1, OBJECTS + 1),
            "ELEMENT_SET_NO": 1,
            "REV_AT_EPOCH": 1,
            "BSTAR": 1e-4,
            "MEAN_MOTION_DOT": 1e-6,
            "MEAN_MOTION_DDOT": 0.0,
        }
    ), 10 ** random.uniform(-3, 1, OBJECTS)


def step_loop(elements, rcs, radar, step_s=30.0):
    when = times.every(EPOCH, EPOCH + np.timedelta64(1, "D"), step_s)
    site = (radar.latitude_deg, radar.longitude_deg, radar.altitude_m)
    reach = radar.reach_km(rcs)
    count = 0
    for first in range(0, len(elements), 200):
        part = slice(first, first + 200)
        states = propagation.propagate(elements.iloc[part], when)
        _, elevation, distance = frames.look_angles(site, frames.earth_fixed(states))
        seen = (elevation >= radar.mask_angle_deg) & (distance <= reach[part, None])
        count += seen[:, 0].sum() + (seen[:, 1:] & ~seen[:, :-1]).sum()
    return int(count)


@pytest.mark.benchmark
def test_passes_of_a_catalogue(capsys):
    elements, rcs = element_sets()
    radar = data.kamisaibara()["new"]
    warm = mean_orbits(elements.iloc[:10], EPOCH)
    passes.find_passes(warm, rcs[:10], radar)  # compile before the clock starts
    start = time.perf_counter()
    found = passes.find_passes(mean_orbits(elements, EPOCH), rcs, radar)
    fast = time.perf_counter() - start
    start = time.perf_counter()
    stepped = step_loop(elements, rcs, radar)
    slow = time.perf_counter() - start
    with capsys.disabled():
        print(
            f"\npasses of {OBJECTS:,} objects in 24 h: {len(found):,} in {fast:.2f} s; "
            f"30 s SGP4 steps: {stepped:,} in {slow:.1f} s; "
            f"{slow / fast:.0f} x as long, counts differ by {len(found) / stepped - 1:+.2%}"
        )
    assert abs(len(found) / stepped - 1) < 0.005
