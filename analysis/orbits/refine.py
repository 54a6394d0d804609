"""Where a function passes zero, and where it is greatest, within brackets that a search has found.

Every search of the house (passes over a radar, looks at a place, rise and set, nodes, footprints)
looks at intervals of its own choosing and has them refined here. `crossings` and `maxima` take a
numpy function and many brackets at once. A compiled kernel takes the same steps one by one (try a
point, narrow the bracket), with its own function in between: numba cannot keep on disk a kernel
that is handed a function. Skyfield's `searchlib` parts search and refinement in the same way.
"""

from collections.abc import Callable

import numpy as np
from numba import njit

MOST_TURNS = 60
_GOLDEN = 0.3819660112501051  # (3 - sqrt(5)) / 2


def crossings(
    function: Callable[[np.ndarray], np.ndarray], low, high, tolerance: float
) -> np.ndarray:
    """The root of `function` in each bracket, (K,), within `tolerance`.

    function: takes (K,) points, one for each bracket, and returns (K,) values; its sign at `low`
    differs from that at `high` (a function that tells the sides alone, as -1 and 1, is halved).
    """
    a, b = np.array(low, float), np.array(high, float)
    if not a.size:
        return a
    fa, fb = np.asarray(function(a), float), np.asarray(function(b), float)
    ends = np.stack([a, b, b, fa, fb, fb], axis=1)
    for turn in range(MOST_TURNS):
        points, narrow = _crossing_points(ends, turn, tolerance)
        if narrow:
            break
        _narrow_crossings(ends, points, np.asarray(function(points), float), tolerance)
    return _nearest_to_zero(ends)


def maxima(
    function: Callable[[np.ndarray], np.ndarray], low, high, tolerance: float
) -> tuple[np.ndarray, np.ndarray]:
    """Where `function` is greatest in each bracket, and its value there: two arrays (K,).

    function: as in `crossings`, with one maximum in each bracket. The place is good to
    `tolerance`, or to what the rounding of the function allows.
    """
    a, b = np.array(low, float), np.array(high, float)
    if not a.size:
        return a, b
    middle = a + _GOLDEN * (b - a)
    best = np.asarray(function(middle), float)
    peaks = np.stack(np.broadcast_arrays(*maximum_start(a, b, middle, best)), axis=1)
    for _ in range(MOST_TURNS):
        points, narrow = _maximum_points(peaks, tolerance)
        if narrow:
            break
        _narrow_maxima(peaks, points, np.asarray(function(points), float), tolerance)
    return peaks[:, 2].copy(), peaks[:, 5].copy()


@njit(cache=True, nogil=True, error_model="numpy")
def crossing_try(a, b, c, fa, fb, fc, turn, tolerance):
    """The next point to try for a root between a and b, where the values are fa and fb.

    c, fc: a third point for the first curve, or one of the two again where there is none. Inverse
    quadratic steps where they are safe, else the secant at first and bisection later: Chandrupatla,
    Advances in Engineering Software 28 (1997) 145.
    """
    edge = tolerance / abs(b - a)
    share = 0.5 if turn else min(0.99, max(0.01, fa / (fa - fb)))
    if fc != fa and fc != fb:
        curve = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (
            fc - fb
        )
        xi, phi = (a - b) / (c - b), (fa - fb) / (fc - fb)
        if turn == 0:
            share = curve if 0.01 < curve < 0.99 else share
        elif phi * phi < xi and (1 - phi) * (1 - phi) < 1 - xi:
            share = min(1 - edge, max(edge, curve))
    return a + share * (b - a)


@njit(cache=True, nogil=True, error_model="numpy")
def crossing_bracket(a, b, fa, fb, x, fx):
    """The bracket after a try at x, its newest end first, and the end given up for the next curve:
    three points and the values there.
    """
    if (fx < 0) == (fa < 0):
        return x, b, a, fx, fb, fa
    return x, a, b, fx, fa, fb


@njit(cache=True, nogil=True, error_model="numpy")
def crossing_found(a, b, fa, fb, tolerance):
    """Whether a root is known well enough: hit, or held between ends two tolerances apart."""
    return fa == 0.0 or fb == 0.0 or abs(b - a) < 2 * tolerance


@njit(cache=True, nogil=True, error_model="numpy")
def crossing_place(a, b, fa, fb):
    """The end that comes nearer to zero; the middle where the values do not tell."""
    if fa != 0.0 and abs(fa) == abs(fb):
        return 0.5 * (a + b)
    return a if abs(fa) <= abs(fb) else b


