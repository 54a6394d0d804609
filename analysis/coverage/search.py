"""Compiled search for accesses: which points pass under a track, and from when to when.

Two stages. `candidate_passes` walks the track sample by sample and looks up, in a mesh of cells,
only the points that the footprint can touch. `edges` then finds, for each such pass, the instants
at which a limit of the sensor is met, by root finding on the track's cubic.

A bracket is never lost: the look-up takes in all that the sensor can reach within half a step of a
sample, so every visible instant has a candidate sample next to it. Each limit rises and falls at
most once between neighbouring samples (they are 1/90 of an orbit apart), so a crossing shows as a
change of sign between samples, or at the extremum next to a sample, which is refined before it is
judged.
"""

import numpy as np
from numba import njit

EARTH_A_KM, EARTH_B_KM = 6378.137, 6356.752314245179  # WGS-84
EARTH_TURN_RAD_S = 7.292115146706979e-5
_A2, _B2 = EARTH_A_KM**2, EARTH_B_KM**2
_RISE = (_A2 - _B2) * EARTH_A_KM / EARTH_B_KM
_SINK = (_A2 - _B2) * EARTH_B_KM / EARTH_A_KM
LIMITS = 8  # squint counts twice, fore and aft
_OFF = 9.0  # packed limits above this are off
_TIME_TOLERANCE_S = 1e-4
_EXTREMUM_TOLERANCE_S = 5e-3


@njit(cache=True, nogil=True, error_model="numpy")
def cells(unit, height_deg):
    """Sort points into a mesh of nearly square cells on the sphere.

    unit: (N, 3) geocentric unit vectors. Returns order (N,), cell_start (C + 1,), row_start (R,),
    row_columns (R,): the points of cell c are order[cell_start[c]:cell_start[c + 1]].
    """
    rows = int(np.ceil(180.0 / height_deg))
    row_start = np.empty(rows, np.int64)
    row_columns = np.empty(rows, np.int64)
    total = 0
    for row in range(rows):
        middle = np.radians(-90.0 + (row + 0.5) * 180.0 / rows)
        row_start[row] = total
        row_columns[row] = max(1, int(360.0 * np.cos(middle) / height_deg))
        total += row_columns[row]
    count = unit.shape[0]
    cell = np.empty(count, np.int64)
    cell_start = np.zeros(total + 1, np.int64)
    for k in range(count):
        row, column = _cell(unit[k], rows, row_columns)
        cell[k] = row_start[row] + column
        cell_start[cell[k] + 1] += 1
    for c in range(total):
        cell_start[c + 1] += cell_start[c]
    free = cell_start[:-1].copy()
    order = np.empty(count, np.int64)
    for k in range(count):
        order[free[cell[k]]] = k
        free[cell[k]] += 1
    return order, cell_start, row_start, row_columns


@njit(cache=True, nogil=True, error_model="numpy")
def _cell(vector, rows, row_columns):
    latitude = np.arcsin(min(1.0, max(-1.0, vector[2])))
    turn = (np.arctan2(vector[1], vector[0]) / (2 * np.pi)) % 1.0
    row = min(rows - 1, int((latitude / np.pi + 0.5) * rows))
    return row, min(row_columns[row] - 1, int(turn * row_columns[row]))


