"""Passes of very many objects over a radar, found by leaping from one possible pass to the next.

Stepping every object through a day wastes nearly all its steps on the far side of the Earth. Here
the angle at the Earth's centre between object and radar bounds, from its greatest possible rate,
how soon the object can come into view (or leave it), and time leaps by that much. No pass longer
than the finest step can be missed.
"""

import numba
import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits import refine
from analysis.orbits.constants import EARTH_RADIUS_KM, EARTH_TURN_RAD_S, MU_KM3_S2
from analysis.orbits.design import DesignOrbits
from analysis.orbits.frames import east_north_up, inertial, site_position_km
from analysis.orbits.kernel import state
from analysis.surveillance.radar import Radar

FINEST_STEP_S = 5.0
_EDGE_S = 0.05
_CLOSEST_S = 0.1
# The vertical of the ellipsoid leans on that of the sphere by up to 0.19 degrees.
_MARGIN_RAD = np.radians(0.25)


def find_passes(
    orbits: DesignOrbits, rcs_m2, radar: Radar, hours: float = 24.0, shortest_s: float = 0.0
) -> pd.DataFrame:
    """Every pass during which a radar can detect an object.

    orbits: S mean-element orbits (secular J2 motion); the window starts at their epoch.
    rcs_m2: (S,) cross-sections, NaN for unknown (never detected); hours: length of the window;
    shortest_s: passes shorter than this are left out.
    Returns one row per pass, by object and time: object (index into orbits), start_s, end_s
    (seconds from the epoch, within 0.05 s; cut at the window's edges), closest_km (shortest range)
    and elevation_deg (at the shortest range).
    Raises InputError for a window that is not above 0 and at most 31 days, or for another number
    of cross-sections than orbits.
    """
    if not 0 < hours <= 744:
        raise InputError(f"window of {hours} hours: it must be above 0 and at most 744 (31 days)")
    rcs = np.asarray(rcs_m2, dtype=float)
    if rcs.shape != (len(orbits),):
        raise InputError(f"{len(orbits)} orbits need as many cross-sections, got {rcs.shape}")
    site = site_position_km(radar.latitude_deg, radar.longitude_deg, radar.altitude_m)
    up = east_north_up(radar.latitude_deg, radar.longitude_deg)[2]
    # The search turns the orbits with the Earth, from axes that are inertial at the epoch.
    turned = [inertial(vector[None], [orbits.epoch])[0] for vector in (site, up)]
    sine = np.sin(np.radians(radar.mask_angle_deg))
    found = _search(
        orbits.elements(),
        radar.reach_km(rcs),
        turned[0],
        turned[1],
        sine,
        EARTH_RADIUS_KM + radar.highest_altitude_km,
        hours * 3600,
    )
    passes = pd.DataFrame(
        found, columns=["object", "start_s", "end_s", "closest_km", "elevation_deg"]
    )
    passes["object"] = passes["object"].astype(int)
    passes["elevation_deg"] = np.degrees(np.arcsin(passes["elevation_deg"]))
    return passes[passes["end_s"] - passes["start_s"] >= shortest_s].reset_index(drop=True)


def simultaneous(passes: pd.DataFrame, hours: float, step_s: float = 60.0) -> pd.DataFrame:
    """How many passes are under way at once: columns hour (T,) and objects (T,), every step_s."""
    times = np.arange(0, hours * 3600, step_s)
    begun = np.searchsorted(np.sort(passes["start_s"]), times, side="right")
    ended = np.searchsorted(np.sort(passes["end_s"]), times, side="right")
    return pd.DataFrame({"hour": times / 3600, "objects": begun - ended})


def trackable(passes: pd.DataFrame, channels: int, dwell_s: float) -> int:
    """Passes that a radar with so many tracking channels can serve.

    Each served pass holds one of `channels` for dwell_s seconds (or for its whole length when
    shorter); passes are taken as they end soonest, which serves as many as one channel can.
    Raises InputError unless channels and dwell are above 0.
    """
    if channels < 1 or not dwell_s > 0:
        raise InputError(f"{channels} channels of {dwell_s} s: both must be above 0")
    ordered = passes.sort_values("end_s")
    return int(
        _served(ordered["start_s"].to_numpy(), ordered["end_s"].to_numpy(), channels, dwell_s)
    )


@numba.njit(cache=True)
def _look(orbit, site, up, t):
    """Range, sine of the elevation, radius and central angle of one object at t seconds."""
    node = orbit[3] + (orbit[6] - EARTH_TURN_RAD_S) * t
    perigee, mean = orbit[4] + orbit[7] * t, orbit[5] + orbit[8] * t
    x, y, z, _, _, _ = state(orbit[0], orbit[1], orbit[2], node, perigee, mean, 0.0, 0.0, 0.0)
    dx, dy, dz = x - site[0], y - site[1], z - site[2]
    distance = np.sqrt(dx * dx + dy * dy + dz * dz)
    sine = (dx * up[0] + dy * up[1] + dz * up[2]) / distance
    radius = np.sqrt(x * x + y * y + z * z)
    size = np.sqrt(site[0] ** 2 + site[1] ** 2 + site[2] ** 2)
    cosine = (x * site[0] + y * site[1] + z * site[2]) / (radius * size)
    return distance, sine, radius, np.arccos(min(1.0, max(-1.0, cosine)))


