"""Compiled search for accesses: which points pass under a track, and from when to when.

Two stages. `candidate_passes` walks the track sample by sample and looks up, in a mesh of cells,
only the points that the footprint can touch. `edges` then finds, for each such pass, the instants
at which a limit of the sensor is met, by root finding on the track's cubic.

A bracket is never lost: the look-up radius is the sensor's reach plus half a step of the track, so
every visible instant has a candidate sample next to it; and as each limit rises and falls at most
once between neighbouring samples (they are 1/90 of an orbit apart), a crossing shows as a change
of sign between samples, or at the extremum next to a sample, which is refined before it is judged.
"""

import numpy as np
from numba import njit

EARTH_A_KM, EARTH_B_KM = 6378.137, 6356.752314245179  # WGS-84
LIMITS = 8  # squint counts twice, fore and aft
_OFF = 9.0  # packed limits above this are off
_TIME_TOLERANCE_S = 1e-4
_EXTREMUM_TOLERANCE_S = 5e-3


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def _cell(vector, rows, row_columns):
    latitude = np.arcsin(min(1.0, max(-1.0, vector[2])))
    turn = (np.arctan2(vector[1], vector[0]) / (2 * np.pi)) % 1.0
    row = min(rows - 1, int((latitude / np.pi + 0.5) * rows))
    return row, min(row_columns[row] - 1, int(turn * row_columns[row]))


@njit(cache=True, nogil=True)
def candidate_passes(position, reach_rad, unit, order, cell_start, row_start, row_columns):
    """Stretches of samples during which a point is within reach of the satellite's ground point.

    position: (T, 3) Earth-fixed; reach_rad: (T,) Earth-central angle; the rest from `cells`.
    Returns (K, 3) int64: point, first sample, last sample.
    """
    rows = row_start.shape[0]
    count = unit.shape[0]
    first = np.full(count, -1, np.int64)
    last = np.full(count, -2, np.int64)
    found = np.empty((max(1024, count), 3), np.int64)
    used = 0
    for sample in range(position.shape[0]):
        x, y, z = position[sample, 0], position[sample, 1], position[sample, 2]
        distance = np.sqrt(x * x + y * y + z * z)
        x, y, z = x / distance, y / distance, z / distance
        reach = reach_rad[sample]
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


@njit(cache=True, nogil=True)
def _grown(rows):
    bigger = np.empty((2 * rows.shape[0], rows.shape[1]), rows.dtype)
    bigger[: rows.shape[0]] = rows
    return bigger


