import numpy as np
import pytest

from analysis.coverage import optics
from analysis.errors import InputError


def test_ground_sample_grows_with_tilt_and_falls_with_height():
    square, along = optics.ground_sample_m(0.4, 490, np.array([0.0, 30.0, 45.0]))
    assert square[0] == pytest.approx(0.4)
    assert along[0] == pytest.approx(0.4)
    assert np.all(along[1:] > square[1:])
    assert np.all(np.diff(along) > 0)
    lower, _ = optics.ground_sample_m(0.4, 245, 0.0, reference_altitude_km=490)
    assert lower == pytest.approx(0.2)


def test_the_aperture_is_rayleighs():
    # 1.22 x 0.55 um x 490 km / 0.4 m = 0.822 m.
    assert optics.diffraction_aperture_m(0.4, 490) == pytest.approx(0.822, abs=5e-4)


def test_what_cannot_be_is_refused():
    with pytest.raises(InputError, match="ground sample of 0 m"):
        optics.ground_sample_m(0, 500)
    with pytest.raises(InputError, match="must all be above 0"):
        optics.diffraction_aperture_m(0, 500)
