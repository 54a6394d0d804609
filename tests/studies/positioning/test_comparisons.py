"""Tables over many skies: areas, extensions, ratios by mask, streets."""

import numpy as np
import pandas as pd
import pytest

from analysis import studies
from analysis.errors import InputError
from analysis.ground.grids import Box, cells
from analysis.orbits import data as orbit_data
from analysis.positioning import data
from analysis.positioning.service import PDOP_CLASSES, pdop_classes
from analysis.studies.positioning import comparisons, skies

TIMES = skies.day_times("2026-07-24", 3600)
COMMON = {"mask": 5.0, "receiver": "clock per system", "pdop_max": 6.0}
ASIA = cells(Box(-30, 50, 30, 190), 20.0)


@pytest.fixture(scope="module")
def parts():
    elements = orbit_data.elements(["GPS", "QZSS", "NavIC", "Galileo"], operational_only=True)
    return skies.skies(
        elements,
        orbit_data.health(),
        data.designs("navic-7"),
        data.designs("qzss-planned"),
        TIMES,
    )


@pytest.fixture(scope="module")
def over(parts):
    names = ["NavIC design", "NavIC", "QZSS 5", "QZSS 7", "NavIC design + QZSS 5", "GPS", "none"]
    return comparisons.over_grid(parts, names, ASIA, **COMMON)


def test_a_day_has_no_instant_of_the_next():
    assert len(TIMES) == 24
    assert TIMES[-1] == np.datetime64("2026-07-24T23:00")


def test_skies_hold_the_satellites_of_their_names(parts):
    sizes = {name: len(sky) for name, sky in parts.items()}
    assert sizes["NavIC"] == 3
    assert sizes["NavIC design"] == 7
    assert sizes["none"] == 0
    assert all(sizes[f"QZSS {n}"] == n for n in (4, 5, 6, 7, 11))
    assert len(skies.sky(parts, "GPS + QZSS 5")) == sizes["GPS"] + 5


def test_an_unknown_sky_is_told(parts):
    with pytest.raises(InputError, match="did you mean 'QZSS 7'"):
        skies.sky(parts, "GPS + QZSS-7")
    with pytest.raises(InputError, match="name at least one"):
        comparisons.over_grid(parts, [], ASIA, **COMMON)


def test_more_satellites_serve_at_least_the_same_area(over):
    shares = comparisons.area_shares(over, 0.95).set_index("sky")
    assert shares.loc["QZSS 7", "served_km2"] >= shares.loc["QZSS 5", "served_km2"]
    assert shares.loc["GPS", "served_share"] == pytest.approx(1.0)
    assert shares.loc["none", "mean_available"] == 0
    assert shares.loc["NavIC", "fix_km2"] == 0
    assert (shares["served_km2"] <= shares["fix_km2"]).all()


@pytest.mark.parametrize("bad", [0.0, 1.5])
def test_a_share_out_of_range_is_told(over, bad):
    with pytest.raises(InputError, match="allowed is above 0 and at most 1"):
        comparisons.area_shares(over, bad)


def test_regions_are_parts_of_the_whole(over):
    boxes = studies.study_of("positioning")().boxes
    by_region = comparisons.by_region(over, boxes, 0.95).set_index(["region", "sky"])
    design = by_region.xs("NavIC design", level="sky")["mean_available"]
    assert design["Indian Ocean"] > design["NavIC box"] > design["East of the NavIC box"]


def test_every_cell_of_an_extension_has_one_case(over):
    cases = comparisons.extension(over, "NavIC design", "QZSS 5", 0.95)
    assert len(cases) == len(ASIA)
    assert set(cases["case"]) <= {
        "either alone", "NavIC design alone", "QZSS 5 alone", "only together", "not served",
    }  # fmt: skip
    served = comparisons.area_shares(over, 0.95).set_index("sky")["served_km2"]
    alone = cases.loc[cases["case"].isin(["NavIC design alone", "either alone"]), "area_km2"]
    assert alone.sum() == pytest.approx(served["NavIC design"])
    with pytest.raises(InputError, match="unknown sky of the table"):
        comparisons.extension(over, "NavIC design", "QZSS 11", 0.95)


def test_the_box_of_navic_is_the_one_that_the_paper_states():
    boxes = studies.study_of("positioning")().boxes
    assert boxes["NavIC box"] == Box(-30, 50, 30, 130)
    assert boxes["East of the NavIC box"] == Box(-30, 50, 130, 190)


def test_ratios_are_at_most_one_and_availability_falls_with_the_mask(parts):
    rows = comparisons.ratio_by_mask(
        parts, "NavIC design", "QZSS 5", ASIA, [5, 20, 40], "one clock", 6.0
    )
    assert (rows["ratio"] <= 1).all()
    assert rows["together_available"].is_monotonic_decreasing
    assert (rows["together_available"] >= rows["alone_available"]).all()


def test_a_system_without_any_fix_has_no_ratio_but_a_bound(parts):
    rows = comparisons.ratio_by_mask(parts, "NavIC", "QZSS 5", ASIA, [5], "one clock", 6.0)
    assert rows["ratio"].isna().all()
    assert comparisons.ratio_or_bound(rows.iloc[0]) == 0.0
    none = comparisons.ratio_by_mask(parts, "NavIC", "none", ASIA, [5], "one clock", 6.0)
    assert comparisons.ratio_or_bound(none.iloc[0]) == 1.0


def test_higher_walls_never_help_and_more_systems_do(parts):
    rows = comparisons.in_streets(
        parts, ["GPS", "GPS + QZSS 5"], 35.65, 139.74, [0, 10, 20], 20.0, [0, 90], 5.0,
        "one clock", 6.0, 0.6,
    )  # fmt: skip
    table = rows.pivot(index="height_m", columns="sky", values="available_share")
    assert table["GPS"].is_monotonic_decreasing
    assert (table["GPS + QZSS 5"] >= table["GPS"]).all()
    errors = rows.pivot(index="height_m", columns="sky", values="median_error_m")
    assert errors.loc[0, "GPS + QZSS 5"] < errors.loc[0, "GPS"]
    with pytest.raises(InputError, match="no street"):
        comparisons.in_streets(parts, ["GPS"], 35, 139, [0], 20, [], 5, "one clock", 6)


def test_cities_have_a_row_per_sky(parts):
    cities = data.cities().head(3)
    rows = comparisons.at_cities(parts, ["GPS", "none"], cities, **COMMON)
    assert len(rows) == 6
    assert (rows.loc[rows["sky"] == "none", "fix_share"] == 0).all()


def test_no_fix_has_a_number_where_one_must_stand():
    assert comparisons.number_or_no_fix(np.inf) == comparisons.NO_FIX
    assert comparisons.number_or_no_fix(3.5) == 3.5


def test_launches_are_counted_by_their_designator():
    elements = orbit_data.elements("QZSS")
    assert len(skies.launched_by(elements, "QZSS", 2024)) == 4
    assert "QZS-6" in skies.launched_by(elements, "QZSS", 2025)
    assert skies.launched_by(elements, "NavIC", 2026) == []


def test_classes_of_pdop_name_every_value():
    classes = pdop_classes([1.0, 1.8, 2.5, 4, 10, 1e9, np.inf])
    assert list(classes) == list(PDOP_CLASSES)
    assert not pd.isna(classes).any()
