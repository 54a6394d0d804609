"""Which satellites stand in the sky: unions, denial, health, designs."""

import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.orbits import data as orbit_data
from analysis.orbits import frames
from analysis.orbits import times as instants
from analysis.parameters.positioning import Parameters
from analysis.positioning import constellations as sky
from analysis.positioning import data, designs

WHEN = instants.every("2026-07-24T00:00", "2026-07-25T00:00", 3600.0)


@pytest.fixture(scope="module")
def flying():
    return sky.of_elements(orbit_data.elements(["QZSS", "NavIC", "GPS"], True), WHEN)


def test_names_lose_their_brackets_and_keep_their_system(flying):
    assert "QZS-2" in flying.names
    assert flying.systems[flying.names.index("NVS-01")] == "NavIC"
    assert flying.position_km.shape == (len(flying), len(WHEN), 3)


def test_a_union_holds_every_satellite_once(flying):
    parts = [sky.only(flying, system) for system in ("GPS", "QZSS", "NavIC")]
    assert sorted(sky.union(*parts).names) == sorted(flying.names)
    with pytest.raises(InputError, match="comes twice"):
        sky.union(parts[0], parts[0])


def test_an_unknown_system_is_told(flying):
    with pytest.raises(InputError, match="did you mean 'Galileo'"):
        sky.only(flying, "Galilei")


def test_parts_of_other_epochs_do_not_join(flying):
    with pytest.raises(InputError, match="different epochs"):
        sky.union(flying, sky.empty(WHEN[:3]))
    with pytest.raises(InputError, match="no constellations"):
        sky.union()


def test_clocks_follow_the_receiver(flying):
    assert set(sky.clock_groups(flying)) == {0}
    assert len(set(sky.clock_groups(flying, "clock per system"))) == 3
    with pytest.raises(InputError, match="unknown receiver"):
        sky.clock_groups(flying, "clocks")


def test_range_errors_by_system_must_be_complete(flying):
    some = sky.only(flying, ["QZSS", "GPS"])
    errors = sky.range_errors_m(some, {"GPS": 0.6, "QZSS": 0.7})
    assert set(errors) == {0.6, 0.7}
    with pytest.raises(InputError, match="no range error for NavIC"):
        sky.range_errors_m(flying, {"GPS": 0.6, "QZSS": 0.7})


def test_three_navic_satellites_work_by_the_statement_of_march_2026():
    elements = orbit_data.elements(["NavIC", "QZSS"])
    working = sky.healthy(elements, orbit_data.health())
    navic = working[working["SYSTEM"] == "NavIC"]["OBJECT_NAME"].map(sky.short_name)
    assert set(navic) == {"IRNSS-1B", "IRNSS-1I", "NVS-01"}
    assert (working["SYSTEM"] == "QZSS").sum() == 5


def test_a_satellite_without_a_statement_of_health_is_told():
    elements = orbit_data.elements("NavIC")
    with pytest.raises(InputError, match="no health is stated for 'IRNSS-1A'"):
        sky.healthy(elements, orbit_data.health().iloc[1:])


def test_the_navic_design_stays_over_its_longitudes():
    design = designs.navic(data.designs("navic-7"), WHEN)
    latitude, longitude, _ = frames.geodetic(design.position_km)
    centre = np.sort(np.round(longitude.mean(axis=1), 1))
    assert centre == pytest.approx([32.5, 55, 55, 83, 111.8, 111.8, 131.5], abs=0.3)
    assert np.sort(np.abs(latitude).max(axis=1))[3:] == pytest.approx(np.full(4, 29), abs=0.6)
    # the two of a pair are half a day apart: their latitudes are opposite
    pair = [k for k, name in enumerate(design.names) if "55E" in name]
    assert latitude[pair].sum(axis=0) == pytest.approx(np.zeros(len(WHEN)), abs=0.3)


@pytest.mark.parametrize("count", designs.QZSS_COUNTS)
def test_qzss_has_as_many_satellites_as_asked(count):
    system = designs.qzss(
        count, orbit_data.elements("QZSS"), data.designs("qzss-planned"), WHEN[:2]
    )
    assert len(system) == count
    assert ("QZS-6" in system.names) == (count >= 5)
    assert ("QZS-7" in system.names) == (count >= 6)
    assert ("QZS-5" in system.names) == (count >= 7)


@pytest.mark.parametrize("further", [0, 2, 4])
def test_the_further_four_are_split_between_track_and_belt(further):
    system = designs.qzss(
        11,
        orbit_data.elements("QZSS"),
        data.designs("qzss-planned"),
        WHEN,
        further_quasi_zenith=further,
    )
    latitude = frames.geodetic(system.position_km)[0]
    assert (np.abs(latitude).max(axis=1) > 30).sum() == 4 + further


def test_qzss_of_another_size_or_split_is_told():
    given = (orbit_data.elements("QZSS"), data.designs("qzss-planned"), WHEN[:2])
    with pytest.raises(InputError, match="number of QZSS satellites '8'"):
        designs.qzss(8, *given)
    with pytest.raises(InputError, match="allowed is 0 to 4"):
        designs.qzss(11, *given, further_quasi_zenith=5)
    with pytest.raises(InputError, match="unknown QZSS satellite 'QZS-1R'"):
        designs.qzss(4, given[0][given[0]["OBJECT_ID"] != "2021-096A"], *given[1:])


def test_the_widest_gaps_are_filled_one_by_one():
    assert designs.widest_gaps(np.array([0, 90, 120]), 2, closed=True) == [240.0, 180.0]
    assert designs.widest_gaps(np.array([90, 127, 180]), 2, closed=False) == [153.5, 108.5]
    with pytest.raises(InputError, match="no gap"):
        designs.widest_gaps(np.array([90.0]), 1, closed=False)


def test_an_unknown_design_is_told():
    with pytest.raises(InputError, match="did you mean 'navic-7'"):
        data.designs("navic")


def test_a_system_without_a_published_range_error_is_absent():
    errors = data.range_errors_m()
    assert "NavIC" not in errors
    assert all(value > 0 for value in errors.values())


@pytest.mark.parametrize("system", ["GPS", "QZSS", "Galileo"])
def test_the_published_runs_range_errors_are_those_of_the_table(system):
    default = getattr(Parameters(), f"{system.lower()}_range_error_m")
    assert default == data.range_errors_m()[system]


def test_health_of_a_table_without_rows_keeps_everything():
    elements = orbit_data.elements("QZSS")
    none = pd.DataFrame({"catalogue_number": [], "system": [], "positioning": []})
    assert len(sky.healthy(elements, none)) == len(elements)
