import numpy as np
import pytest

from analysis.errors import InputError
from analysis.surveillance import ranging
from analysis.surveillance.ranging import Tracker

RADAR, LASER = Tracker(30, 180), Tracker(1, 10)


def test_errors_scale_with_the_sigmas():
    one = ranging.position_error_m(800, 60, [Tracker(10, 60)], [1.0, 24.0])
    ten = ranging.position_error_m(800, 60, [Tracker(100, 600)], [1.0, 24.0])
    assert ten == pytest.approx(10 * one, rel=1e-6)


def test_four_times_the_measurements_halve_the_error():
    often = ranging.position_error_m(800, 60, [Tracker(30, 180, every_s=0.5)], 24.0)
    seldom = ranging.position_error_m(800, 60, [Tracker(30, 180, every_s=2.0)], 24.0)
    assert seldom / often == pytest.approx(2, rel=0.03)


def test_more_sensors_never_harm():
    radar, both = (
        ranging.position_error_m(800, 60, t, [0.0, 12.0, 48.0]) for t in ([RADAR], [RADAR, LASER])
    )
    assert (both < radar).all()


def test_the_error_grows_along_the_track_with_time():
    error = ranging.position_error_m(800, 60, [RADAR], np.array([12.0, 24.0, 48.0]))
    assert error[1] / error[0] == pytest.approx(2, rel=0.1)
    assert error[2] / error[1] == pytest.approx(2, rel=0.1)


def test_hills_solution_obeys_hills_equations():
    motion, step = 1e-3, 0.5
    at = np.array([700 - step, 700, 700 + step])
    x, y, z = (ranging._hill(at, motion)[:, k] for k in range(3))
    slope = lambda v: (v[2] - v[0]) / (2 * step)  # noqa: E731
    curve = lambda v: (v[2] - 2 * v[1] + v[0]) / step**2  # noqa: E731
    assert curve(x) == pytest.approx(3 * motion**2 * x[1] + 2 * motion * slope(y), abs=1e-8)
    assert curve(y) == pytest.approx(-2 * motion * slope(x), abs=1e-8)
    assert curve(z) == pytest.approx(-(motion**2) * z[1], abs=1e-8)


def test_questions_without_an_answer_are_refused():
    with pytest.raises(InputError, match="at least one tracker"):
        ranging.position_error_m(800, 60, [], 1.0)
    with pytest.raises(InputError, match="highest elevation 10 deg"):
        ranging.position_error_m(800, 10, [RADAR], 1.0)
    with pytest.raises(InputError, match="range_m 0"):
        Tracker(0, 10)
