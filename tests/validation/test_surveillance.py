"""Radar, telescope and belt models against published figures; each test names its source."""

import pytest

from analysis import tables
from analysis.ground.slots import elevations_deg
from analysis.orbits.frames import Site
from analysis.surveillance import belt, data, passes, population


@pytest.mark.parametrize("radar", ["old", "new"])
def test_passes_of_the_drawn_population_are_those_of_the_real_one(radar):
    """Real passes and objects: reference_counts, made from the catalogue of 2 April 2017."""
    real = data.reference_counts()
    drawn = population.draw(data.population_counts(), 11)
    found = passes.find_passes(
        population.orbits(drawn, "2026-07-24"), drawn["rcs_m2"], data.kamisaibara()[radar]
    )
    # Only some 700 objects are large enough for the old radar: chance alone moves their number.
    band = {"old": 0.1, "new": 0.03}[radar]
    assert len(found) == pytest.approx(real[f"passes-{radar}"], rel=band)
    assert found["object"].nunique() == pytest.approx(real[f"seen-{radar}"], rel=band)


def test_geodss_alone_leaves_a_gap_that_begins_at_135_east():
    """20 degrees is the lowest elevation that KeepTrack's catalogue of sensors gives GEODSS."""
    sensors = data.sensors(belt_only=True)
    geodss = sensors[sensors["sensor"].str.startswith("geodss")]
    mask_angle_deg = tables.lookup("surveillance/published", "geodss-elevation")
    dark = belt.gaps(belt.arcs(geodss, mask_angle_deg), 90, 220)
    assert len(dark) == 1
    assert dark["west_deg"][0] == pytest.approx(135, abs=1.5)


def test_the_deep_space_radar_sees_the_stretch_published_for_it():
    """110 to 160 E, Kyoto Seikei 2019; both ends must stand well above the horizon."""
    sensors = data.sensors(belt_only=True)
    row = sensors[sensors["sensor"] == "deep-space-radar"].iloc[0]
    site = Site(row["latitude_deg"], row["longitude_deg"], row["altitude_m"])
    ends = [tables.lookup("surveillance/published", f"belt-{end}") for end in ("west", "east")]
    assert elevations_deg(ends, site).min() > 30
