"""Speed of the orbit floor, as ratios measured in one run."""

import time
import tracemalloc

import numpy as np
import pandas as pd
import pytest
from skyfield import api
from skyfield.framelib import itrs

from analysis.orbits import data, frames, propagation, times

pytestmark = pytest.mark.benchmark


def seconds(call) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def catalogue(count: int) -> pd.DataFrame:
    """As many element sets as a catalogue has, spread around those of two real satellites."""
    alos = data.elements("ALOS")
    frame = alos.iloc[np.arange(count) % 2].reset_index(drop=True)
    chance = np.random.default_rng(1)
    frame["NORAD_CAT_ID"] = np.arange(count) + 1
    frame["MEAN_MOTION"] = chance.uniform(13.2, 15.2, count)
    for angle in ("RA_OF_ASC_NODE", "MEAN_ANOMALY"):
        frame[angle] = chance.uniform(0, 360, count)
    frame["INCLINATION"] = chance.uniform(30, 110, count)
    return frame


def test_batch_against_skyfield_satellite_by_satellite():
    elements = data.elements().iloc[:36]
    when = times.every("2026-07-24", "2026-07-25", 300)
    records, scale = propagation.satellite_records(elements), times.timescale()

    def ours():
        return frames.earth_fixed(propagation.propagate(elements, when))

    def theirs():
        at = times.skyfield_times(when)
        satellites = [api.EarthSatellite.from_satrec(record, scale) for record in records]
        return np.stack([s.at(at).frame_xyz(itrs).km.T for s in satellites])

    np.testing.assert_allclose(ours(), theirs(), atol=1e-3)  # a metre
    batch, loop = (min(seconds(call) for _ in range(5)) for call in (ours, theirs))
    print(
        f"\n36 satellites x 288 instants, Earth-fixed: {batch:.4f} s; "
        f"skyfield, satellite by satellite: {loop / batch:.1f} x as long"
    )


def test_a_catalogue_through_a_day_within_a_gigabyte():
    elements = catalogue(12_700)
    when = times.every("2026-07-24", "2026-07-25", 60)

    def through():
        for states in propagation.propagate_chunks(elements, when, on_failure="drop"):
            frames.earth_fixed(states)

    taken = seconds(through)
    tracemalloc.start()
    for states in propagation.propagate_chunks(elements.iloc[:4000], when, on_failure="drop"):
        frames.earth_fixed(states)
    peak_gb = tracemalloc.get_traced_memory()[1] / 1e9
    tracemalloc.stop()
    assert peak_gb < 1
    part = elements.iloc[:100]
    records, date = propagation.satellite_records(part), times.utc_julian_date(when)
    whole, fraction = (
        np.broadcast_to(d, len(when)).astype(float) for d in (date.whole, date.fraction)
    )

    def one_by_one():
        for record in records:
            for at in zip(whole, fraction, strict=True):
                record.sgp4(*at)

    loop = seconds(one_by_one) * len(elements) / len(part)
    rate = len(elements) * len(when) / taken / 1e6
    print(
        f"\n12,700 objects x 1,440 instants, Earth-fixed: {taken:.1f} s, {rate:.1f} million states "
        f"a second; sgp4, state after state, not turned (scaled): {loop / taken:.1f} x as long"
    )
    print(f"largest memory of numpy arrays: {peak_gb:.2f} GB")
