"""How many ships a receiver in orbit can tell apart when their signals fall on each other.

Ships share 2,250 time slots a minute on each of two channels, and agree on who sends when only as
far as they hear each other. A satellite hears many such neighbourhoods at once, so that messages
collide. A ship counts as heard when one of its messages in a pass stands alone.
"""

import numpy as np

from analysis.errors import InputError

SLOTS_PER_S = 2250 / 60  # on one channel; Recommendation ITU-R M.1371
CHANNELS = 2


def heard_probability(
    ships, pass_s: float, interval_s: float, overlap: float = 0.0, beams: float = 1.0
):
    """Chance that a ship is heard at least once in a pass.

    ships: in view at the same time, scalar or array, at least 0; pass_s: time in view, above 0;
    interval_s: between two messages of a ship, above 0; overlap: further slots that a message
    spoils because it comes from far away, 0 to 1; beams: parts into which the receiver splits what
    it hears (1 = one antenna without any defence), at least 1.
    A message stands alone with probability exp(-(1 + overlap) ships / beams / slots per interval);
    messages of one ship are taken as independent, and those of all ships as spread evenly, so
    that a receiver does worse over a crowded coast than this says.
    Raises InputError for a value outside these ranges.
    The slotted channel of random senders, as in Høye, FFI report 2006/02495.
    """
    count = np.asarray(ships, float)
    _checked(count.min(initial=0.0), pass_s, interval_s, overlap, beams)
    load = (1 + overlap) * count / beams / (SLOTS_PER_S * CHANNELS * interval_s)
    return 1 - (1 - np.exp(-load)) ** (pass_s / interval_s)


def ships_heard_with(
    probability: float, pass_s: float, interval_s: float, overlap: float = 0.0, beams: float = 1.0
) -> float:
    """How many ships may be in view when each is to be heard with this probability; the inverse.

    probability: above 0 and below 1. Raises InputError as above.
    """
    _checked(0.0, pass_s, interval_s, overlap, beams)
    if not 0 < probability < 1:
        raise InputError(f"probability is {probability:g}: it must be above 0 and below 1")
    alone = 1 - (1 - probability) ** (interval_s / pass_s)
    return float(-np.log(alone) * beams * SLOTS_PER_S * CHANNELS * interval_s / (1 + overlap))


def _checked(ships: float, pass_s: float, interval_s: float, overlap: float, beams: float) -> None:
    allowed = {
        "ships": (ships, ships >= 0, "at least 0"),
        "pass_s": (pass_s, pass_s > 0, "above 0"),
        "interval_s": (interval_s, interval_s > 0, "above 0"),
        "overlap": (overlap, 0 <= overlap <= 1, "from 0 to 1"),
        "beams": (beams, beams >= 1, "at least 1"),
    }
    for name, (given, good, words) in allowed.items():
        if not good:
            raise InputError(f"{name} is {given:g}: it must be {words}")