@numba.njit(cache=True)
def _edge(orbit, site, up, reach, low, ceiling, before, after, side):
    """The instant between two at which an object comes into view (side 1) or leaves it (-1)."""
    # Three limits of unlike units make up the view, so only its sides are told: the steps halve it.
    a, b, c, fa, fb, fc = before, after, after, -side, side, side
    for turn in range(refine.MOST_TURNS):
        if refine.crossing_found(a, b, fa, fb, _EDGE_S / 2):
            break
        t = refine.crossing_try(a, b, c, fa, fb, fc, turn, _EDGE_S / 2)
        distance, sine, radius, _ = _look(orbit, site, up, t)
        seen = distance <= reach and sine >= low and radius <= ceiling
        a, b, c, fa, fb, fc = refine.crossing_bracket(a, b, fa, fb, t, 1.0 if seen else -1.0)
    return refine.crossing_place(a, b, fa, fb)


@numba.njit(cache=True)
def _closest(orbit, site, up, start, end):
    """Shortest range within a pass and the sine of the elevation there."""
    middle = (start + end) / 2
    peak = refine.maximum_start(start, end, middle, -_look(orbit, site, up, middle)[0])
    for _ in range(refine.MOST_TURNS):
        if refine.maximum_found(peak, _CLOSEST_S):
            break
        t, move, last_move = refine.maximum_try(peak, _CLOSEST_S)
        peak = refine.maximum_bracket(peak, t, -_look(orbit, site, up, t)[0], move, last_move)
    distance, sine, _, _ = _look(orbit, site, up, peak[2])
    return distance, sine


@numba.njit(cache=True)
def _angle_at(radius, size, low):
    """Central angle at which a radius stands at the lowest elevation, radians (sphere)."""
    elevation = np.arcsin(low)
    return np.arccos(min(1.0, size / radius * np.cos(elevation))) - elevation


@numba.njit(cache=True)
def _angle_within(radius, size, reach):
    """Central angle within which a radius is nearer than the reach, radians; negative if never."""
    if radius - size > reach:
        return -1.0
    cosine = (radius * radius + size * size - reach * reach) / (2 * radius * size)
    return np.arccos(max(-1.0, min(1.0, cosine)))


@numba.njit(cache=True)
def _search(elements, reaches, site, up, low, ceiling, window):
    size = np.sqrt(site[0] ** 2 + site[1] ** 2 + site[2] ** 2)
    found = np.empty((8 * len(elements) + 64, 5))
    count = 0
    for index in range(len(elements)):
        orbit, reach = elements[index], reaches[index]
        axis, ecc = orbit[0], orbit[1]
        perigee, apogee = axis * (1 - ecc), axis * (1 + ecc)
        if perigee > ceiling or reach <= 0:
            continue
        # Outside `outer` nothing of this orbit can be seen, inside `inner` all of it is.
        outer = min(_angle_at(apogee, size, low), _angle_within(perigee, size, reach))
        if outer < 0:
            continue
        outer += _MARGIN_RAD
        inner = min(_angle_at(perigee, size, low), _angle_within(apogee, size, reach))
        inner = -1.0 if apogee > ceiling else inner - _MARGIN_RAD
        # Greatest rate of the central angle: that of the perigee, and the site's own.
        rate = 1.002 * (np.sqrt(MU_KM3_S2 * axis * (1 - ecc * ecc)) / perigee**2 + EARTH_TURN_RAD_S)
        t = before = start = 0.0
        # Greatest closing speed: that of the perigee, and the site's turning as the object sees it.
        speed = 1.01 * np.sqrt(MU_KM3_S2 * (2 / perigee - 1 / axis)) + EARTH_TURN_RAD_S * size
        inside = False
        while True:
            distance, sine, radius, angle = _look(orbit, site, up, t)
            seen = distance <= reach and sine >= low and radius <= ceiling
            over = t >= window
            if seen and not inside:
                start = t if t == 0 else _edge(orbit, site, up, reach, low, ceiling, before, t, 1.0)
                inside = True
            if inside and (over or not seen):
                end = t if seen else _edge(orbit, site, up, reach, low, ceiling, before, t, -1.0)
                inside = False
                if count == len(found):
                    found = np.concatenate((found, np.empty_like(found)))
                closest, height = _closest(orbit, site, up, start, end)
                found[count, 0], found[count, 1], found[count, 2] = index, start, end
                found[count, 3], found[count, 4] = closest, height
                count += 1
            if over:
                break
            before = t
            if seen:
                leap = (inner - angle) / rate
            else:
                # Each of these has to shrink to nothing before the object can be seen.
                leap = max((angle - outer) / rate, (distance - reach) / speed)
                leap = max(leap, (radius - ceiling) / speed)
            t = min(t + max(leap, FINEST_STEP_S), window)
    return found[:count]


@numba.njit(cache=True)
def _served(starts, ends, channels, dwell):
    """Greedy interval packing: the channel that became free last before each pass takes it."""
    free = np.zeros(channels)
    served = 0
    for k in range(len(starts)):
        best = -1
        for channel in range(channels):
            begin = max(free[channel], starts[k])
            fits = begin + min(dwell, ends[k] - starts[k]) <= ends[k] + 1e-9
            if fits and (best < 0 or free[channel] > free[best]):
                best = channel
        if best >= 0:
            free[best] = max(free[best], starts[k]) + min(dwell, ends[k] - starts[k])
            served += 1
    return served
