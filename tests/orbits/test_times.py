import numpy as np
import pytest
from skyfield.sgp4lib import theta_GMST1982

from analysis.errors import InputError
from analysis.orbits import times


def test_a_day_in_steps_leaves_the_end_out():
    grid = times.every("2026-07-24", "2026-07-25", 300)
    assert len(grid) == 288
    assert grid[0] == np.datetime64("2026-07-24")
    assert grid[-1] == np.datetime64("2026-07-24T23:55")


def test_a_step_that_does_not_divide_the_window_stays_inside():
    grid = times.every("2026-07-24T00:00", "2026-07-24T00:01", 25)
    assert list((grid - grid[0]).astype("timedelta64[s]").astype(int)) == [0, 25, 50]


def test_julian_date_keeps_microseconds():
    date = times.utc_julian_date(["2000-01-01T12:00:00", "2000-01-01T12:00:00.000001"])
    assert date.whole[0] + date.fraction[0] == 2451545.0
    assert (date.fraction[1] - date.fraction[0]) * 86400 == pytest.approx(1e-6, rel=1e-3)


def test_sidereal_angle_at_the_epoch_of_the_gps_slot_table():
    # The SPS Performance Standard states 18 h 36 min 14.4 s for 1993-07-01 0 h.
    angle_h = np.degrees(times.sidereal_angle_rad("1993-07-01")[0]) / 15
    assert angle_h * 3600 == pytest.approx(18 * 3600 + 36 * 60 + 14.4, abs=1.5)


def test_sidereal_angle_is_that_of_skyfield_by_its_own_clock():
    # Skyfield's GMST of 1982 takes a Julian date in UT1, ours an instant in UTC.
    when = np.array(["1958-03-01T05:30", "1999-12-31T23:59:59.5", "2026-07-24T12:00"], "M8[ns]")
    ut1 = times.skyfield_times(when)
    theirs, _ = theta_GMST1982(ut1.whole, ut1.ut1_fraction)
    apart = (times.sidereal_angle_rad(when) - theirs + np.pi) % (2 * np.pi) - np.pi
    assert apart == pytest.approx(np.zeros(3), abs=1e-12)


def test_a_sidereal_day_brings_the_same_angle_back():
    start = np.datetime64("2026-07-24", "ns")
    after = start + np.timedelta64(86_164_090_500_000, "ns")
    first, second = times.sidereal_angle_rad([start, after])
    # The true day differs from the mean one by up to a few milliseconds.
    assert first == pytest.approx(second, abs=3e-7)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ([], "empty"),
        (["NaT"], "missing instant"),
        (["1956-12-31"], "1957"),
        (["2150-01-01"], "2100"),
        (["yesterday"], "cannot read"),
        ([["2026-01-01"]], "one-dimensional"),
    ],
)
def test_times_that_cannot_be_used_are_told(given, message):
    with pytest.raises(InputError, match=message):
        times.as_times(given)


@pytest.mark.parametrize(
    ("start", "end", "step", "message"),
    [
        ("2026-07-24", "2026-07-24", 60, "not after its start"),
        ("2026-07-25", "2026-07-24", 60, "not after its start"),
        ("2026-07-24", "2026-07-25", 0, "above 0"),
        ("2026-07-24", "2026-07-25", float("nan"), "above 0"),
    ],
)
def test_a_window_or_step_that_is_empty_is_told(start, end, step, message):
    with pytest.raises(InputError, match=message):
        times.every(start, end, step)
