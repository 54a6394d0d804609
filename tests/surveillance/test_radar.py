import numpy as np
import pytest

from analysis.errors import InputError
from analysis.ground.geometry import earth_angle_deg, slant_range_km
from analysis.surveillance.radar import Radar


def radar(**changed):
    values = {
        "name": "Test",
        "latitude_deg": 35.0,
        "longitude_deg": 134.0,
        "altitude_m": 0.0,
        "reference_rcs_m2": 0.01,
        "reference_range_km": 739.3,
        "mask_angle_deg": 15.0,
    }
    return Radar(**(values | changed))


def test_slant_range_of_the_calibration_point():
    assert slant_range_km(650, 60, 6378.137) == pytest.approx(739.3, abs=0.05)


def test_detection_follows_the_fourth_power():
    assert radar().smallest_rcs_m2(2 * 739.3) == pytest.approx(0.16)
    assert radar().reach_km(0.16) == pytest.approx(2 * 739.3)


def test_the_calibration_point_is_detected_and_a_little_less_is_not():
    at = slant_range_km(650, 60, 6378.137)
    assert radar(reference_range_km=at).detects(0.01, 650, 60)
    assert not radar(reference_range_km=at).detects(0.0099, 650, 60)


def test_unknown_cross_section_is_never_detected():
    assert radar().reach_km([np.nan, 0.01]) == pytest.approx([0, 739.3])
    assert not radar().detects(np.nan, 400, 90)


def test_limits_of_range_and_altitude_hold():
    assert radar(longest_range_km=1000).reach_km(100.0) == 1000
    assert not radar(highest_altitude_km=3000).detects(1e9, 3001, 90)


def test_a_gain_of_sixteen_doubles_the_reach():
    assert radar().scaled(16).reach_km(1.0) == pytest.approx(2 * radar().reach_km(1.0))


def test_only_orbits_that_come_near_enough_rise():
    reach = 35.0 - earth_angle_deg(800.0, 15.0, 6378.137)
    seen = radar().rises(800.0, [reach - 0.1, reach + 0.1, 180 - reach - 0.1, 98.0, 179.9])
    assert seen.tolist() == [False, True, True, True, False]


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"reference_rcs_m2": 0.0}, "reference_rcs_m2 0.0 is not above 0"),
        ({"reference_range_km": -1.0}, "reference_range_km"),
        ({"latitude_deg": 91.0}, "latitude 91.0"),
        ({"mask_angle_deg": 90.0}, "lowest elevation 90.0"),
    ],
)
def test_impossible_radars_are_refused(changed, words):
    with pytest.raises(InputError, match=words):
        radar(**changed)


def test_impossible_questions_are_refused():
    with pytest.raises(InputError, match="gain 0 is not above 0"):
        radar().scaled(0)