@njit(cache=True, nogil=True)
def edges(passes, position, velocity, sun, step_s, low_s, high_s, points, up, limits):
    """Instants between which all limits hold, for each candidate pass.

    passes: (K, 3) of `candidate_passes`; position, velocity, sun: (T, 3) of the track, step_s apart
    (sun may be empty where its limit is off); low_s, high_s: the window, seconds from sample 0;
    points, up: (N, 3) Earth-fixed km and unit normals; limits: `Limits.packed`.
    Returns owner (A,) int64, the point, and times (A, 2), start and end, seconds from sample 0.
    """
    owner = np.empty(1024, np.int64)
    times = np.empty((1024, 2))
    used = 0
    final = position.shape[0] - 1
    longest = 0
    for k in range(passes.shape[0]):
        longest = max(longest, passes[k, 2] - passes[k, 1] + 3)
    values = np.empty((longest, LIMITS))
    active = _active(limits)
    roots = np.empty(4 * LIMITS * longest + 2)
    row = np.empty(LIMITS)
    for k in range(passes.shape[0]):
        point = passes[k, 0]
        ground, normal = points[point], up[point]
        begin = max(0, passes[k, 1] - 1)
        end = min(final, passes[k, 2] + 1)
        low, high = max(begin * step_s, low_s), min(end * step_s, high_s)
        if high <= low:
            continue
        for i in range(begin, end + 1):
            _limits_at(
                i * step_s, position, velocity, sun, step_s, ground, normal, limits, values[i - begin]
            )
        number = 0
        for limit in range(LIMITS):
            if active[limit]:
                number = _roots(
                    limit, begin, end, values, position, velocity, sun, step_s, ground, normal,
                    limits, row, roots, number,
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
            middle = 0.5 * (kept[i] + kept[i + 1])
            seen = False
            if kept[i + 1] > kept[i]:
                _limits_at(middle, position, velocity, sun, step_s, ground, normal, limits, row)
                seen = True
                for limit in range(LIMITS):
                    if active[limit] and row[limit] < 0:
                        seen = False
                        break
            elif opened:
                continue  # two limits met at one instant: no time passes, nothing changes
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


@njit(cache=True, nogil=True)
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


@njit(cache=True, nogil=True)
def _limits_at(time_s, position, velocity, sun, step_s, ground, normal, limits, out):
    """How far each limit is kept at an instant, (8,) differences of sines; negative is broken."""
    last = position.shape[0] - 2
    i = min(last, max(0, int(time_s / step_s)))
    s = time_s / step_s - i
    # Cubic Hermite through the samples i and i + 1, and its derivative.
    h00 = (1 + 2 * s) * (1 - s) * (1 - s)
    h10 = s * (1 - s) * (1 - s) * step_s
    h01 = s * s * (3 - 2 * s)
    h11 = s * s * (s - 1) * step_s
    a, b, va, vb = position[i], position[i + 1], velocity[i], velocity[i + 1]
    x = h00 * a[0] + h10 * va[0] + h01 * b[0] + h11 * vb[0]
    y = h00 * a[1] + h10 * va[1] + h01 * b[1] + h11 * vb[1]
    z = h00 * a[2] + h10 * va[2] + h01 * b[2] + h11 * vb[2]
    dx, dy, dz = ground[0] - x, ground[1] - y, ground[2] - z
    distance = np.sqrt(dx * dx + dy * dy + dz * dz)
    sine = -(dx * normal[0] + dy * normal[1] + dz * normal[2]) / distance
    out[0] = sine - limits[0]
    out[1] = limits[1] - sine
    if limits[2] < _OFF or limits[4] < _OFF:
        # Normal of the ellipsoid below the satellite, by Bowring's formula.
        across = np.sqrt(x * x + y * y)
        scale = np.sqrt((across * EARTH_B_KM) ** 2 + (z * EARTH_A_KM) ** 2)
        cosine, sinus = across * EARTH_B_KM / scale, z * EARTH_A_KM / scale
        bulge = EARTH_A_KM**2 - EARTH_B_KM**2
        rise = z + bulge / EARTH_B_KM * sinus**3
        flat = across - bulge / EARTH_A_KM * cosine**3
        length = np.sqrt(rise * rise + flat * flat)
        uz = rise / length
        ux = flat / length * (x / across if across > 0 else 1.0)
        uy = flat / length * (y / across if across > 0 else 0.0)
        if limits[2] < _OFF:
            out[2] = -(dx * ux + dy * uy + dz * uz) / distance - limits[2]
        if limits[4] < _OFF:
            vx, vy, vz = _velocity(s, step_s, a, b, va, vb)
            speed = np.sqrt(vx * vx + vy * vy + vz * vz)
            right = (
                dx * (vy * uz - vz * uy) + dy * (vz * ux - vx * uz) + dz * (vx * uy - vy * ux)
            ) / (speed * distance)
            out[5] = limits[4] * right
    if limits[3] < _OFF:
        vx, vy, vz = _velocity(s, step_s, a, b, va, vb)
        speed = np.sqrt(vx * vx + vy * vy + vz * vz)
        ahead = (dx * vx + dy * vy + dz * vz) / (speed * distance)
        out[3] = limits[3] - ahead
        out[4] = limits[3] + ahead
    if limits[5] < _OFF:
        product = (x * ground[0] + y * ground[1] + z * ground[2]) / np.sqrt(
            (x * x + y * y + z * z) * (ground[0] ** 2 + ground[1] ** 2 + ground[2] ** 2)
        )
        out[6] = product - limits[5]
    if limits[6] < _OFF:
        sx = sun[i, 0] + s * (sun[i + 1, 0] - sun[i, 0])
        sy = sun[i, 1] + s * (sun[i + 1, 1] - sun[i, 1])
        sz = sun[i, 2] + s * (sun[i + 1, 2] - sun[i, 2])
        length = np.sqrt(sx * sx + sy * sy + sz * sz)
        out[7] = (sx * normal[0] + sy * normal[1] + sz * normal[2]) / length - limits[6]


@njit(cache=True, nogil=True, inline="always")
def _velocity(s, step_s, a, b, va, vb):
    d00 = 6 * s * (s - 1) / step_s
    d10 = (1 - s) * (1 - 3 * s)
    d11 = s * (3 * s - 2)
    return (
        d00 * (a[0] - b[0]) + d10 * va[0] + d11 * vb[0],
        d00 * (a[1] - b[1]) + d10 * va[1] + d11 * vb[1],
        d00 * (a[2] - b[2]) + d10 * va[2] + d11 * vb[2],
    )


@njit(cache=True, nogil=True)
def _roots(
    limit, begin, end, values, position, velocity, sun, step_s, ground, normal, limits, row, roots,
    number,
):  # fmt: skip
    """Append to `roots` every instant between samples begin and end where one limit is met."""
    for i in range(begin, end):
        left, right = values[i - begin, limit], values[i + 1 - begin, limit]
        if (left < 0) != (right < 0):
            roots[number] = _crossing(
                limit, i * step_s, (i + 1) * step_s, left, right, position, velocity, sun, step_s,
                ground, normal, limits, row,
            )  # fmt: skip
            number += 1
        if i == begin or (left < 0) != (values[i - 1 - begin, limit] < 0):
            continue
        before = values[i - 1 - begin, limit]
        # Three samples on one side of zero, the middle one nearest to it: zero may lie between.
        if (left < 0) == (right < 0) and abs(left) <= abs(before) and abs(left) <= abs(right):
            sign = 1.0 if left < 0 else -1.0
            top, value = _extremum(
                limit, (i - 1) * step_s, (i + 1) * step_s, sign, position, velocity, sun, step_s,
                ground, normal, limits, row,
            )  # fmt: skip
            if sign * value >= 0:
                roots[number] = _crossing(
                    limit, (i - 1) * step_s, top, before, value, position, velocity, sun, step_s,
                    ground, normal, limits, row,
                )  # fmt: skip
                roots[number + 1] = _crossing(
                    limit, top, (i + 1) * step_s, value, right, position, velocity, sun, step_s,
                    ground, normal, limits, row,
                )  # fmt: skip
                number += 2
    return number


@njit(cache=True, nogil=True)
def _crossing(
    limit, a, b, fa, fb, position, velocity, sun, step_s, ground, normal, limits, row
):  # fmt: skip
    """Root in a bracket by regula falsi with the Illinois rule, to a tenth of a millisecond."""
    side = 0
    for _ in range(60):
        if b - a < _TIME_TOLERANCE_S:
            break
        middle = (a * fb - b * fa) / (fb - fa)
        _limits_at(middle, position, velocity, sun, step_s, ground, normal, limits, row)
        value = row[limit]
        moved = min(middle - a, b - middle)
        if (value < 0) == (fb < 0):
            b, fb = middle, value
            if side == -1:
                fa *= 0.5
            side = -1
        else:
            a, fa = middle, value
            if side == 1:
                fb *= 0.5
            side = 1
        if value == 0.0 or moved < 1e-2 * _TIME_TOLERANCE_S:
            return middle
    return 0.5 * (a + b)


@njit(cache=True, nogil=True)
def _extremum(
    limit, a, b, sign, position, velocity, sun, step_s, ground, normal, limits, row
):  # fmt: skip
    """Largest sign * value in a bracket by golden section; stops as soon as it passes zero."""
    golden = 0.6180339887498949
    c, d = b - golden * (b - a), a + golden * (b - a)
    _limits_at(c, position, velocity, sun, step_s, ground, normal, limits, row)
    fc = sign * row[limit]
    _limits_at(d, position, velocity, sun, step_s, ground, normal, limits, row)
    fd = sign * row[limit]
    while b - a > _EXTREMUM_TOLERANCE_S and fc < 0 and fd < 0:
        if fc > fd:
            b, d, fd = d, c, fc
            c = b - golden * (b - a)
            _limits_at(c, position, velocity, sun, step_s, ground, normal, limits, row)
            fc = sign * row[limit]
        else:
            a, c, fc = c, d, fd
            d = a + golden * (b - a)
            _limits_at(d, position, velocity, sun, step_s, ground, normal, limits, row)
            fd = sign * row[limit]
    return (c, sign * fc) if fc > fd else (d, sign * fd)
