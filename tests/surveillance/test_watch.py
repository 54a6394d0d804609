import numpy as np
import pytest

from analysis.errors import InputError
from analysis.orbits import design, propagation, times
from analysis.surveillance import watch

DAY = np.datetime64("2026-06-21", "ns")
TIMES = times.every(DAY, DAY + np.timedelta64(1, "D"), 900)
BELT = np.arange(0, 360, 5.0)
TELESCOPE = {
    "diameter_m": 1.0,
    "limiting_magnitude": 16.5,
    "sun_exclusion_deg": 40.0,
    "longest_phase_deg": 120.0,
    "earth_exclusion_deg": 5.0,
    "albedo": 0.1,
}


def slot(longitude=90.5):
    return design.geostationary([longitude], DAY)


def test_a_slot_sees_each_neighbour_at_a_constant_range():
    seen = watch.from_orbit(slot(90.0), BELT, TIMES, **TELESCOPE)
    index = int(np.flatnonzero(BELT == 120)[0])
    chord = 2 * 42166.26 * np.sin(np.radians(15))
    assert seen.range_km[index] == pytest.approx(np.full(len(TIMES), chord), rel=1e-4)


def test_no_telescope_sees_its_own_host_or_through_the_earth():
    seen = watch.from_orbit(slot(90.0), BELT, TIMES, **TELESCOPE).seen
    assert not seen[BELT == 90].any()
    assert not seen[BELT == 270].any()


def test_tighter_limits_see_less():
    open_watch = watch.from_orbit(slot(), BELT, TIMES, **TELESCOPE)
    for change in (
        {"sun_exclusion_deg": 70.0},
        {"longest_phase_deg": 60.0},
        {"limiting_magnitude": 14.0},
        {"diameter_m": 0.3},
        {"earth_exclusion_deg": 60.0},
    ):
        tight = watch.from_orbit(slot(), BELT, TIMES, **(TELESCOPE | change))
        assert tight.mean_share() < open_watch.mean_share()
        assert not (tight.seen & ~open_watch.seen).any()


def test_a_drifting_orbit_drifts_by_what_was_asked():
    for rate in (-5.0, 1.0, 12.0):
        orbit = watch.drifting(135.0, rate, DAY)
        when = times.every(DAY, DAY + np.timedelta64(3, "D"), 86400)
        position = propagation.propagate(orbit, when).position_teme_km[0]
        angle = np.arctan2(position[:, 1], position[:, 0]) - times.sidereal_angle_rad(when)
        longitude = np.degrees(np.unwrap(angle)) % 360
        assert longitude == pytest.approx((135 + rate * np.arange(3)) % 360, abs=0.01)


def test_a_day_of_ground_watch_is_a_night():
    seen = watch.from_ground(
        34.67,
        133.54,
        427.0,
        BELT,
        TIMES,
        diameter_m=1.0,
        limiting_magnitude=18.0,
        mask_angle_deg=20.0,
        max_sun_elevation_deg=-12.0,
        albedo=0.1,
    )
    table = seen.per_longitude(18.0, 0.1).set_index("longitude_deg")
    assert table.loc[135, "hours_a_day"] == pytest.approx(7.3, abs=0.6)  # midsummer night
    assert table.loc[135, "longest_gap_h"] == pytest.approx(
        24 - table.loc[135, "hours_a_day"], abs=1
    )
    assert table.loc[300, "hours_a_day"] == 0
    assert table.loc[300, "longest_gap_h"] == 24
    assert np.isnan(table.loc[300, "smallest_m"])
    assert table.loc[135, "smallest_m"] == pytest.approx(0.33, abs=0.03)


def test_midsummer_targets_stay_out_of_the_earths_shadow_and_equinox_ones_do_not():
    dark = {**TELESCOPE, "sun_exclusion_deg": 0.0, "longest_phase_deg": 180.0}
    bright = {**dark, "limiting_magnitude": 30.0}
    equinox = np.datetime64("2026-03-20", "ns")
    when = times.every(equinox, equinox + np.timedelta64(1, "D"), 900)
    summer = watch.from_orbit(slot(), [60.0], TIMES, **bright).seen
    spring = watch.from_orbit(design.geostationary([90.5], equinox), [60.0], when, **bright).seen
    assert summer.all()
    assert 1 <= (~spring).sum() * 0.25 * 1.0 <= 1.5  # about 70 minutes of shadow


def test_what_is_held_all_day_is_its_share_of_the_belt():
    seen = np.repeat((BELT < 100)[:, None], len(TIMES), axis=1)
    held = watch.Watch(BELT, TIMES, np.ones(seen.shape), np.zeros(seen.shape), seen)
    assert held.share_a_day() == pytest.approx((BELT < 100).mean())
    assert held.mean_share() == pytest.approx((BELT < 100).mean())


def test_share_a_day_is_the_mean_over_days():
    two = times.every(DAY, DAY + np.timedelta64(2, "D"), 43200)
    seen = np.zeros((2, 4), dtype=bool)
    seen[0, 0] = True
    table = watch.Watch(np.array([0.0, 1.0]), two, np.ones((2, 4)), np.zeros((2, 4)), seen)
    assert table.share_a_day() == pytest.approx(0.25)


def test_questions_without_an_answer_are_refused():
    pair = design.geostationary([90.5, 127.0], DAY)
    with pytest.raises(InputError, match="one host, got 2"):
        watch.from_orbit(pair, BELT, TIMES, **TELESCOPE)
    with pytest.raises(InputError, match="sun_exclusion_deg is 200"):
        watch.from_orbit(slot(), BELT, TIMES, **(TELESCOPE | {"sun_exclusion_deg": 200}))
    with pytest.raises(InputError, match="at least two instants"):
        watch.from_orbit(slot(), BELT, TIMES[:1], **TELESCOPE)
    with pytest.raises(InputError, match="beyond 60"):
        watch.drifting(0.0, 90.0, DAY)
