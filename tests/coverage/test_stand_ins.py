import numpy as np
import pytest

from analysis.coverage import stand_ins
from analysis.errors import InputError
from analysis.orbits import data as orbits
from analysis.orbits import design, propagation, times

START = "2026-07-20"


@pytest.fixture(scope="module")
def igs():
    return stand_ins.named_elements(orbits.elements("IGS"), orbits.igs())


@pytest.fixture(scope="module")
def radar6(igs):
    return igs[igs["OBJECT_NAME"] == "Radar-6"]


def test_every_element_set_gets_its_government_name(igs):
    assert {"Optical-8", "Radar-7", "Radar spare"} <= set(igs["OBJECT_NAME"])
    with pytest.raises(InputError, match="no government name"):
        stand_ins.named_elements(orbits.elements("QZSS"), orbits.igs())


def test_planes_keep_their_local_time_for_months(radar6):
    now = stand_ins.orbit_table(radar6, "2026-07-20")["local_time_h"].iloc[0]
    later = stand_ins.orbit_table(radar6, "2026-11-20")["local_time_h"].iloc[0]
    assert now == pytest.approx(13.25, abs=0.1)
    assert later == pytest.approx(now, abs=0.2)


def test_local_time_is_that_of_a_design_orbit(radar6):
    hour = stand_ins.orbit_table(radar6, START)["local_time_h"].iloc[0]
    copy = stand_ins.carried(radar6, START, "copy", 0.0)
    wanted = design.sun_synchronous(490, hour, START).raan_deg[0]
    assert copy.raan_deg[0] == pytest.approx(wanted, abs=1e-6)


def test_the_opposite_satellite_stays_on_the_other_side_of_the_earth(radar6):
    when = times.every(START, "2026-08-04", 60)
    lead = propagation.propagate(radar6, when)
    follower = propagation.propagate(stand_ins.opposite(radar6, START, "Radar-8"), when)
    here, there = (s.position_teme_km[0] for s in (lead, follower))
    pole = np.cross(here, lead.velocity_teme_km_s[0])
    pole /= np.linalg.norm(pole, axis=1, keepdims=True)
    ahead = np.degrees(
        np.arctan2((np.cross(here, there) * pole).sum(axis=1), (here * there).sum(axis=1))
    )
    assert np.abs(ahead % 360 - 180).max() < 1
    assert np.degrees(np.arccos((there * pole).sum(axis=1) / 6863)) == pytest.approx(90, abs=0.2)


def test_a_stand_in_follows_one_satellite(igs):
    with pytest.raises(InputError, match="one satellite"):
        stand_ins.opposite(igs, START, "X")
    with pytest.raises(InputError, match="one satellite"):
        stand_ins.carried(igs, START, "X", 0.0)
