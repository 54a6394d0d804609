import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.debris import shapes, shells
from analysis.errors import InputError
from analysis.orbits.mean import catalogue_axis_km

EDGES = shells.shell_edges_km(200, 2000, 25)


def test_a_geostationary_mean_motion_gives_the_geostationary_altitude():
    apogee, perigee = shapes.altitudes_km(np.array([1.00273791]), np.array([0.0]))
    assert apogee[0] == pytest.approx(35786, abs=1)
    assert perigee[0] == apogee[0]


def test_shapes_go_there_and_back():
    apogee, perigee = shapes.altitudes_km(np.array([14.0, 2.0]), np.array([0.01, 0.7]))
    axis, eccentricity = shapes.axis_and_eccentricity(apogee, perigee)
    assert axis == pytest.approx(catalogue_axis_km(np.array([14.0, 2.0])))
    assert eccentricity == pytest.approx([0.01, 0.7])
    assert shapes.period_min(apogee, perigee) == pytest.approx([1440 / 14, 720])


@pytest.mark.parametrize(
    ("call", "word"),
    [
        (lambda: shapes.altitudes_km(np.array([-1.0]), np.array([0.1])), "mean motion"),
        (lambda: shapes.altitudes_km(np.array([14.0]), np.array([1.2])), "eccentricity"),
        (lambda: shapes.axis_and_eccentricity(np.array([300]), np.array([400])), "below perigee"),
        (lambda: shapes.axis_and_eccentricity(np.array([300]), np.array([-1])), "surface"),
        (lambda: shells.shell_edges_km(200, 2000, 70), "do not divide"),
    ],
)
def test_impossible_orbits_and_shells_are_refused_in_one_line(call, word):
    with pytest.raises(InputError, match=word) as caught:
        call()
    assert "\n" not in str(caught.value)


@given(st.floats(210, 1500), st.floats(0, 450))
def test_time_in_the_shells_sums_to_one(perigee, extra):
    share = shells.residence(np.array([perigee + extra]), np.array([perigee]), EDGES)
    assert share.sum() == pytest.approx(1)
    assert np.all(share >= -1e-12)


def test_a_circle_stays_in_its_shell_and_an_ellipse_lingers_at_apogee():
    share = shells.residence(np.array([863.0, 1500.0]), np.array([863.0, 300.0]), EDGES)
    assert share[0, 26] == 1
    assert share[1, 51] > 5 * share[1, 20]


def test_time_outside_the_shells_is_not_counted():
    share = shells.residence(np.array([35786.0]), np.array([300.0]), EDGES)
    assert 0 < share.sum() < 0.2


def test_density_is_objects_over_volume():
    edges = np.array([800.0, 900.0])
    volume = 4 / 3 * np.pi * (7278.137**3 - 7178.137**3)
    assert shells.density_per_km3(np.array([500.0]), edges)[0] == pytest.approx(500 / volume)


def test_rebinning_keeps_the_total_and_finer_is_even():
    counts = np.arange(1.0, 73.0)
    coarse = shells.rebin(counts, EDGES, shells.shell_edges_km(200, 2000, 100))
    assert coarse.sum() == pytest.approx(counts.sum())
    assert coarse[0] == pytest.approx(1 + 2 + 3 + 4)
    fine = shells.rebin(counts, EDGES, shells.shell_edges_km(200, 2000, 12.5))
    assert fine[:2] == pytest.approx([0.5, 0.5])


def test_weights_count_objects_as_more():
    apogee = perigee = np.array([500.0, 900.0])
    assert shells.objects_per_shell(apogee, perigee, EDGES, np.array([2, 3])).sum() == 5
