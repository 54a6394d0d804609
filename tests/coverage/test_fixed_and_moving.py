"""Geostationary footprints, relays and moving targets."""

import numpy as np
import pandas as pd
import pytest

from analysis.coverage import custody, relay
from analysis.coverage.edges import position_between
from analysis.coverage.tracks import sampled
from analysis.errors import InputError
from analysis.orbits import design, frames, propagation, times

START = np.datetime64("2026-07-24T00:00", "ns")
END = START + np.timedelta64(1, "D")
LOW = design.sun_synchronous(500.0, 10.5, START, count=2)


def test_relay_contacts_agree_with_stepping():
    contacts = relay.relay_contacts(LOW, 90.8, START, END)
    length = contacts["end_s"] - contacts["start_s"]
    share = length.groupby(contacts["satellite"], sort=False).sum() / 86400
    when = times.every(START, END, 20)
    position = frames.earth_fixed(propagation.propagate(LOW, when))
    turn = np.radians(90.8)
    geo = 42164.2 * np.array([np.cos(turn), np.sin(turn), 0])
    line = geo - position
    along = np.clip(-(position * line).sum(-1) / (line**2).sum(-1), 0, 1)
    nearest = np.linalg.norm(position + along[..., None] * line, axis=-1)
    truth = (nearest > 6378.137 + 100).mean(axis=1)
    assert share.to_numpy() == pytest.approx(truth, abs=0.002)
    assert list(share.index) == list(LOW.names)
    assert 0.5 < share.iloc[0] < 0.75


def test_images_wait_for_the_next_contact():
    taken = pd.DataFrame({"satellite": ["A", "A", "A", "B"], "end_s": [5.0, 15.0, 95.0, 20.0]})
    contacts = pd.DataFrame(
        {"satellite": ["A", "A"], "start_s": [10.0, 40.0], "end_s": [20.0, 50.0]}
    )
    found = relay.delay_to_contact(taken, contacts, 100.0)
    assert found["delay_s"].tolist() == [5.0, 0.0, 5.0, 80.0]
    assert found["delivered"].tolist() == [True, True, False, False]


def test_more_contacts_never_lengthen_the_wait():
    generator = np.random.default_rng(7)
    taken = pd.DataFrame({"satellite": "A", "end_s": np.sort(generator.uniform(0, 900, 40))})
    start = generator.uniform(0, 900, 12)
    contacts = pd.DataFrame({"satellite": "A", "start_s": start, "end_s": start + 30})
    few = relay.delay_to_contact(taken, contacts.head(5), 1000.0)
    many = relay.delay_to_contact(taken, contacts, 1000.0)
    assert np.all(many["delay_s"] <= few["delay_s"])


def test_a_track_is_the_propagator_to_a_few_metres():
    high = design.quasi_zenith(1, 135, START)
    eccentric = design.kepler_j2(START, 12000.0, 0.4, 63.4)
    for orbit, limit_km in ((LOW[:1], 0.001), (eccentric, 0.002), (high, 0.004)):
        track = next(sampled(orbit, START, END))
        index = np.arange(len(track.samples) - 1)
        middle = position_between(track.samples, track.step_s, index, np.full(len(index), 0.5))
        seconds = track.first_s + track.step_s * (index + 0.5)
        when = START + np.rint(seconds * 1e9).astype("timedelta64[ns]")
        truth = frames.earth_fixed(propagation.propagate(orbit, when))[0]
        assert np.linalg.norm(middle - truth, axis=1).max() < limit_km


PATH = custody.level_path([40.0, 40.0], [125.0, 140.0], 40.0, 2.0, 10.0)


def test_a_level_path_keeps_height_and_speed():
    position = frames.site_position_km(PATH.latitude_deg, PATH.longitude_deg, 0.0)
    steps = np.linalg.norm(np.diff(position, axis=0), axis=1)
    assert steps == pytest.approx(20.0, rel=0.005)
    assert PATH.latitude_deg[0] == pytest.approx(40.0, abs=1e-3)
    assert PATH.longitude_deg[0] == pytest.approx(125.0, abs=1e-3)
    assert np.all(PATH.altitude_km == 40.0)


def test_custody_counts_views_and_crossing_lines():
    slots = design.geostationary([120.0, 150.0], START)
    seen = custody.views(slots, PATH, START, 10.0)
    assert (seen["in_view"] == 2).all()
    # Two lines to slots 30 deg apart, 42,164 km away, cross at about 34 deg seen from 40 N.
    assert seen["crossing_deg"].between(30, 37).all()
    assert custody.custody(seen, 20.0) == custody.Custody(1.0, 1.0, 0.0)
    assert custody.custody(seen, 60.0).dual_share == 0.0
    alone = custody.custody(custody.views(slots[:1], PATH, START, 10.0), 20.0)
    assert alone == custody.Custody(1.0, 0.0, 0.0)


def test_a_target_nobody_sees_is_lost_for_the_whole_flight():
    antipode = design.geostationary([-45.0], START)
    lost = custody.custody_by_start(antipode, PATH, [START, END], 10.0, 20.0)
    assert lost["single_share"].tolist() == [0.0, 0.0]
    assert lost["longest_gap_s"].tolist() == [len(PATH.time_s) * 10.0] * 2


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: relay.relay_contacts(LOW, 90, START, END, -1), "clearance_km is -1"),
        (lambda: relay.relay_contacts(LOW, 90, START, END, 600), "SSO-1: a clearance of 600 km"),
        (lambda: custody.level_path([0, 0], [0, 1], 40, 0), "must all be above 0"),
        (lambda: custody.level_path([0, 0], [0, 0.1], 40, 5), "less than one step"),
        (lambda: custody.views(LOW, PATH, START, 90), "mask_angle_deg is 90"),
        (lambda: custody.custody(pd.DataFrame(), 20.0), "at least two instants"),
    ],
)
def test_what_cannot_be_is_refused_in_one_line(call, message):
    with pytest.raises(InputError, match=message) as told:
        call()
    assert "\n" not in str(told.value)
