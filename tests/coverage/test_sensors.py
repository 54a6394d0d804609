import numpy as np
import pytest

from analysis.coverage import sensors
from analysis.errors import InputError
from analysis.ground import geometry
from analysis.orbits.constants import MEAN_RADIUS_KM


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda: sensors.Cone(0), "half_angle_deg is 0: allowed is above 0"),
        (lambda: sensors.Cone(91), "half_angle_deg is 91"),
        (lambda: sensors.Cone(float("nan")), "half_angle_deg is nan"),
        (lambda: sensors.Cone(40, mask_angle_deg=90), "below 90"),
        (lambda: sensors.AboveHorizon(-1), "mask_angle_deg is -1"),
        (lambda: sensors.SideLookingRadar(40, 30), "inner incidence 40 deg is not below the outer"),
        (lambda: sensors.SideLookingRadar(30, 90), "outer_incidence_deg is 90"),
        (lambda: sensors.SideLookingRadar(30, 40, "rihgt"), "did you mean 'right'"),
        (lambda: sensors.SideLookingRadar(30, 40, squint_deg=0), "squint_deg is 0"),
        (lambda: sensors.radar_from_off_nadir(20, 70, 628), "misses the Earth from 628 km"),
        (lambda: sensors.radar_swath(2000, 37, 628), "does not lie between nadir and the limb"),
        (lambda: sensors.AgileOptical(0, 10), "roll_limit_deg is 0"),
        (lambda: sensors.AgileOptical(45, 95), "min_sun_elevation_deg is 95"),
        (
            lambda: sensors.AgileOptical(45, 10, clear_sky_probability=0),
            "clear_sky_probability is 0",
        ),
        (
            lambda: sensors.AgileOptical(66, 10).limits(628),
            "past the horizon from 628 km: at most 65",
        ),
        (lambda: sensors.AisReceiver(0), "radius_km is 0"),
    ],
)
def test_a_sensor_that_cannot_be_is_refused_in_one_line(make, message):
    with pytest.raises(InputError, match=message) as told:
        make()
    assert "\n" not in str(told.value)


def test_a_swath_and_its_cone_belong_together():
    cone = sensors.swath(185.815, 705)
    assert cone.half_angle_deg == pytest.approx(7.5, abs=1e-5)


def test_a_radar_swath_is_as_wide_as_asked():
    radar = sensors.radar_swath(200, 37, 628)
    inner, outer = radar.inner_incidence_deg, radar.outer_incidence_deg
    # PALSAR-3: 200 km at 37 deg incidence; off nadir that is a few degrees about 33.
    assert inner < 37 < outer
    arc = geometry.earth_angle_deg(628, 90 - outer) - geometry.earth_angle_deg(628, 90 - inner)
    assert np.radians(arc) * MEAN_RADIUS_KM == pytest.approx(200)


def test_off_nadir_angles_become_incidences():
    radar = sensors.radar_from_off_nadir(29.1, 48.0, 628, side="left")
    assert radar.inner_incidence_deg == pytest.approx(32.3, abs=0.1)
    assert radar.outer_incidence_deg == pytest.approx(54.7, abs=0.1)
    assert radar.limits(628).side == -1


def test_limits_that_are_off_stay_off():
    packed = sensors.AboveHorizon(30).limits(600).packed()
    assert packed[0] == pytest.approx(0.5)
    assert np.all(packed[1:] == sensors.NO_LIMIT)


def test_the_reach_is_never_short():
    radius = np.array([6378.0 + 300, 6378.0 + 36000])
    for sensor in (sensors.Cone(30), sensors.AboveHorizon(5), sensors.AisReceiver(500)):
        reach = sensor.limits(300).reach_deg(radius)
        assert np.all(reach > 0)
        assert reach[1] >= reach[0]
    assert sensors.AisReceiver(500).limits(300).reach_deg(radius)[1] == pytest.approx(
        4.75, abs=0.01
    )
