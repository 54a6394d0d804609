"""Compiled refinement of accesses: the instants at which a sensor's limits are met.

Works on the candidate passes of `search`. No crossing is lost: each limit rises and falls at most
once between neighbouring samples of a track (they are 1/90 of an orbit apart), so a crossing shows
as a change of sign between samples, or at the extremum next to a sample, which is refined before it
is judged.
"""

import numpy as np
from numba import njit

from analysis.coverage.search import grown
from analysis.orbits import refine
from analysis.orbits.constants import EARTH_RADIUS_KM, POLAR_RADIUS_KM

_A2, _B2 = EARTH_RADIUS_KM**2, POLAR_RADIUS_KM**2
_RISE = (_A2 - _B2) * EARTH_RADIUS_KM / POLAR_RADIUS_KM
_SINK = (_A2 - _B2) * POLAR_RADIUS_KM / EARTH_RADIUS_KM
LIMITS = 8  # squint counts twice, fore and aft
_OFF = 9.0  # packed limits above this are off
_TIME_TOLERANCE_S = 5e-4
_EXTREMUM_TOLERANCE_S = 5e-3


@njit(cache=True, nogil=True, error_model="numpy")
def edges(passes, track, step_s, low_s, high_s, sites, limits):
    """Instants between which all limits hold, for each candidate pass.

    passes: (K, 3) of `candidate_passes`; track: (T, 10) position, velocity, direction of the Sun
    and `stretches`, Earth-fixed, step_s apart; low_s, high_s: the window, seconds from sample 0;
    sites: (N, 6) Earth-fixed km and unit normal of each point; limits: `Limits.packed`.
    Returns owner (A,) int64, the point, and times (A, 2), start and end, seconds from sample 0.
    """
    owner = np.empty(1024, np.int64)
    times = np.empty((1024, 2))
    used = 0
    final = track.shape[0] - 1
    longest = 0
    for k in range(passes.shape[0]):
        longest = max(longest, passes[k, 2] - passes[k, 1] + 3)
    values = np.empty((longest, LIMITS))
    active = _active(limits)
    roots = np.empty(3 * LIMITS * longest + 2)
    kept = np.empty_like(roots)
    row = np.empty(LIMITS)
    for k in range(passes.shape[0]):
        point = passes[k, 0]
        site = sites[point]
        begin = max(0, passes[k, 1] - 1)
        end = min(final, passes[k, 2] + 1)
        low, high = max(begin * step_s, low_s), min(end * step_s, high_s)
        if high <= low:
            continue
        for i in range(begin, end + 1):
            _limits(
                track[i, 0], track[i, 1], track[i, 2], track[i, 3], track[i, 4], track[i, 5],
                track[i, 6], track[i, 7], track[i, 8], track[i, 9], site, limits,
                values[i - begin],
            )  # fmt: skip
        number = 0
        for limit in range(LIMITS):
            if active[limit]:
                number = _roots(
                    limit, begin, end, values, track, step_s, site, limits, row, roots, number,
                )  # fmt: skip
        # The window's edges and the crossings between them, in order.
        kept[0] = low
        cut = 1
        for i in range(number):
            if not low < roots[i] < high:
                continue
            place = cut
            while kept[place - 1] > roots[i]:
                kept[place] = kept[place - 1]
                place -= 1
            kept[place] = roots[i]
            cut += 1
        kept[cut] = high
        opened = False
        for i in range(cut):
            if kept[i + 1] <= kept[i]:
                continue  # two limits met at one instant: no time passes, nothing changes
            # No limit is crossed in between, so any instant in between tells: a sample if there is
            # one, or else the middle.
            sample = int(np.ceil(kept[i] / step_s))
            if begin <= sample <= end and kept[i] < sample * step_s < kept[i + 1]:
                told = values[sample - begin]
            else:
                middle = 0.5 * (kept[i] + kept[i + 1])
                _limits_at(middle, track, step_s, site, limits, row)
                told = row
            seen = True
            for limit in range(LIMITS):
                if active[limit] and told[limit] < 0:
                    seen = False
                    break
            if seen and opened:
                times[used - 1, 1] = kept[i + 1]
            elif seen:
                if used == owner.shape[0]:
                    owner = np.concatenate((owner, np.empty_like(owner)))
                    times = grown(times)
                owner[used] = point
                times[used, 0], times[used, 1] = kept[i], kept[i + 1]
                used += 1
            opened = seen
    return owner[:used].copy(), times[:used].copy()