@njit(cache=True, nogil=True, error_model="numpy")
def maximum_start(a, b, middle, best):
    """The bracket a < middle < b of a maximum, with the value in the middle, for `maximum_try`."""
    return a, b, middle, middle, middle, best, best, best, 0.0, 0.0


@njit(cache=True, nogil=True, error_model="numpy")
def maximum_found(peak, tolerance):
    """Whether a maximum (as `maximum_try` reads it) is known to the tolerance."""
    a, b, middle = peak[0], peak[1], peak[2]
    return abs(middle - 0.5 * (a + b)) + 0.5 * (b - a) < 2 * tolerance


@njit(cache=True, nogil=True, error_model="numpy")
def maximum_try(peak, tolerance):
    """The next point to try for a maximum, the move to it and the move before.

    peak: a, b, the best point, the second and third best, their values, the move and the one
    before. Parabolas through the best three points, golden sections where they do not serve:
    Brent, Algorithms for Minimization without Derivatives (1973), chapter 5.
    """
    a, b, middle, second, third, best, f_second, f_third, move, last_move = peak
    p = (middle - second) ** 2 * (best - f_third) - (middle - third) ** 2 * (best - f_second)
    q = 2 * ((middle - second) * (best - f_third) - (middle - third) * (best - f_second))
    useful = q != 0 and abs(p) < abs(0.5 * q * last_move) and a < middle - p / q < b
    last_move = move
    if useful:
        move = -p / q
    else:
        last_move = (a if middle >= 0.5 * (a + b) else b) - middle
        move = _GOLDEN * last_move
    if abs(move) < tolerance:
        move = tolerance if move >= 0 else -tolerance
    return middle + move, move, last_move


@njit(cache=True, nogil=True, error_model="numpy")
def maximum_bracket(peak, trial, value, move, last_move):
    """The bracket of a maximum after a try, in the order that `maximum_try` reads."""
    a, b, middle, second, third, best, f_second, f_third, _, _ = peak
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
    return a, b, middle, second, third, best, f_second, f_third, move, last_move


@njit(cache=True, nogil=True, error_model="numpy")
def _crossing_points(ends, turn, tolerance):
    """Next points (K,) of brackets (K, 6), and whether all are narrow enough to stop."""
    points = ends[:, 0].copy()
    narrow = True
    for k in range(len(ends)):
        a, b, c, fa, fb, fc = ends[k]
        if not crossing_found(a, b, fa, fb, tolerance):
            points[k] = crossing_try(a, b, c, fa, fb, fc, turn, tolerance)
            narrow = False
    return points, narrow


@njit(cache=True, nogil=True, error_model="numpy")
def _narrow_crossings(ends, points, values, tolerance):
    for k in range(len(ends)):
        a, b, _, fa, fb, _ = ends[k]
        if not crossing_found(a, b, fa, fb, tolerance):
            new = crossing_bracket(a, b, fa, fb, points[k], values[k])
            for i in range(6):
                ends[k, i] = new[i]


@njit(cache=True, nogil=True, error_model="numpy")
def _nearest_to_zero(ends):
    places = np.empty(len(ends))
    for k in range(len(ends)):
        places[k] = crossing_place(ends[k, 0], ends[k, 1], ends[k, 3], ends[k, 4])
    return places


@njit(cache=True, nogil=True, error_model="numpy")
def _tuple(peaks, k):
    row = peaks[k]
    return (
        row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], row[8], row[9],
    )  # fmt: skip


@njit(cache=True, nogil=True, error_model="numpy")
def _maximum_points(peaks, tolerance):
    """Next points (K,) of brackets (K, 10), and whether all are narrow enough to stop."""
    points = peaks[:, 2].copy()
    narrow = True
    for k in range(len(peaks)):
        peak = _tuple(peaks, k)
        if not maximum_found(peak, tolerance):
            points[k] = maximum_try(peak, tolerance)[0]
            narrow = False
    return points, narrow


@njit(cache=True, nogil=True, error_model="numpy")
def _narrow_maxima(peaks, points, values, tolerance):
    for k in range(len(peaks)):
        peak = _tuple(peaks, k)
        if not maximum_found(peak, tolerance):
            _, move, last_move = maximum_try(peak, tolerance)
            new = maximum_bracket(peak, points[k], values[k], move, last_move)
            for i in range(10):
                peaks[k, i] = new[i]
