"""How much of a low orbit a relay in the geostationary belt sees, and the wait for a contact."""

import numpy as np
import pandas as pd

from analysis.coverage.tracks import sampled
from analysis.errors import InputError
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.orbits.design import DesignOrbits, geostationary


def relay_contacts(
    orbits: pd.DataFrame | DesignOrbits,
    relay_longitude_deg: float,
    start,
    end,
    clearance_km: float = 100.0,
) -> pd.DataFrame:
    """When each satellite has a free line to the relay.

    orbits: as in `propagation.propagate`; start, end: UTC.
    clearance_km: how far the line must stay above a sphere of the equatorial radius; 100 km keeps
        it out of the air (assumed).
    Returns one row per contact: satellite, start_s, end_s from the window's start, cut at the
        window's edges; the edges are good to about a second (straight lines between samples).
    Raises InputError for a clearance below 0 or as high as the orbit, and as `tracks.sampled`.
    """
    if clearance_km < 0:
        raise InputError(f"clearance_km is {clearance_km:g}: it must be at least 0")
    slot = next(sampled(geostationary([relay_longitude_deg], start), start, end))
    relay = slot.position_km[0]
    rows = []
    for track in sampled(orbits, start, end, step_s=_STEP_S):
        distance = np.linalg.norm(track.position_km, axis=1)
        if distance.min() <= EARTH_RADIUS_KM + clearance_km:
            raise InputError(
                f"{track.name}: a clearance of {clearance_km:g} km is not below the orbit, which "
                f"comes down to {distance.min() - EARTH_RADIUS_KM:.0f} km"
            )
        free = _free_line(track.position_km, relay, EARTH_RADIUS_KM + clearance_km)
        rows += [(track.name, *pair) for pair in _positive(track.times_s, free, track.window_s)]
    return pd.DataFrame(rows, columns=["satellite", "start_s", "end_s"])


_STEP_S = 10


def delay_to_contact(
    accesses: pd.DataFrame, contacts: pd.DataFrame, window_length_s: float
) -> pd.DataFrame:
    """Wait from the end of each access to the same satellite's next contact.

    accesses: columns satellite, end_s (images taken); contacts: satellite, start_s, end_s (ground
        stations and relays together, in any order; they may overlap).
    Returns `accesses` with delay_s (0 while in contact) and `delivered`; where no contact follows
        within the window, delivered is False and delay_s is the rest of the window, a lower bound.
    """
    result = accesses.copy()
    delay = window_length_s - accesses["end_s"].to_numpy(float)
    delivered = np.zeros(len(accesses), bool)
    names = accesses["satellite"].astype(str).to_numpy()
    for name, group in contacts.groupby(contacts["satellite"].astype(str)):
        mine = np.flatnonzero(names == name)
        group = group.sort_values("start_s")
        begin = group["start_s"].to_numpy(float)
        last = np.maximum.accumulate(group["end_s"].to_numpy(float))
        taken = accesses["end_s"].to_numpy(float)[mine]
        # The first contact, in order of start, after which some contact reaches beyond the access.
        after = np.searchsorted(last, taken, side="left")
        reached = after < len(begin)
        wait = np.maximum(0.0, begin[np.minimum(after, len(begin) - 1)] - taken)
        delay[mine[reached]] = wait[reached]
        delivered[mine[reached]] = True
    result["delay_s"], result["delivered"] = delay, delivered
    return result


def _free_line(position: np.ndarray, relay: np.ndarray, radius_km: float) -> np.ndarray:
    """Positive where the segment from each position (T, 3) to the relay clears the sphere, km."""
    line = relay - position
    length = np.linalg.norm(line, axis=1)
    along = -(position * line).sum(axis=1) / length  # to the point nearest to the Earth's centre
    distance = np.linalg.norm(position, axis=1)
    nearest = np.sqrt(np.maximum(distance**2 - along**2, 0))
    # With the nearest point behind the satellite the line leads away from the Earth; the switch to
    # the satellite's own distance happens where the two are equal, so the measure is continuous.
    return np.where(along > 0, nearest, distance) - radius_km


def _positive(times_s: np.ndarray, value: np.ndarray, length_s: float) -> list[tuple]:
    """Intervals in [0, length_s] where a sampled value is positive, by straight lines."""
    change = np.flatnonzero((value[1:] > 0) != (value[:-1] > 0))
    share = value[change] / (value[change] - value[change + 1])
    edges = times_s[change] + share * (times_s[change + 1] - times_s[change])
    inside = edges[(edges > 0) & (edges < length_s)]
    bounds = np.concatenate([[0.0], inside, [length_s]])
    middle = (bounds[1:] + bounds[:-1]) / 2
    free = np.interp(middle, times_s, value) > 0
    pairs = zip(bounds[:-1][free], bounds[1:][free], strict=True)
    return [(float(a), float(b)) for a, b in pairs if b > a]