@njit(cache=True, nogil=True, error_model="numpy")
def candidate_passes(track, step_s, reach_rad, unit, order, cell_start, row_start, row_columns):
    """Stretches of samples about which a point may come within reach of the satellite's track.

    track: (T, 9) as in `edges`, step_s apart; reach_rad: (T,) Earth-central angle that the sensor
    sees at most; the rest from `cells`.
    A sample stands for the half step before and after it: a point is a candidate there when it is
    within reach plus half a step of the sample's ground point, and within reach of the great circle
    that the track follows there (with room for the track's bend on the turning Earth).
    Returns (K, 3) int64: point, first sample, last sample.
    """
    rows = row_start.shape[0]
    count = unit.shape[0]
    first = np.full(count, -1, np.int64)
    last = np.full(count, -2, np.int64)
    found = np.empty((max(1024, count), 3), np.int64)
    used = 0
    for sample in range(track.shape[0]):
        x, y, z = track[sample, 0], track[sample, 1], track[sample, 2]
        distance = np.sqrt(x * x + y * y + z * z)
        x, y, z = x / distance, y / distance, z / distance
        u, v, w = track[sample, 3], track[sample, 4], track[sample, 5]
        nx, ny, nz = y * w - z * v, z * u - x * w, x * v - y * u
        across_speed = np.sqrt(nx * nx + ny * ny + nz * nz)
        pace = across_speed / distance
        # Coriolis and centrifugal bend over half a step, twice over.
        bend = (2 * EARTH_TURN_RAD_S * pace + EARTH_TURN_RAD_S**2) * (0.5 * step_s) ** 2
        beside = across_speed * np.sin(min(0.5 * np.pi, reach_rad[sample] + bend))
        reach = reach_rad[sample] + 0.5 * step_s * pace + bend
        near = np.cos(min(np.pi, reach))
        latitude = np.arcsin(z)
        turn = np.arctan2(y, x) / (2 * np.pi)
        low = max(0, int(np.floor(((latitude - reach) / np.pi + 0.5) * rows)))
        high = min(rows - 1, int(np.floor(((latitude + reach) / np.pi + 0.5) * rows)))
        half = 0.5  # of a full turn: every column
        if abs(latitude) + reach < np.pi / 2:
            half = np.arcsin(np.sin(reach) / np.cos(latitude)) / (2 * np.pi)
        for row in range(low, high + 1):
            columns = row_columns[row]
            begin = int(np.floor((turn - half) * columns))
            span = min(columns, int(np.floor((turn + half) * columns)) - begin + 1)
            for step in range(span):
                c = row_start[row] + (begin + step) % columns
                for slot in range(cell_start[c], cell_start[c + 1]):
                    k = order[slot]
                    if x * unit[k, 0] + y * unit[k, 1] + z * unit[k, 2] < near:
                        continue
                    if abs(nx * unit[k, 0] + ny * unit[k, 1] + nz * unit[k, 2]) > beside:
                        continue
                    if last[k] != sample - 1:
                        if first[k] >= 0:
                            if used == found.shape[0]:
                                found = _grown(found)
                            found[used, 0], found[used, 1], found[used, 2] = k, first[k], last[k]
                            used += 1
                        first[k] = sample
                    last[k] = sample
    for k in range(count):
        if first[k] >= 0:
            if used == found.shape[0]:
                found = _grown(found)
            found[used, 0], found[used, 1], found[used, 2] = k, first[k], last[k]
            used += 1
    return found[:used].copy()


@njit(cache=True, nogil=True, error_model="numpy")
def _grown(rows):
    bigger = np.empty((2 * rows.shape[0], rows.shape[1]), rows.dtype)
    bigger[: rows.shape[0]] = rows
    return bigger


