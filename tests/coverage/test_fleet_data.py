"""The fleet's tables, and the named places along a route."""

import pytest

from analysis.coverage import data, waymarks
from analysis.errors import InputError


def test_the_fleet_is_named_once_and_found_in_the_elements():
    rows = data.elements_of(["ResourceSat-2A", "Kirameki-1"])
    assert rows["OBJECT_NAME"].tolist() == ["ResourceSat-2A", "Kirameki-1"]
    numbers = data.launches().set_index("satellite")["catalogue_number"]
    assert rows["NORAD_CAT_ID"].tolist() == [numbers["ResourceSat-2A"], numbers["Kirameki-1"]]
    with pytest.raises(InputError, match="Kirameki-2"):
        data.elements_of("Kirameki-2")
    assert (data.radar_modes()["swath_km"] > 0).all()
    late = data.launch_outcomes().set_index(["satellite", "planned"])["late_d"]
    assert late["Kirameki-3", "by FY2022"] == 584
    assert late["Kirameki-2", "24 January 2017"] == 0
    assert data.vessel_counts().set_index("year")["vessels"].isna().to_dict()[2017]


def test_waymarks_stand_along_the_corridor():
    marks = waymarks.along("hormuz-yokohama")
    lane = data.route_corridor("hormuz-yokohama", 100.0)
    assert marks["along_km"].is_monotonic_increasing
    assert marks["along_km"].iloc[0] == 0
    assert marks["along_km"].iloc[-1] == pytest.approx(lane.along_km[-1] + 50, abs=5)
    chosen = waymarks.along("hormuz-yokohama", {"Yokohama": "Y", "Strait of Hormuz": "H"})
    assert chosen["label"].tolist() == ["Y", "H"]
    with pytest.raises(InputError, match="waypoint"):
        waymarks.along("hormuz-yokohama", {"Suez": "S"})