@njit(cache=True, nogil=True, error_model="numpy")
def _active(limits):
    active = np.empty(LIMITS, np.bool_)
    active[0] = True
    active[1] = limits[1] < _OFF
    active[2] = limits[2] < _OFF
    active[3] = limits[3] < _OFF
    active[4] = limits[3] < _OFF
    active[5] = limits[4] < _OFF
    active[6] = limits[5] < _OFF
    active[7] = limits[6] < _OFF
    return active


def position_between(track, step_s, index, share):
    """Positions (K, 3) km at `share` (0 to 1) of the way from sample `index` to the next."""
    s = share[:, None]
    before, after = track[index], track[index + 1]
    h01 = s * s * (3 - 2 * s)
    return (
        (1 - h01) * before[:, :3]
        + h01 * after[:, :3]
        + s * (1 - s) ** 2 * step_s * before[:, 3:6]
        + s * s * (s - 1) * step_s * after[:, 3:6]
    )


@njit(cache=True, nogil=True, error_model="numpy")
def stretches(position):
    """Ratio of the tangents of geodetic and geocentric latitude at (T, 3) positions, (T,).

    The normal of the ellipsoid below (x, y, z) points along (x, y, stretch * z). Bowring's formula.
    """
    stretch = np.empty(position.shape[0])
    for k in range(position.shape[0]):
        x, y, z = position[k, 0], position[k, 1], position[k, 2]
        level = (x * x + y * y) * _B2
        inverse = 1 / np.sqrt(level + z * z * _A2)
        cosine2 = level * inverse * inverse
        stretch[k] = (1 + _RISE * inverse * (1 - cosine2)) / (1 - _SINK * inverse * cosine2)
    return stretch


@njit(cache=True, nogil=True, error_model="numpy")
def _limits_at(time_s, track, step_s, site, limits, out):
    """How far each limit is kept at an instant: see `_limits`."""
    s = time_s / step_s
    i = min(track.shape[0] - 2, max(0, int(s)))
    s -= i
    # Cubic Hermite through the samples i and i + 1.
    h01 = s * s * (3 - 2 * s)
    h00 = 1 - h01
    h10 = s * (1 - s) * (1 - s) * step_s
    h11 = s * s * (s - 1) * step_s
    x = h00 * track[i, 0] + h10 * track[i, 3] + h01 * track[i + 1, 0] + h11 * track[i + 1, 3]
    y = h00 * track[i, 1] + h10 * track[i, 4] + h01 * track[i + 1, 1] + h11 * track[i + 1, 4]
    z = h00 * track[i, 2] + h10 * track[i, 5] + h01 * track[i + 1, 2] + h11 * track[i + 1, 5]
    # It changes by less than a thousandth over the whole globe: a straight line will do.
    stretch = track[i, 9] + s * (track[i + 1, 9] - track[i, 9])
    vx = vy = vz = 0.0
    if limits[3] < _OFF or limits[4] < _OFF:
        vx, vy, vz = _velocity(track, i, s, step_s)
    sx = sy = sz = 0.0
    if limits[6] < _OFF:
        sx = track[i, 6] + s * (track[i + 1, 6] - track[i, 6])
        sy = track[i, 7] + s * (track[i + 1, 7] - track[i, 7])
        sz = track[i, 8] + s * (track[i + 1, 8] - track[i, 8])
    _limits(x, y, z, vx, vy, vz, sx, sy, sz, stretch, site, limits, out)


@njit(cache=True, nogil=True, error_model="numpy")
def _limits(x, y, z, vx, vy, vz, sx, sy, sz, stretch, site, limits, out):
    """How far each limit is kept, (8,) differences of sines in `out`; negative is broken.

    Position, velocity, direction of the Sun, `stretches` of the satellite; limits that are off are
    not written.
    """
    dx, dy, dz = site[0] - x, site[1] - y, site[2] - z
    nearness = 1 / np.sqrt(dx * dx + dy * dy + dz * dz)
    sine = -(dx * site[3] + dy * site[4] + dz * site[5]) * nearness
    out[0] = sine - limits[0]
    out[1] = limits[1] - sine
    nz = stretch * z
    scale = 1 / np.sqrt(x * x + y * y + nz * nz)
    nx, ny, nz = x * scale, y * scale, nz * scale
    if limits[2] < _OFF:
        out[2] = -(dx * nx + dy * ny + dz * nz) * nearness - limits[2]
    if limits[3] < _OFF or limits[4] < _OFF:
        scale = nearness / np.sqrt(vx * vx + vy * vy + vz * vz)
        ahead = (dx * vx + dy * vy + dz * vz) * scale
        out[3] = limits[3] - ahead
        out[4] = limits[3] + ahead
        right = dx * (vy * nz - vz * ny) + dy * (vz * nx - vx * nz) + dz * (vx * ny - vy * nx)
        out[5] = limits[4] * right * scale
    if limits[5] < _OFF:
        product = (x * site[0] + y * site[1] + z * site[2]) / np.sqrt(
            (x * x + y * y + z * z) * (site[0] ** 2 + site[1] ** 2 + site[2] ** 2)
        )
        out[6] = product - limits[5]
    if limits[6] < _OFF:
        length = np.sqrt(sx * sx + sy * sy + sz * sz)
        out[7] = (sx * site[3] + sy * site[4] + sz * site[5]) / length - limits[6]