@njit(cache=True, nogil=True, error_model="numpy")
def edges(passes, track, step_s, low_s, high_s, sites, limits):
    """Instants between which all limits hold, for each candidate pass.

    passes: (K, 3) of `candidate_passes`; track: (T, 9) position, velocity and direction of the Sun,
    Earth-fixed, step_s apart; low_s, high_s: the window, seconds from sample 0; sites: (N, 6)
    Earth-fixed km and unit normal of each point; limits: `Limits.packed`.
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
    roots = np.empty(4 * LIMITS * longest + 2)
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
            _limits_at(i * step_s, track, step_s, site, limits, values[i - begin])
        number = 0
        for limit in range(LIMITS):
            if active[limit]:
                number = _roots(
                    limit, begin, end, values, track, step_s, site, limits, row, roots, number,
                )  # fmt: skip
        cut = 1
        kept = np.empty(number + 2)
        kept[0] = low
        for i in range(number):
            if low < roots[i] < high:
                kept[cut] = roots[i]
                cut += 1
        kept[cut] = high
        kept = np.sort(kept[: cut + 1])
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
                    times = _grown(times)
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
def _limits_at(time_s, track, step_s, site, limits, out):
    """How far each limit is kept at an instant, (8,) differences of sines; negative is broken."""
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
    dx, dy, dz = site[0] - x, site[1] - y, site[2] - z
    nearness = 1 / np.sqrt(dx * dx + dy * dy + dz * dz)
    sine = -(dx * site[3] + dy * site[4] + dz * site[5]) * nearness
    out[0] = sine - limits[0]
    out[1] = limits[1] - sine
    if limits[2] < _OFF or limits[4] < _OFF:
        # Normal of the ellipsoid below the satellite, by Bowring's formula: it points along
        # (x, y, stretch * z), the ratio of geodetic to geocentric tangent of the latitude.
        level = x * x + y * y
        inverse = 1 / np.sqrt(level * _B2 + z * z * _A2)
        cosine2 = level * _B2 * inverse * inverse
        stretch = (1 + _RISE * inverse * (1 - cosine2)) / (1 - _SINK * inverse * cosine2)
        uz = stretch * z
        inverse = 1 / np.sqrt(level + uz * uz)
        ux, uy, uz = x * inverse, y * inverse, uz * inverse
        if limits[2] < _OFF:
            out[2] = -(dx * ux + dy * uy + dz * uz) * nearness - limits[2]
        if limits[4] < _OFF:
            vx, vy, vz = _velocity(track, i, s, step_s)
            speed = np.sqrt(vx * vx + vy * vy + vz * vz)
            right = (
                dx * (vy * uz - vz * uy) + dy * (vz * ux - vx * uz) + dz * (vx * uy - vy * ux)
            ) * (nearness / speed)
            out[5] = limits[4] * right
    if limits[3] < _OFF:
        vx, vy, vz = _velocity(track, i, s, step_s)
        speed = np.sqrt(vx * vx + vy * vy + vz * vz)
        ahead = (dx * vx + dy * vy + dz * vz) * (nearness / speed)
        out[3] = limits[3] - ahead
        out[4] = limits[3] + ahead
    if limits[5] < _OFF:
        product = (x * site[0] + y * site[1] + z * site[2]) / np.sqrt(
            (x * x + y * y + z * z) * (site[0] ** 2 + site[1] ** 2 + site[2] ** 2)
        )
        out[6] = product - limits[5]
    if limits[6] < _OFF:
        sx = track[i, 6] + s * (track[i + 1, 6] - track[i, 6])
        sy = track[i, 7] + s * (track[i + 1, 7] - track[i, 7])
        sz = track[i, 8] + s * (track[i + 1, 8] - track[i, 8])
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
            roots[number] = _crossing(
                limit, i * step_s, (i + 1) * step_s, left, right, track, step_s, site, limits, row,
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
                    limit, (i - 1) * step_s, top, before, value, track, step_s, site, limits, row,
                )  # fmt: skip
                roots[number + 1] = _crossing(
                    limit, top, (i + 1) * step_s, value, right, track, step_s, site, limits, row,
                )  # fmt: skip
                number += 2
    return number


@njit(cache=True, nogil=True, error_model="numpy")
def _crossing(limit, a, b, fa, fb, track, step_s, site, limits, row):
    """Root in the bracket a, b with values fa, fb, to a tenth of a millisecond.

    Inverse quadratic steps where they are safe, bisection elsewhere: Chandrupatla, Advances in
    Engineering Software 28 (1997) 145.
    """
    if fa == 0.0:
        return a
    c, fc = a, fa
    # Begin with the secant: the limits are nearly straight between samples.
    share = min(0.99, max(0.01, fa / (fa - fb)))
    for _ in range(60):
        x = a + share * (b - a)
        _limits_at(x, track, step_s, site, limits, row)
        fx = row[limit]
        if (fx < 0) == (fa < 0):
            c, fc = a, fa
        else:
            c, b, fc, fb = b, a, fb, fa
        a, fa = x, fx
        width = abs(b - a)
        best = a if abs(fa) < abs(fb) else b
        if fx == 0.0 or width < 2 * _TIME_TOLERANCE_S:
            break
        edge = _TIME_TOLERANCE_S / width
        xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb)
        if phi * phi < xi and (1 - phi) * (1 - phi) < 1 - xi:
            share = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (
                fc - fb
            )
            share = min(1 - edge, max(edge, share))
        else:
            share = 0.5
    return best


@njit(cache=True, nogil=True, error_model="numpy")
def _extremum(limit, a, middle, b, best, sign, track, step_s, site, limits, row):
    """Largest value of sign * limit in the bracket a < middle < b; stops once it passes zero.

    best: sign * limit at the middle. Parabolas through the best three points, golden sections where
    they do not serve: Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
    Returns the instant and the limit's value there.
    """
    second, third = middle, middle
    f_second, f_third = best, best
    move, last_move = 0.0, 0.0
    for _ in range(40):
        centre = 0.5 * (a + b)
        if best >= 0 or abs(middle - centre) + 0.5 * (b - a) < 2 * _EXTREMUM_TOLERANCE_S:
            break
        p = (middle - second) ** 2 * (best - f_third) - (middle - third) ** 2 * (best - f_second)
        q = 2 * ((middle - second) * (best - f_third) - (middle - third) * (best - f_second))
        useful = q != 0 and abs(p) < abs(0.5 * q * last_move) and a < middle - p / q < b
        last_move = move
        if useful:
            move = -p / q
        else:
            last_move = (a if middle >= centre else b) - middle
            move = 0.3819660112501051 * last_move
        if abs(move) < _EXTREMUM_TOLERANCE_S:
            move = _EXTREMUM_TOLERANCE_S if move >= 0 else -_EXTREMUM_TOLERANCE_S
        trial = middle + move
        _limits_at(trial, track, step_s, site, limits, row)
        value = sign * row[limit]
        if value >= best:
            if trial >= middle:
                a = middle
            else:
                b = middle
            third, f_third = second, f_second
            second, f_second = middle, best
            middle, best = trial, value
        else:
            if trial < middle:
                a = trial
            else:
                b = trial
            if value >= f_second or second == middle:
                third, f_third = second, f_second
                second, f_second = trial, value
            elif value >= f_third or third in (middle, second):
                third, f_third = trial, value
    return middle, sign * best
