"""An orbit's error can be told at every end of what its parameters allow."""

import itertools

import pytest

from analysis.parameters.fields import content
from analysis.parameters.surveillance_network import Parameters
from analysis.studies.surveillance_network import SurveillanceNetwork

ERRORS = ("radar_range_error_m", "radar_angle_error_arcsec", "laser_range_error_m",
          "laser_angle_error_arcsec")  # fmt: skip
PASS = ("tracked_altitude_km", "tracked_elevation_deg")


def ends(name):
    what = content(Parameters.model_fields[name])
    beside = 1e-6 * (what.upper.value - what.lower.value)
    return what.lower.value + beside * what.lower.excluded, float(what.upper.value)


@pytest.mark.parametrize("fine", [True, False])
@pytest.mark.parametrize("flown", list(itertools.product(*map(ends, PASS))), ids=str)
def test_errors_are_numbers_above_zero(fine, flown):
    """Below 5 cm they were rounded to zero and divided by; a pass of one instant gave none."""
    errors = {name: ends(name)[0 if fine else 1] for name in ERRORS}
    study = SurveillanceNetwork(Parameters(**errors, **dict(zip(PASS, flown, strict=True))))
    assert (study.orbit_errors["error_m"] > 0).all()
    assert study.number("laser_gain") > 0
