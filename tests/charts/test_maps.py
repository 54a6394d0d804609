"""Maps on degree axes: coasts cut to a window, cells in panels."""

import altair as alt
import numpy as np
import pandas as pd
import pytest

from analysis.charts import maps

PACIFIC = maps.Window(-50, 60, 30, 190)


def feature(*lines):
    return {"geometry": {"type": "MultiLineString", "coordinates": [list(x) for x in lines]}}


def test_a_coast_that_leaves_the_window_becomes_two_lines():
    coast = maps.coast_lines(feature([(40, 0), (41, 0), (20, 0), (42, 0), (43, 0)]), PACIFIC)
    assert list(coast["x"]) == [40, 41, 42, 43]
    assert list(coast["part"]) == [1, 1, 2, 2]
    assert list(coast["at"]) == [0, 1, 2, 3]


def test_a_coast_over_the_date_line_stays_one_line():
    coast = maps.coast_lines(feature([(179, 10), (-179, 10), (-175, 10)]), PACIFIC)
    assert list(coast["x"]) == [179, 181, 185]
    assert coast["part"].nunique() == 1


def test_a_coast_outside_leaves_nothing():
    assert maps.coast_lines(feature([(-60, 0), (-61, 0)], [(100, 80), (101, 80)]), PACIFIC).empty


def test_close_points_are_left_out_and_ends_are_kept():
    line = [(40 + k / 100, 0) for k in range(101)]
    coast = maps.coast_lines(feature(line), PACIFIC, finest_deg=0.5)
    assert list(coast["x"]) == [40, 40.5, 41]


def test_longitudes_count_eastward_from_the_window():
    turned = maps.eastward(pd.Series([30, 179, -179, 29.0]), PACIFIC)
    assert list(turned) == [30, 179, 181, 389]


def test_panels_hold_each_cell_once_and_leave_missing_ones_open():
    frame = pd.DataFrame(
        {
            "sky": ["A", "A", "B", "B"],
            "latitude_deg": [0.0, 5.0, 0.0, 5.0],
            "longitude_deg": [-175.0, 100.0, -175.0, 100.0],
            "percent": [10.0, np.nan, 30.0, 40.0],
        }
    )
    coast = maps.coast_lines(feature([(40, 0), (41, 0)]), PACIFIC)
    chart = maps.panels(
        frame, "sky", "percent", alt.Color("percent:Q", title="Share (%)"), 5.0, coast, PACIFIC,
        ["B", "A"], pd.DataFrame({"south": [0], "north": [9], "west": [40], "east": [60]}),
    )  # fmt: skip
    strips = chart.data.set_index("sky")
    assert strips.loc["A", "percent"] == 10.0
    assert strips.loc["A", ["x0", "x1"]].tolist() == [182.5, 187.5]
    assert sorted(strips.loc["B", "percent"]) == [30.0, 40.0]
    spec = chart.to_dict()
    assert len(spec["spec"]["layer"]) == 3
    assert spec["columns"] == 2


def test_equal_neighbours_become_one_strip_cut_to_the_window():
    frame = pd.DataFrame(
        {
            "sky": "A",
            "latitude_deg": 0.0,
            "longitude_deg": [32.0, 37.0, 42.0, 52.0],
            "case": ["on", "on", "off", "off"],
        }
    )
    coast = maps.coast_lines(feature([(40, 0), (41, 0)]), PACIFIC)
    chart = maps.panels(frame, "sky", "case", alt.Color("case:N"), 5.0, coast, PACIFIC, ["A"])
    strips = chart.data[["case", "x0", "x1"]].to_numpy().tolist()
    assert strips == [["on", 30.0, 39.5], ["off", 39.5, 44.5], ["off", 49.5, 54.5]]


@pytest.mark.parametrize("low", [-50, -47])
def test_ticks_lie_inside_the_window(low):
    window = maps.Window(low, 60, 30, 190)
    axis = maps.coast(maps.coast_lines(feature([(40, 0), (41, 0)]), window), window).to_dict()
    assert axis["encoding"]["y"]["axis"]["values"] == [-40, -20, 0, 20, 40, 60]
