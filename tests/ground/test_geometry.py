import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.errors import InputError
from analysis.ground import geometry, horizon
from analysis.orbits.constants import MEAN_RADIUS_KM


@settings(deadline=None)
@given(altitude=st.floats(150, 40_000), elevation=st.floats(0.01, 89.9))
def test_the_triangle_closes(altitude, elevation):
    earth_angle = geometry.earth_angle_deg(altitude, elevation)
    off_nadir = geometry.off_nadir_deg(altitude, elevation)
    assert earth_angle + off_nadir + elevation == pytest.approx(90)
    slant = geometry.slant_range_km(altitude, elevation)
    sine_rule = MEAN_RADIUS_KM * np.sin(np.radians(earth_angle))
    assert slant * np.sin(np.radians(off_nadir)) == pytest.approx(sine_rule, rel=1e-6)


@settings(deadline=None)
@given(altitude=st.floats(150, 40_000), share=st.floats(0.01, 0.99))
def test_swath_and_field_of_regard_undo_each_other(altitude, share):
    field = 2 * share * geometry.horizon_off_nadir_deg(altitude)
    width = geometry.swath_km(altitude, field)
    assert geometry.field_of_regard_deg(altitude, width) == pytest.approx(field, rel=1e-6)


@settings(deadline=None)
@given(altitude=st.floats(150, 40_000), elevation=st.floats(0, 89))
def test_no_pass_is_longer_than_the_bound(altitude, elevation):
    longest = geometry.longest_access_s(altitude, elevation)
    assert longest <= geometry.access_bound_s(altitude, elevation)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: geometry.earth_angle_deg(-1, 10), "altitude of -1 km is below the ground"),
        (lambda: geometry.earth_angle_deg(500, 91), "elevation of 91 deg is outside 0 to 90"),
        (lambda: geometry.elevation_deg(500, 70), "misses the Earth from 500 km: at most 68.01"),
        (lambda: geometry.field_of_regard_deg(500, 9000), "swath of 9000 km cannot be seen"),
        (lambda: horizon.radar_horizon_km(-1), "-1 is below the ground"),
        (lambda: horizon.radar_horizon_km(1, refraction_factor=0.5), "at least 1"),
        (lambda: horizon.level_warning_s(30, 0), "speed of 0 km/s"),
        (lambda: horizon.ballistic_arc(0), "range of 0 km"),
    ],
)
def test_bad_geometry_is_told_in_one_line(call, message):
    with pytest.raises(InputError, match=message):
        call()


def test_the_radar_horizon_meets_the_square_root_rule_at_low_heights():
    # d = sqrt(2 k R h): 4.12 km per root metre, the rule of thumb of radar handbooks.
    assert horizon.radar_horizon_km(0.1) == pytest.approx(4.12 * np.sqrt(100), rel=0.002)
    both = horizon.radar_horizon_km(0.1, antenna_height_m=400)
    assert both == pytest.approx(4.12 * (np.sqrt(100) + np.sqrt(400)), rel=0.002)


def test_a_lower_target_leaves_less_warning():
    warning = horizon.level_warning_s(np.array([10.0, 30.0, 60.0]), 2.0)
    assert np.all(np.diff(warning) > 0)
    assert horizon.radar_horizon_km(0.0) == 0


@settings(deadline=None)
@given(distance=st.floats(100, 12_000))
def test_a_ballistic_arc_keeps_energy_and_ends_where_it_should(distance):
    arc = horizon.ballistic_arc(distance)
    assert arc.ground_km[-1] == pytest.approx(distance)
    assert arc.altitude_km[[0, -1]] == pytest.approx([0, 0], abs=1e-6)
    assert arc.altitude_km.max() == pytest.approx(arc.apogee_km, abs=1e-3)
    radius = arc.altitude_km + MEAN_RADIUS_KM
    sweep = np.diff(arc.ground_km / MEAN_RADIUS_KM) / np.diff(arc.time_s)
    areal = sweep * ((radius[1:] + radius[:-1]) / 2) ** 2
    assert np.ptp(areal) / areal.mean() < 2e-3  # Kepler's second law


def test_a_short_arc_is_the_flat_parabola():
    # Over 100 km the least-energy apogee is a quarter of the range, the speed sqrt(g range).
    arc = horizon.ballistic_arc(100)
    assert arc.apogee_km == pytest.approx(25, rel=0.02)
