"""Roots and maxima that are known in closed form, and steps that waste none."""

import numpy as np
import pytest

from analysis.orbits import refine


def test_roots_of_many_brackets_at_once():
    # cos x = 0 at odd multiples of pi / 2
    low = np.pi * np.arange(50)
    found = refine.crossings(np.cos, low, low + np.pi - 0.3, 1e-9)
    assert found == pytest.approx(low + np.pi / 2, abs=2e-9)


def test_each_bracket_is_asked_about_its_own_function():
    wanted = np.array([0.1, 0.5, 0.9])
    found = refine.crossings(lambda x: x**3 - wanted**3, np.zeros(3), np.ones(3), 1e-10)
    assert found == pytest.approx(wanted, abs=2e-10)


def test_the_third_root_of_two_takes_few_tries():
    tried = []

    def function(x):
        tried.append(x)
        return x**3 - 2

    found = refine.crossings(function, [0.0], [2.0], 1e-10)
    assert found == pytest.approx([2 ** (1 / 3)], abs=2e-10)
    assert len(tried) <= 14  # halving would take 34


@pytest.mark.parametrize("sign", [-1, 1])
def test_a_function_that_tells_its_sides_alone_is_halved(sign):
    tried = []

    def side(x):
        tried.append(x[0])
        return sign * np.where(x >= 0.3, 1.0, -1.0)

    found = refine.crossings(side, [0.0], [1.0], 2**-11)
    assert found == pytest.approx([0.3], abs=2**-11)
    assert tried[2:5] == [0.5, 0.25, 0.375]


def test_a_root_at_an_end_is_that_end():
    found = refine.crossings(lambda x: x * (x - 3), [0.0, 1.0], [1.0, 3.0], 1e-6)
    assert found.tolist() == [0.0, 3.0]


def test_maxima_of_many_brackets_at_once():
    # sin x is 1 at pi / 2 and each turn after
    low = 2 * np.pi * np.arange(20) + 0.2
    place, value = refine.maxima(np.sin, low, low + 2.0, 1e-5)
    assert place == pytest.approx(low - 0.2 + np.pi / 2, abs=2e-5)
    assert value == pytest.approx(np.ones(20), abs=1e-9)


def test_the_maximum_of_a_curve_without_a_parabola():
    place, value = refine.maxima(lambda x: -np.abs(x - 0.7), [0.0], [1.0], 1e-6)
    assert place == pytest.approx([0.7], abs=3e-6)
    assert value == pytest.approx([0.0], abs=3e-6)


def test_a_maximum_at_an_end_is_approached():
    place, _ = refine.maxima(lambda x: x, [0.0], [1.0], 1e-4)
    assert place == pytest.approx([1.0], abs=3e-4)


def test_no_bracket_gives_no_place():
    assert refine.crossings(np.sin, [], [], 1e-3).shape == (0,)
    place, value = refine.maxima(np.sin, [], [], 1e-3)
    assert place.shape == value.shape == (0,)
