import numpy as np
import pandas as pd
import pytest

from analysis.coverage import custody, data
from analysis.errors import InputError
from analysis.ground import grids
from analysis.orbits import design
from analysis.studies.missile_warning import flights, watching

DAY = "2026-07-24"


def test_higher_takes_fewer_and_stereo_takes_more():
    sizes = watching.constellation_sizes([1000, 2000, 5000], 10, 37, 43)
    wide = sizes.pivot(index=["build", "view"], columns="altitude_km", values="satellites")
    assert (np.diff(wide.to_numpy(), axis=1) < 0).all()
    for build in ("Walker", "streets"):
        assert (wide.loc[(build, "stereo")] > wide.loc[(build, "single")]).all()


@pytest.mark.parametrize("view", list(watching.VIEWS))
def test_a_sized_pattern_flies_without_a_gap(view):
    sizes = watching.constellation_sizes([2000], 10, 37, 43)
    row = sizes.query("build == 'Walker' and view == @view").iloc[0]
    orbits = watching.pattern(row, DAY)
    grid = data.region_grid("launch-area", 2.0)
    fold = watching.VIEWS[view]
    end = "2026-07-24T12:00"
    share = watching.least_covered_share(orbits, grid, 10, fold, DAY, end)
    assert share == pytest.approx(1, abs=1e-6)
    fewer = watching.least_covered_share(orbits[: len(orbits) // 2], grid, 10, fold, DAY, end)
    assert fewer < 0.95


@pytest.mark.parametrize(("total", "planes"), [(24, 6), (36, 6), (48, 8), (7, 7), (1, 1)])
def test_planes_are_even(total, planes):
    assert watching.even_planes(total) == planes


def test_no_satellites_have_no_planes():
    with pytest.raises(InputError, match="at least 1"):
        watching.even_planes(0)


def test_more_satellites_hold_a_target_longer():
    path = custody.level_path([39.66, 35.69], [124.7, 139.69], 40, 2.5)
    starts = [np.datetime64(DAY) + np.timedelta64(h, "h") for h in (0, 6, 12, 18)]
    table = watching.tracking_shares([1000], [6, 24, 96], 50, path, starts, 5, 20)
    assert table["single_percent"].is_monotonic_increasing
    assert table["single_percent"].iloc[-1] == 100
    assert table["whole_percent"].iloc[-1] == 100
    assert (table["dual_percent"] <= table["single_percent"]).all()


def test_a_ballistic_path_joins_its_ends():
    start, end = (39.66, 124.705), (35.6895, 139.6917)
    path = flights.ballistic_path(start, end)
    assert (path.latitude_deg[0], path.longitude_deg[0]) == pytest.approx(start, abs=0.01)
    assert (path.latitude_deg[-1], path.longitude_deg[-1]) == pytest.approx(end, abs=0.3)
    # Least energy over a short range: the apogee is near a quarter of the range.
    assert path.altitude_km.max() == pytest.approx(1390 / 4, rel=0.1)


def test_radars_see_to_their_horizon():
    path = custody.TargetPath(
        np.array([0.0, 10.0]), np.array([0.0, 0.0]), np.array([5.0, 10.0]), np.array([40.0, 40.0])
    )
    # The horizon at 40 km is about 825 km, 7.4 degrees.
    seen = flights.radar_views(path, [0.0, 0.0], [0.0, 30.0], 0.0)
    assert seen.tolist() == [[True, False], [False, False]]


def test_first_sight_and_intervals():
    time = np.arange(0.0, 50.0, 10.0)
    path = custody.TargetPath(time, *(np.zeros(5) for _ in range(3)))
    seen = {"A": np.array([0, 1, 1, 0, 1], bool), "B": np.zeros(5, bool)}
    first = flights.first_sight(path, seen).set_index("sensor")
    assert first.loc["A", "warning_s"] == 30
    assert first.loc["B", "warning_s"] == 0
    assert np.isnan(first.loc["B", "seen_s"])
    intervals = flights.sight_intervals(path, seen)
    assert intervals["sensor"].tolist() == ["A", "A"]
    assert intervals["start_min"].tolist() == pytest.approx([10 / 60, 40 / 60])
    assert intervals["end_min"].tolist() == pytest.approx([30 / 60, 40 / 60])


def test_a_gliding_target_leaves_less_warning_the_longer_the_range():
    table = flights.warning_by_range([1500, 3000], 40, 100)
    wide = table.pivot(index="flight_range_km", columns="target", values="warning_min")
    assert (wide["gliding"] < wide["ballistic"]).all()
    assert wide["gliding"].is_monotonic_decreasing
    assert wide["ballistic"].is_monotonic_increasing
    assert (table["warning_min"] <= table["flight_min"]).all()


def test_a_launch_is_caught_when_its_burn_reaches_into_a_look():
    looks = pd.DataFrame({"satellite": "H", "point": 0, "start_s": [1000.0], "end_s": [1100.0]})
    row = watching.host_chances(looks, 10_000.0, 1, 300.0).iloc[0]
    assert row["in_view_percent"] == pytest.approx(1.0)
    assert row["caught_percent"] == pytest.approx(4.0)
    with pytest.raises(InputError, match="burn_s"):
        watching.host_chances(looks, 10_000.0, 1, -1.0)


def test_one_host_passes_twice_a_day_and_night():
    host = design.sun_synchronous(669, 10.5, DAY)
    spot = grids.points([39.66], [124.705], ["Sohae"])
    looks = watching.host_looks(host, spot, 10, 70, DAY, "2026-07-28")
    sides = looks["to all sides"]
    assert 3 <= len(sides) / 4 <= 6
    assert len(looks["the camera's strip"]) < len(sides)
    shown = watching.clock(sides)
    assert shown["window_day"].between(1, 4).all()
    local = (shown["from_h"] + 124.705 / 15) % 24
    assert ((local - 10.5).abs().lt(2.5) | (local - 22.5).abs().lt(2.5)).all()


def test_lower_is_finer_and_narrower():
    table = watching.low_orbit_table([300, 669], 669, 0.8, 10)
    assert table["sample_m"].tolist() == pytest.approx([0.8 * 300 / 669, 0.8])
    assert table["view_width_km"].is_monotonic_increasing
    assert table["longest_pass_s"].is_monotonic_increasing


def test_drag_takes_its_share_of_the_speed():
    speed = 7725.8  # circular at 300 km, m/s
    lost = watching.drag_make_up_m_s_day(300.0, 2e-11, 0.002)
    assert lost == pytest.approx(2e-11 * speed**2 * 2.2 * 0.002 / 2 * 86400, rel=1e-4)
    with pytest.raises(InputError, match="area-to-mass"):
        watching.drag_make_up_m_s_day(300.0, 2e-11, 0.0)
