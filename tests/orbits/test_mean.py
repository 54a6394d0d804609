import numpy as np
import pandas as pd
import pytest

from analysis.orbits import data, propagation, times
from analysis.orbits.mean import catalogue_axis_km, mean_orbits

# What SGP4 swings about its own mean: short-period J2 in low orbit, Moon and Sun above; over
# three days drag adds to it for the lowest.
FARTHEST_KM = {"IGS": 60, "ALOS": 30, "ResourceSat": 25, "GPS": 45, "QZSS": 70, "Kirameki": 20}


def distance_km(row, epoch, days):
    when = times.every(epoch, epoch + pd.Timedelta(days=days), 600)
    ours = propagation.propagate(mean_orbits(row, epoch), when).position_teme_km
    theirs = propagation.propagate(row, when).position_teme_km
    return np.linalg.norm(ours - theirs, axis=-1).max()


@pytest.mark.parametrize("system", FARTHEST_KM)
@pytest.mark.parametrize("age_d", [0, 1])
def test_a_mean_orbit_stays_with_sgp4(system, age_d):
    elements = data.elements(system)
    for k in range(len(elements)):
        row = elements.iloc[[k]]
        epoch = row["EPOCH"].iloc[0] + pd.Timedelta(days=age_d)
        assert distance_km(row, epoch, 3 - age_d) < FARTHEST_KM[system], row["OBJECT_NAME"].iloc[0]


def test_the_axis_is_brouwers_and_the_catalogues_is_keplers():
    # A circular orbit of 15 revolutions a day. Kepler's third law gives
    # (398600.4418 (86400 / 30 pi)**2)**(1/3) = 6945.033 km. At 97.9 degrees J2 changes the mean
    # anomaly by 0.75 J2 (R / a)**2 (3 cos(i)**2 - 1) of itself, with (R / a)**2 = 0.84341 and
    # cos(i)**2 = 0.018891, and the axis by two thirds of that:
    # 6945.033 (1 + 0.5 * 1.08263e-3 * 0.84341 * -0.94333) = 6942.042 km. Beyond that, second order.
    row = (
        data.elements("ALOS")
        .iloc[[0]]
        .assign(MEAN_MOTION=15.0, ECCENTRICITY=0.0, INCLINATION=97.9, BSTAR=0.0)
    )
    assert catalogue_axis_km([15.0])[0] == pytest.approx(6945.033, abs=0.001)
    assert mean_orbits(row, "2026-07-20").semi_major_axis_km[0] == pytest.approx(6942.042, abs=0.01)


def test_many_sets_come_to_one_epoch_under_the_names_given():
    elements = data.elements("ALOS")
    both = mean_orbits(elements, "2026-07-20", names=["a", "b"])
    assert both.names == ("a", "b")
    assert both.epoch == np.datetime64("2026-07-20")
    assert mean_orbits(elements, "2026-07-20").names == tuple(
        str(n) for n in elements["NORAD_CAT_ID"]
    )
