"""Frames of the study of the clouds."""

import pytest

from analysis.debris import data
from analysis.errors import InputError
from analysis.parameters.debris_clouds import Parameters
from analysis.studies.debris_clouds import DebrisClouds, frames


def test_what_remains_of_a_cloud_starts_whole():
    left = frames.remaining(data.cloud_counts())
    assert (left.groupby("cloud")["percent"].first() > 95).all()
    assert left.groupby("cloud")["percent"].last()["cosmos-1408"] < 2
    assert (left.groupby("cloud")["years_after"].first() < 0.1).all()


def test_a_gabbard_diagram_has_two_points_a_fragment():
    orbits = data.fragment_orbits("iridium-33")
    points = frames.gabbard(orbits, ["2012-10-22"], 50, 1)
    assert len(points) == 100
    wide = points.pivot(index="fragment", columns="orbit_end", values="end_altitude_km")
    assert (wide["apogee"] >= wide["perigee"]).all()
    with pytest.raises(InputError, match="no fragment"):
        frames.gabbard(orbits, ["2000-01-01"], 50, 1)


def test_sizes_count_all_fragments_at_the_small_end():
    fragments = data.fragments("fengyun-1c")
    table = frames.sizes_against_model(fragments, 880)
    assert table["catalogued"].iloc[0] == pytest.approx(len(fragments), rel=0.02)
    assert (table["catalogued"].diff().dropna() <= 0).all()
    with pytest.raises(InputError, match="no fragment"):
        frames.sizes_against_model(data.fragments("cosmos-1408"), 2200)


@pytest.mark.parametrize(
    ("given", "outcome", "says"),
    [
        ({}, "supported", "The first meaning is"),
        ({"tolerance": 0.1}, "supported", "Either meaning gives"),
        ({"tolerance": 0.005}, "not supported", "Neither meaning gives"),
    ],
)
def test_the_finding_reads_as_its_own_run_came_out(given, outcome, says):
    verdict = DebrisClouds(Parameters(**given)).verdict("fy1c-2800-in-2017")
    assert verdict.outcome == outcome
    assert says in verdict.finding