@njit(cache=True, nogil=True, error_model="numpy", inline="always")
def _velocity(track, i, s, step_s):
    """The derivative of the cubic."""
    d00 = 6 * s * (s - 1) / step_s
    d10 = (1 - s) * (1 - 3 * s)
    d11 = s * (3 * s - 2)
    return (
        d00 * (track[i, 0] - track[i + 1, 0]) + d10 * track[i, 3] + d11 * track[i + 1, 3],
        d00 * (track[i, 1] - track[i + 1, 1]) + d10 * track[i, 4] + d11 * track[i + 1, 4],
        d00 * (track[i, 2] - track[i + 1, 2]) + d10 * track[i, 5] + d11 * track[i + 1, 5],
    )


@njit(cache=True, nogil=True, error_model="numpy")
def _roots(
    limit, begin, end, values, track, step_s, site, limits, row, roots,
    number,
):  # fmt: skip
    """Append to `roots` every instant between samples begin and end where one limit is met."""
    for i in range(begin, end):
        left, right = values[i - begin, limit], values[i + 1 - begin, limit]
        if (left < 0) != (right < 0):
            # A third sample gives the search its first curve.
            other = i - 1 if i > begin else min(i + 2, end)
            roots[number] = _crossing(
                limit, i * step_s, (i + 1) * step_s, other * step_s, left, right,
                values[other - begin, limit], track, step_s, site, limits, row,
            )  # fmt: skip
            number += 1
        if i == begin or (left < 0) != (values[i - 1 - begin, limit] < 0):
            continue
        before = values[i - 1 - begin, limit]
        # Three samples on one side of zero, the middle one nearest to it: zero may lie between.
        if (left < 0) == (right < 0) and abs(left) <= abs(before) and abs(left) <= abs(right):
            sign = 1.0 if left < 0 else -1.0
            top, value = _extremum(
                limit, (i - 1) * step_s, i * step_s, (i + 1) * step_s, sign * left, sign, track,
                step_s, site, limits, row,
            )  # fmt: skip
            if sign * value >= 0:
                roots[number] = _crossing(
                    limit, (i - 1) * step_s, top, top, before, value, value, track, step_s, site,
                    limits, row,
                )  # fmt: skip
                roots[number + 1] = _crossing(
                    limit, top, (i + 1) * step_s, top, value, right, value, track, step_s, site,
                    limits, row,
                )  # fmt: skip
                number += 2
    return number


@njit(cache=True, nogil=True, error_model="numpy")
def _crossing(limit, a, b, c, fa, fb, fc, track, step_s, site, limits, row):
    """Root in the bracket a, b with values fa, fb, to a millisecond; c, fc as `crossing_try`."""
    for turn in range(refine.MOST_TURNS):
        if refine.crossing_found(a, b, fa, fb, _TIME_TOLERANCE_S):
            break
        x = refine.crossing_try(a, b, c, fa, fb, fc, turn, _TIME_TOLERANCE_S)
        _limits_at(x, track, step_s, site, limits, row)
        a, b, c, fa, fb, fc = refine.crossing_bracket(a, b, fa, fb, x, row[limit])
    return refine.crossing_place(a, b, fa, fb)


@njit(cache=True, nogil=True, error_model="numpy")
def _extremum(limit, a, middle, b, best, sign, track, step_s, site, limits, row):
    """Largest value of sign * limit in the bracket a < middle < b; stops once it passes zero.

    best: sign * limit at the middle. Returns the instant and the limit's value there.
    """
    peak = refine.maximum_start(a, b, middle, best)
    for _ in range(refine.MOST_TURNS):
        if peak[5] >= 0 or refine.maximum_found(peak, _EXTREMUM_TOLERANCE_S):
            break
        trial, move, last_move = refine.maximum_try(peak, _EXTREMUM_TOLERANCE_S)
        _limits_at(trial, track, step_s, site, limits, row)
        peak = refine.maximum_bracket(peak, trial, sign * row[limit], move, last_move)
    return peak[2], sign * peak[5]
