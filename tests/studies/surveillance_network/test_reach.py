import numpy as np
import pandas as pd
import pytest

from analysis.errors import InputError
from analysis.orbits import times
from analysis.studies.surveillance_network import belt_watch, reach
from analysis.surveillance import data, population, watch

OBJECTS = population.draw(data.population_counts(), 1, share=0.1)
WAVELENGTH = data.kamisaibara_wavelength_m()
DAY = np.datetime64("2026-06-21", "ns")
TIMES = times.every(DAY, DAY + np.timedelta64(1, "D"), 3600)


def all_day(held):
    """A watch that holds some longitudes for a whole day and never sees the others."""
    seen = np.repeat(np.array(held)[:, None], len(TIMES), axis=1)
    longitudes = np.arange(float(len(held)))
    return watch.Watch(longitudes, TIMES, np.full(seen.shape, 1e4), np.zeros(seen.shape), seen)


def test_sizes_grow_with_altitude_and_end_with_the_radar():
    curve = reach.sizes_by_altitude(data.kamisaibara(), np.arange(200, 3200, 100), 60.0, WAVELENGTH)
    for _, part in curve.groupby("radar"):
        assert part["size_cm"].is_monotonic_increasing
    highest = curve.groupby("radar")["object_altitude_km"].max()
    assert highest["old"] < 1000
    assert highest["new"] == 3000


def test_the_comparison_holds_nine_rows_and_its_differences_are_percentages():
    published = data.published_figures().set_index("id")["value"]
    new = data.kamisaibara()["new"]
    table = reach.table_comparison(OBJECTS, new, WAVELENGTH, published)
    assert len(table) == 9
    row = table.iloc[3]
    assert row["public_theirs"] == 8948
    assert row["public_difference_percent"] == pytest.approx(100 * (row["public_ours"] / 8948 - 1))
    with pytest.raises(InputError, match="published count 'public-650km-all'"):
        reach.table_comparison(OBJECTS, new, WAVELENGTH, published.iloc[1:])


def test_passes_count_from_each_elevation_on():
    found = {
        "new": pd.DataFrame({"elevation_deg": [15.0, 29.9, 30.0, 61.0, 84.0]}),
        "old": pd.DataFrame({"elevation_deg": [16.0]}),
    }
    table = reach.passes_by_elevation(found, [15, 30, 60, 85])
    rows = table.pivot(index="radar", columns="mask_angle_deg", values="passes")
    assert rows.loc["new"].tolist() == [5, 3, 2, 0]
    assert rows.loc["old"].tolist() == [1, 0, 0, 0]


def test_larger_networks_cover_no_less():
    sensors = data.sensors(belt_only=True)
    networks = {"one": ["bisei"], "two": ["bisei", "geodss-maui"]}
    table = belt_watch.belt_by_elevation(sensors, networks, [0, 20, 40], 135, 180)
    wide = table.pivot(index="mask_angle_deg", columns="network", values="share")
    assert (wide["two"] >= wide["one"]).all()
    assert wide["one"].is_monotonic_decreasing
    with pytest.raises(InputError, match="network 'x': unknown sensor mars"):
        belt_watch.belt_by_elevation(sensors, {"x": ["mars"]}, [0], 135, 180)
    with pytest.raises(InputError, match="network 'x': no sensor"):
        belt_watch.belt_by_elevation(sensors, {"x": []}, [0], 135, 180)


def test_expected_hours_add_up_like_independent_chances():
    held = all_day([True, False])
    assert belt_watch.expected_hours([(held, 0.5)]) == pytest.approx([12, 0])
    assert belt_watch.expected_hours([(held, 0.5), (held, 0.5)]) == pytest.approx([18, 0])
    assert belt_watch.expected_hours([(held, 1.0), (held, 0.3)]) == pytest.approx([24, 0])
    with pytest.raises(InputError, match=r"share of time 1.5"):
        belt_watch.expected_hours([(held, 1.5)])
    with pytest.raises(InputError, match="no watch"):
        belt_watch.expected_hours([])
    other = all_day([True])
    with pytest.raises(InputError, match="different longitudes"):
        belt_watch.expected_hours([(held, 1.0), (other, 1.0)])


def test_a_watcher_that_sees_nothing_has_no_range():
    blind = all_day([False])
    table = belt_watch.watch_table({"blind": blind}, 18.0, 0.1)
    assert table.loc[0, "share_a_day"] == 0
    assert pd.isna(table.loc[0, "closest_km"])


def test_more_sensitivity_sees_more_up_to_what_has_a_cross_section():
    radars = {"one": data.placed("fps5-sado", 1.0, 2000.0)}
    sweep = reach.sensitivity_sweep(OBJECTS, radars, [1e-4, 1e-2, 1, 1e2, 1e12], 60.0)
    assert sweep["share"].is_monotonic_increasing
    assert sweep["share"].iloc[-1] < 1  # objects without a cross-section, or that never rise
    assert sweep.loc[2, "reach_km"] == pytest.approx(2000)
    assert sweep.loc[3, "reach_km"] == pytest.approx(2000 * 100**0.25)


def test_the_gain_for_the_belt_brings_the_belt_into_reach():
    radar = data.placed("fps5-sado", 1.0, 2000.0)
    gain = reach.gain_for_belt(radar, 1.0, 45.0)
    assert radar.scaled(gain).reach_km(1.0) == pytest.approx(37400, abs=300)


def test_a_network_day_sees_more_and_waits_less_than_its_base():
    new, motr = data.kamisaibara()["new"], data.radar("motr", "motr-near")
    worth, gaps = reach.network_day(
        OBJECTS, {"K": {"new": new}, "M": {"motr": motr}}, "K", "2026-07-24"
    )
    assert worth["group"].tolist() == ["K", "M"]
    assert worth.loc[1, "added"] > 0
    waits = gaps.set_index("network")["median_longest_gap_h"]
    assert waits["all"] <= waits["K"]


def test_sizes_by_magnitude_are_larger_where_the_belt_is_farther():
    table = reach.sizes_by_magnitude([16.0, 18.0], 34.67, 20.0, 0.1)
    wide = table.pivot(index="magnitude", columns="slot_place", values="size_cm")
    assert (wide["at the lowest elevation"] > wide["on the meridian"]).all()
    assert wide.loc[16.0, "on the meridian"] / wide.loc[18.0, "on the meridian"] == pytest.approx(
        10**0.4
    )


def test_channels_share_the_day():
    assert reach.channel_seconds(30, 10_000) == pytest.approx(259.2)


def test_the_slot_of_qzs_6_is_known():
    assert data.host_slot_deg() == pytest.approx(90.5)
    with pytest.raises(InputError, match="unknown row of orbits/slots 'qzs-5'"):
        data.host_slot_deg("qzs-5")
