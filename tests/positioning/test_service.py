"""What a constellation gives: availability, area, ratios, elevations."""

import numpy as np
import pytest

from analysis.errors import InputError
from analysis.orbits import data as orbit_data
from analysis.orbits import times as instants
from analysis.positioning import constellations as sky
from analysis.positioning import designs, service
from analysis.positioning.dop import DopField
from analysis.positioning.masks import street_canyon

WHEN = instants.every("2026-07-24T00:00", "2026-07-25T00:00", 1800.0)


@pytest.fixture(scope="module")
def gps():
    return designs.gps_24_slot(orbit_data.gps_24_slot(), WHEN)


@pytest.fixture(scope="module")
def qzss():
    return sky.of_elements(orbit_data.elements("QZSS"), WHEN)


def field_of(pdop, visible=None) -> DopField:
    pdop = np.array(pdop, dtype=float)
    seen = np.full(pdop.shape, 4) if visible is None else np.array(visible)
    return DopField(pdop, pdop, pdop, pdop, pdop, seen.astype(np.int16))


def test_statistics_count_no_fix_as_infinity():
    rows = service.statistics(
        field_of([[2, 4, np.inf, 8], [np.inf] * 4], [[7, 5, 3, 4], [1, 2, 3, 3]])
    )
    first, second = rows.iloc[0], rows.iloc[1]
    assert first["available_share"] == 0.5
    assert first["fix_share"] == 0.75
    assert first["four_share"] == 0.75
    assert first["mean_visible"] == 4.75
    assert first["min_visible"] == 3
    assert first["median_pdop"] == 8
    assert first["worst_pdop"] == np.inf
    assert second["available_share"] == 0
    assert second["median_pdop"] == np.inf


def test_ratio_of_places_that_gain_keep_and_never_have_a_fix():
    alone = field_of([[4, np.inf], [np.inf, np.inf], [np.inf, np.inf]])
    together = field_of([[2, 3], [np.inf, 5], [np.inf, np.inf]])
    rows = service.pdop_ratio(alone, together)
    assert list(rows["case"]) == ["both", "newly served", "never served"]
    assert rows["ratio"][0] == 0.5
    assert rows["ratio"][1:].isna().all()


def test_a_sky_without_satellites_has_no_availability(gps):
    field = service.dop_at(sky.only(gps, "QZSS"), [0.0, 35.0], [0.0, 139.0])
    assert list(service.availability(field)) == [0.0, 0.0]


def test_a_street_takes_satellites_away_and_a_union_gives_some_back(gps, qzss):
    street = street_canyon(20, 30, 45)
    together = sky.union(gps, qzss)
    open_sky = service.availability(service.dop_at(gps, 35.65, 139.74))
    alone = service.availability(service.dop_at(gps, 35.65, 139.74, street))
    both = service.availability(service.dop_at(together, 35.65, 139.74, street))
    assert alone < both <= open_sky


def test_an_own_clock_per_system_never_helps(gps, qzss):
    together = sky.union(gps, qzss)
    one = service.dop_at(together, 35.65, 139.74, 30.0)
    two = service.dop_at(together, 35.65, 139.74, 30.0, "clock per system")
    assert (two.pdop >= one.pdop * (1 - 1e-9)).all()
    assert (two.visible == one.visible).all()


def test_equal_range_errors_are_dop_times_the_error(gps):
    plain = service.dop_at(gps, 35.65, 139.74)
    metres = service.dop_at(gps, 35.65, 139.74, error_m=0.6)
    by_name = service.dop_at(gps, 35.65, 139.74, error_m={"GPS": 0.6})
    assert metres.hdop == pytest.approx(0.6 * plain.hdop)
    assert by_name.hdop == pytest.approx(metres.hdop)


def test_a_geostationary_satellite_is_always_above(qzss):
    above = service.elevations(qzss, 35.65, 139.74)
    hours = dict(zip(qzss.names, service.hours_above(above, 40.0), strict=True))
    assert hours["QZS-3"] == 24.0
    assert hours["QZS-6"] == 0.0


def test_ground_tracks_have_a_row_per_satellite_and_epoch(qzss):
    tracks = service.ground_tracks(qzss)
    assert len(tracks) == len(qzss) * len(WHEN)
    assert tracks.loc[tracks["name"] == "QZS-2", "latitude_deg"].max() == pytest.approx(39, abs=1)


@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan")])
def test_a_threshold_that_is_not_positive_is_told(bad):
    with pytest.raises(InputError, match="allowed is above 0"):
        service.availability(field_of([[1.0]]), bad)


def test_a_window_without_epochs_is_told():
    with pytest.raises(InputError, match="without epochs"):
        service.availability(field_of(np.empty((2, 0))))


def test_ratio_of_fields_of_other_places_is_told():
    with pytest.raises(InputError, match="allowed are equal ones"):
        service.pdop_ratio(field_of([[1.0]]), field_of([[1.0], [2.0]]))
