"""A map of the dilution of precision against plain numpy, as ratios of one run.

Size: 7,371 points, 288 epochs, 36 satellites. Three plain ways are timed: the textbook's, with
numpy.linalg.inv over each visible set; and, as a sensible user would write it, all points of an
epoch at once, with zero rows for what is hidden, either by matmul or by einsum. The textbook's way
takes minutes, so it is timed on every 40th point and scaled.
"""

import resource
import time

import numpy as np
import pytest

from analysis.orbits import data as orbit_data
from analysis.orbits import frames
from analysis.orbits import times as instants
from analysis.positioning import constellations, designs
from analysis.positioning.data import designs as design_table
from analysis.positioning.dop import dop_field
from analysis.positioning.masks import street_canyon

MASK_DEG = 5.0
POINTS = 7371
SAMPLE = 40


def one_by_one(satellites_km, sites_km, up):
    """PDOP with one inverse per point and epoch, over the visible set."""
    limit = np.sin(np.radians(MASK_DEG))
    pdop = np.full((len(sites_km), satellites_km.shape[1]), np.inf)
    for n, (site, zenith) in enumerate(zip(sites_km, up, strict=True)):
        towards = satellites_km - site
        units = towards / np.linalg.norm(towards, axis=-1, keepdims=True)
        seen = units @ zenith >= limit
        for t in range(satellites_km.shape[1]):
            chosen = units[seen[:, t], t]
            if len(chosen) >= 4:
                design = np.hstack([chosen, np.ones((len(chosen), 1))])
                q = np.linalg.inv(design.T @ design)
                pdop[n, t] = np.sqrt(q[0, 0] + q[1, 1] + q[2, 2])
    return pdop


def epoch_by_epoch(satellites_km, sites_km, up, product):
    """PDOP with all points of an epoch in one call of numpy.linalg.inv."""
    limit = np.sin(np.radians(MASK_DEG))
    pdop = np.full((len(sites_km), satellites_km.shape[1]), np.inf)
    for t in range(satellites_km.shape[1]):
        towards = satellites_km[None, :, t] - sites_km[:, None]
        units = towards / np.linalg.norm(towards, axis=-1, keepdims=True)
        seen = np.einsum("nsk,nk->ns", units, up) >= limit
        design = np.concatenate([units, np.ones((*units.shape[:2], 1))], axis=2) * seen[..., None]
        enough = seen.sum(axis=1) >= 4
        q = np.linalg.inv(product(design[enough]))
        pdop[enough, t] = np.sqrt(q[:, 0, 0] + q[:, 1, 1] + q[:, 2, 2])
    return pdop


def by_matmul(design):
    return np.swapaxes(design, 1, 2) @ design


def by_einsum(design):
    return np.einsum("nsi,nsj->nij", design, design)


def best_of(times, function, *arguments):
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        result = function(*arguments)
        spent.append(time.perf_counter() - start)
    return min(spent), result


@pytest.mark.benchmark
def test_a_dop_map_against_plain_numpy(capsys):
    when = instants.every("2026-07-24T00:00", "2026-07-24T23:59", 300.0)
    satellites = constellations.union(
        designs.gps_24_slot(orbit_data.gps_24_slot(), when),
        designs.navic(design_table("navic-7"), when),
        constellations.of_elements(orbit_data.elements("QZSS"), when),
    ).position_km
    random = np.random.default_rng(7)
    latitude = np.degrees(np.arcsin(random.uniform(-1, 1, POINTS)))
    longitude = random.uniform(-180, 180, POINTS)
    sites = frames.site_position_km(latitude, longitude)
    up = frames.east_north_up(latitude, longitude)[:, 2]
    assert satellites.shape == (36, 288, 3)

    cold, _ = best_of(1, dop_field, satellites, sites[:1], up[:1], MASK_DEG)
    ours, field = best_of(3, dop_field, satellites, sites, up, MASK_DEG)
    canyon, _ = best_of(1, dop_field, satellites, sites, up, street_canyon(20, 20, 30))
    clocks = np.repeat([0, 1, 2], [24, 7, 5])
    per_system, _ = best_of(1, dop_field, satellites, sites, up, MASK_DEG, clocks)
    memory_gb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6

    plain = {}
    for name, product in (("matmul", by_matmul), ("einsum", by_einsum)):
        plain[name], theirs = best_of(1, epoch_by_epoch, satellites, sites, up, product)
        np.testing.assert_allclose(field.pdop, theirs, rtol=1e-6)
    some = slice(None, None, SAMPLE)
    spent, theirs = best_of(1, one_by_one, satellites, sites[some], up[some])
    np.testing.assert_allclose(field.pdop[some], theirs, rtol=1e-6)
    plain["inv per visible set (scaled)"] = spent * POINTS / len(sites[some])

    with capsys.disabled():
        print(f"\nDOP map, {POINTS} points x 288 epochs x 36 satellites: {ours:.2f} s")
        print(f"  first call, compiled or loaded: {cold:.2f} s; peak memory {memory_gb:.2f} GB")
        print(f"  street canyon {canyon:.2f} s; clock per system {per_system:.2f} s")
        for name, seconds in plain.items():
            print(f"  plain numpy, {name}: {seconds:.1f} s, {seconds / ours:.0f} x as long")
