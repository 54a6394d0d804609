"""Compiled look-up of the points that pass under a track.

`candidate_passes` walks the track sample by sample and looks up, in a mesh of cells, only the
points that the footprint can touch; `edges` then finds the instants. The look-up takes in all that
the sensor can reach within half a step of a sample, so every visible instant has a candidate sample
next to it.
"""

import numpy as np
from numba import njit

from analysis.orbits.constants import EARTH_TURN_RAD_S


@njit(cache=True, nogil=True, error_model="numpy")
def mesh(unit, height_deg):
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

    track: (T, 10) as in `edges`, step_s apart; reach_rad: (T,) Earth-central angle that the sensor
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
                                found = grown(found)
                            found[used, 0], found[used, 1], found[used, 2] = k, first[k], last[k]
                            used += 1
                        first[k] = sample
                    last[k] = sample
    for k in range(count):
        if first[k] >= 0:
            if used == found.shape[0]:
                found = grown(found)
            found[used, 0], found[used, 1], found[used, 2] = k, first[k], last[k]
            used += 1
    return found[:used].copy()


@njit(cache=True, nogil=True, error_model="numpy")
def grown(rows):
    """The rows with room for as many again; what is in the new ones is not set."""
    bigger = np.empty((2 * rows.shape[0], rows.shape[1]), rows.dtype)
    bigger[: rows.shape[0]] = rows
    return bigger
