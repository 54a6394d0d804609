import numpy as np
import pandas as pd
import pytest

from analysis import paths, tables
from analysis.errors import InputError
from analysis.orbits import data
from analysis.orbits.omm import NEEDED

TABLES = tables.references("orbits")


@pytest.mark.parametrize("name", TABLES)
def test_a_table_keeps_its_descriptor(name):
    assert tables.check(name) == []


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_its_source_and_no_quotation(name):
    frame = tables.read(name)
    column = "SOURCE" if "SOURCE" in frame else "source"
    assert frame[column].notna().all()
    assert "quote" not in frame.columns


def test_elements_have_what_propagation_needs():
    frame = data.elements()
    assert set(NEEDED) <= set(frame.columns)
    assert frame["NORAD_CAT_ID"].is_unique
    assert frame["EPOCH"].dt.microsecond.any()


def test_systems_are_chosen_by_name():
    assert set(data.elements("QZSS")["SYSTEM"]) == {"QZSS"}
    assert set(data.elements(["GPS", "NavIC"])["SYSTEM"]) == {"GPS", "NavIC"}
    assert len(data.elements("GPS", operational_only=True)) == 32


@pytest.mark.parametrize("given", ["QZS", ["GPS", "QZS"]])
def test_an_unknown_system_is_answered_with_the_nearest(given):
    with pytest.raises(InputError, match="did you mean 'QZSS'"):
        data.elements(given)


def test_no_system_at_all_is_told():
    with pytest.raises(InputError, match="no satellite"):
        data.elements([])


def test_the_stale_kirameki_2_is_a_slot_and_not_an_element_set():
    slots = data.slots().set_index("id")
    assert not slots.loc["kirameki-2", "propagate"]
    assert slots.loc["kirameki-2", "catalogue_number"] not in set(data.elements()["NORAD_CAT_ID"])
    others = slots[slots["propagate"].astype(bool)]
    assert set(others["catalogue_number"]) <= set(data.elements()["NORAD_CAT_ID"])


def test_health_names_every_navic_satellite_of_the_elements_once():
    health = data.health()
    assert set(health["catalogue_number"]) == set(data.elements("NavIC")["NORAD_CAT_ID"])
    working = set(health.loc[health["positioning"].astype(bool), "name"])
    assert working == {"IRNSS-1B", "IRNSS-1I", "NVS-01 (IRNSS-1J)"}


def test_igs_table_names_every_igs_element_set():
    elements = data.elements("IGS")
    igs = data.igs().set_index("catalogue_number")
    assert set(igs.index) == set(elements["NORAD_CAT_ID"])
    names = elements.set_index("NORAD_CAT_ID")["OBJECT_NAME"]
    assert (igs["object_name"] == names.loc[igs.index]).all()


def test_an_attribute_is_a_number_and_an_unknown_one_is_told():
    assert tables.lookup("orbits/systems", "alos4_inclination_deg") == 97.9
    with pytest.raises(InputError, match="did you mean 'alos4_inclination_deg'"):
        tables.lookup("orbits/systems", "alos4_inclination")


def test_sites_tell_how_sure_they_are():
    sites = data.sites().set_index("id")
    assert sites.loc["bisei", "confidence"] == "high"
    assert sites.loc["kamisaibara", "confidence"] == "low"
    assert pd.isna(sites.loc["deep-space-radar", "latitude_deg"])


def test_the_gps_table_has_six_planes_of_four():
    slots = data.gps_24_slot()
    assert list(slots.groupby("plane").size()) == [4] * 6


@pytest.mark.parametrize("area", ["world", "region"])
def test_maps_hold_coasts_without_a_jump_and_land_that_turns_clockwise(area):
    lines = data.coastlines(area)["geometry"]["coordinates"]
    polygons = data.land(area)["geometry"]["coordinates"]
    assert len(lines) > 100
    for line in lines:
        longitude = np.array(line)[:, 0]
        # A turn at the date line is one degree or two the short way, as maps draw it.
        assert np.abs((np.diff(longitude) + 180) % 360 - 180).max() < 12
    for outer, *_ in polygons:
        x, y = np.unwrap(np.radians(np.array(outer)[:, 0])), np.radians(np.array(outer)[:, 1])
        if abs(x[-1] - x[0]) > 1:
            continue  # Antarctica runs once round the pole and has no inside on the flat map
        assert (x[:-1] * y[1:] - x[1:] * y[:-1]).sum() < 0


def test_the_regional_map_stays_within_its_frame():
    for line in data.coastlines("region")["geometry"]["coordinates"]:
        x, y = np.array(line).T
        assert x.min() >= 20
        assert x.max() <= 180
        assert y.min() >= -40
        assert y.max() <= 60


def test_map_files_are_small_and_an_unknown_area_is_told():
    for file in (paths.DATA / "geography").glob("world_*.geojson"):
        assert file.stat().st_size < 250_000
    for file in (paths.DATA / "geography").glob("region_*.geojson"):
        assert file.stat().st_size < 400_000
    with pytest.raises(InputError, match="map area"):
        data.coastlines("moon")
