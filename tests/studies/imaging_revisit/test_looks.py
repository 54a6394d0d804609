import numpy as np
import pandas as pd
import pytest

from analysis import tables
from analysis.coverage import stand_ins
from analysis.coverage.sensors import AgileOptical
from analysis.errors import InputError
from analysis.ground import grids
from analysis.orbits import ages, frames, propagation
from analysis.orbits import data as orbits
from analysis.studies.imaging_revisit import looks as steps

START, END = "2026-07-20", "2026-07-24"
WINDOW_S = 4 * 86400.0


@pytest.fixture(scope="module")
def igs():
    return stand_ins.named_elements(orbits.elements("IGS"), orbits.igs())


@pytest.fixture(scope="module")
def fresh(igs):
    return ages.split(igs, [START, END], 30)[0]


@pytest.fixture(scope="module")
def radar8(igs):
    return stand_ins.opposite(igs[igs["OBJECT_NAME"] == "Radar-6"], START, "Radar-8")


@pytest.fixture(scope="module")
def fleets():
    frame = tables.read("missile_activities/igs_fleets")
    return frame[(frame["satellite"] != "Radar-4") & frame["fleet"].isin([4, 8])]


@pytest.fixture(scope="module")
def world():
    return grids.equal_area(80, -70, 70)


@pytest.fixture(scope="module")
def found(fresh, radar8, fleets, world):
    kinds = dict(zip(fleets["satellite"], fleets["sensor"], strict=True))
    wide = steps.tilting(fresh, 55, 15, 10)
    return steps.looks(fresh, radar8, kinds, *wide, world, START, END)


def looks_frame(rows):
    return pd.DataFrame(rows, columns=["satellite", "sensor", "point", "start_s", "end_s"])


def test_looks_stay_within_the_tilt(found, fresh, radar8, world):
    angle = steps.smallest_off_nadir_deg(found, fresh, radar8, world, START, END)
    optical = (found["sensor"] == "optical").to_numpy()
    assert np.isfinite(angle).all()
    assert angle.max() <= 55.5
    assert angle[~optical].min() >= 14.5


def test_a_narrower_tilt_by_angle_is_a_narrower_sensor(found, fresh, radar8, fleets, world):
    angle = steps.smallest_off_nadir_deg(found, fresh, radar8, world, START, END)
    kinds = dict(zip(fleets["satellite"], fleets["sensor"], strict=True))
    narrow = steps.tilting(fresh, 35, 15, 10)
    direct = steps.looks(fresh, radar8, kinds, *narrow, world, START, END)
    assert (angle <= 35).sum() == pytest.approx(len(direct), rel=0.03)


def test_more_tilt_and_more_satellites_never_see_less(found, fresh, radar8, fleets, world):
    angle = steps.smallest_off_nadir_deg(found, fresh, radar8, world, START, END)
    table = steps.by_tilt(found, angle, fleets, [20, 35, 50], 0.4, world, WINDOW_S)
    wide = table.pivot(index=["counted", "fleet"], columns="tilt_deg", values="share")
    assert (np.diff(wide.to_numpy(), axis=1) >= 0).all()
    by_fleet = table.pivot(index=["counted", "tilt_deg"], columns="fleet", values="share")
    assert (by_fleet[8] >= by_fleet[4]).all()
    cloudy = wide.loc["optical, under cloud"].to_numpy()
    assert (cloudy <= wide.loc["optical, clear"].to_numpy()).all()


def test_a_day_succeeds_by_chance_under_cloud():
    day = 86400.0
    looks = looks_frame(
        [("A", "optical", 0, 100, 200), ("A", "optical", 0, 5000, 5100),
         ("B", "radar", 0, day + 10, day + 20)]
    )  # fmt: skip
    share = steps.daily_success(looks, 2 * day, 2, 0.5)
    assert share == pytest.approx([(0.75 + 1) / 2, 0])
    assert steps.images_per_day(looks, 2 * day, 2, 0.5) == pytest.approx([1.0, 0])
    with pytest.raises(InputError, match="no whole day"):
        steps.daily_success(looks, 3600.0, 2)
    with pytest.raises(InputError, match="clear_sky_probability"):
        steps.images_per_day(looks, day, 2, 0.0)


def test_the_needed_tilt_lies_between_samples():
    assert steps.needed_tilt_deg([20, 30, 40], [0.5, 0.9, 1.0], 0.95) == pytest.approx(35)
    assert steps.needed_tilt_deg([20, 30], [0.5, 0.9], 0.2) == 20
    assert steps.needed_tilt_deg([20, 30], [0.5, 0.9], 0.95) is None
    with pytest.raises(InputError, match="do not go with"):
        steps.needed_tilt_deg([20], [0.5, 0.9], 0.95)


