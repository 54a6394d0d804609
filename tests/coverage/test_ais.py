"""Ships whose signals fall on each other."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.coverage import ais
from analysis.errors import InputError

# A frame of one minute has 2,250 slots on each of the channels AIS 1 and AIS 2: Recommendation
# ITU-R M.1371-5 (2014), annex 2. In six seconds that is 225 on each.
SLOTS_IN_6_S = 2 * 225

RADIO = {"pass_s": 560.0, "interval_s": 6.0, "overlap": 0.7}


def test_a_lone_ship_is_heard_and_a_crowd_is_not():
    chance = ais.heard_probability([0, 1, 100, 20_000], **RADIO)
    assert chance[:3] == pytest.approx([1, 1, 1], abs=1e-9)
    assert chance[3] < 1e-6


def test_as_many_ships_as_slots_leave_one_message_in_e_alone():
    chance = ais.heard_probability(SLOTS_IN_6_S, pass_s=6.0, interval_s=6.0)
    assert float(chance) == pytest.approx(0.36787944, rel=1e-6)
    # Two messages, and seven tenths of a slot more spoilt: 1 - (1 - exp(-1.7))^2 = 0.3319937.
    twice = ais.heard_probability(SLOTS_IN_6_S, pass_s=12.0, interval_s=6.0, overlap=0.7)
    assert float(twice) == pytest.approx(0.3319937, rel=1e-6)


def test_against_a_drawn_slotted_channel():
    """A plain simulation of ships that choose slots at random, without far-off overlap."""
    rng = np.random.default_rng(20261122)
    ships, interval_s, messages = 600, 6.0, 4
    heard = np.zeros((200, ships), bool)
    for trial in range(200):
        for _ in range(messages):
            chosen = rng.integers(0, SLOTS_IN_6_S, ships)
            heard[trial] |= np.bincount(chosen, minlength=SLOTS_IN_6_S)[chosen] == 1
    ours = ais.heard_probability(ships, messages * interval_s, interval_s)
    assert heard.mean() == pytest.approx(float(ours), abs=0.01)


@given(st.floats(10, 1e5), st.floats(10, 1e5), st.floats(1, 8))
def test_more_ships_are_never_heard_better_and_more_parts_never_worse(a, b, parts):
    few, many = sorted((a, b))
    chance = ais.heard_probability([few, many], **RADIO)
    assert chance[0] >= chance[1] - 1e-12
    assert ais.heard_probability(many, **RADIO, beams=parts) >= chance[1] - 1e-12


@given(st.floats(0.01, 0.99), st.floats(1, 10))
def test_the_inverse_comes_back(probability, beams):
    ships = ais.ships_heard_with(probability, **RADIO, beams=beams)
    chance = ais.heard_probability(ships, **RADIO, beams=beams)
    assert float(chance) == pytest.approx(probability, abs=1e-9)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"pass_s": 0.0}, "pass_s is 0"),
        ({"interval_s": -1.0}, "interval_s is -1"),
        ({"overlap": 1.5}, "overlap is 1.5"),
        ({"beams": 0.5}, "beams is 0.5"),
    ],
)
def test_wrong_calls_are_told(change, words):
    with pytest.raises(InputError, match=words):
        ais.heard_probability(100, **(RADIO | change))
    with pytest.raises(InputError, match="ships is -1"):
        ais.heard_probability([-1, 5], **RADIO)
    with pytest.raises(InputError, match="probability is 1"):
        ais.ships_heard_with(1.0, **RADIO)