def test_an_unknown_satellite_is_named(fresh, radar8, world):
    wide = steps.tilting(fresh, 40, 15, 10)
    with pytest.raises(InputError, match="Radar-9"):
        steps.looks(fresh, radar8, {"Radar-9": "radar"}, *wide, world, START, END)


def test_waits_grow_with_each_hindrance(fresh, radar8, fleets):
    kinds = dict(zip(fleets["satellite"], fleets["sensor"], strict=True))
    spots = grids.points([39.7, 25.7], [124.7, 123.5], ["north", "south"])
    sets = [
        steps.looks(fresh, radar8, kinds, *steps.tilting(fresh, 45, 15, sun), spots, START, END)
        for sun in (10, None)
    ]
    waits = steps.waits(*sets, fleets, spots, WINDOW_S, 0.4)
    wide = waits.pivot(index=["place", "fleet"], columns="condition", values="mean_wait_h")
    assert (wide["optical, no limits"] <= wide["optical, daylight"]).all()
    assert (wide["optical, daylight"] <= wide["optical, daylight and cloud"]).all()


def test_waits_are_told_of_named_places_alone(fleets, world, found):
    with pytest.raises(InputError, match="no names of the places"):
        steps.waits(found, found, fleets, world, WINDOW_S, 0.4)


def test_a_relay_brings_images_down_sooner(fresh, radar8, fleets, world, found):
    eight = fleets[fleets["fleet"] == 8]
    flying = fresh[fresh["OBJECT_NAME"].isin(eight["satellite"])].reset_index(drop=True)
    tokyo = grids.points([35.7], [139.7], ["Tokyo"])
    handover = steps.contacts(flying, radar8, tokyo, [90.8], 5, START, END)
    seen = steps.seen_share(handover, WINDOW_S)
    # The relay sees a low orbit for somewhat more than half of the time.
    assert 0.5 < seen["1"] < 0.75
    assert seen["ground"] < 0.1
    direct = handover[handover["way"] == "ground"]
    alone = steps.delay_curve(found, direct, WINDOW_S, [0, 60])
    helped = steps.delay_curve(found, handover, WINDOW_S, [0, 60])
    assert (helped["share"] >= alone["share"]).all()
    assert helped["share"].iloc[-1] > 0.9
    with pytest.raises(InputError, match="no day"):
        steps.delay_curve(found, direct, 3600.0, [0])


def test_stations_that_overlap_count_once():
    handover = pd.DataFrame(
        [("A", "ground", 0.0, 100.0), ("A", "ground", 50.0, 150.0)],
        columns=["satellite", "way", "start_s", "end_s"],
    )
    assert steps.seen_share(handover, 1500.0)["ground"] == pytest.approx(0.1)


def test_the_far_north_is_dark_in_december():
    camera = AgileOptical(45, 10)
    grid = grids.points([20.0, 60.0], [130.0, 130.0])
    share = steps.lit_share([10.5], 483, camera, grid, ["2026-06-21", "2026-12-21"])
    by = share.set_index(["day", "latitude_deg"])["lit_share"]
    assert by["2026-12-21", 60.0] == 0
    assert 0.3 < by["2026-06-21", 20.0] < 0.7  # the other half of the passes is at night
    with pytest.raises(InputError, match="without a limit"):
        steps.lit_share([10.5], 483, AgileOptical(45, None), grid, ["2026-06-21"])


def test_apertures_scale_with_range_and_resolution():
    table = steps.apertures([250, 500], [40, 80])
    wide = table.pivot(index="altitude_km", columns="resolution_cm", values="aperture_m")
    assert wide.loc[500, 40] == pytest.approx(1.22 * 0.55e-6 * 500e3 / 0.4)
    assert wide.loc[250, 40] == pytest.approx(wide.loc[500, 80])


def test_off_nadir_of_a_pass_overhead_is_small(fresh, radar8):
    track = propagation.propagate(fresh.iloc[[1]], [np.datetime64("2026-07-21T03:00")])
    latitude, longitude, _ = frames.geodetic(frames.earth_fixed(track)[0])
    grid = grids.points(latitude, longitude)
    looks = looks_frame([(track.names[0], "optical", 0, 97_200.0 - 60, 97_200.0 + 60)])
    angle = steps.smallest_off_nadir_deg(looks, fresh, radar8, grid, START, END)
    assert angle[0] < 0.2
