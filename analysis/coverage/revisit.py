"""How often, how long and after what wait each ground point is seen."""

import numpy as np
import pandas as pd

from analysis.errors import InputError
from analysis.orbits.constants import DAY_S


def revisit(views: pd.DataFrame, window_s: float, point_count: int) -> pd.DataFrame:
    """Passes, gaps and waits per ground point.

    views: columns point, start_s, end_s (seconds from the window's start), without overlap within a
        point and sorted, as from `accesses.in_view`.
    window_s: length of the window, seconds; > 0. point_count: number of points of the grid; points
        that nobody saw get their row too.
    Returns one row per point:
        point, passes, passes_per_day;
        inner_gaps: number of gaps between two views;
        mean_gap_s, max_gap_s: of these inner gaps only; missing where inner_gaps is 0, because a
            gap that the window cuts has no known length;
        longest_wait_s: longest time without a view inside the window, its edges counted;
        mean_response_s: mean wait from a random instant to the next view, edges counted: the gap
            after the last view counts as if a view came when the window closes;
        covered_fraction: share of the window with a view.
        A point that is never seen has longest_wait_s equal to the window and mean_response_s equal
        to half of it; both are then lower bounds.
    Raises InputError for a window of no length, a view outside the window or of negative length,
        views of a point that overlap or are not sorted, and a point outside the grid.
    Mean response: sum(gap**2) / (2 * window), Wertz, Mission Geometry (2001), sec. 9.5.
    """
    point, start, end = _checked(views, window_s, point_count)
    passes = np.bincount(point, minlength=point_count)
    covered = np.bincount(point, weights=end - start, minlength=point_count)
    first = np.ones(len(point), bool)
    first[1:] = point[1:] != point[:-1]
    last = np.append(first[1:], True)[: len(point)]
    inner = start[~first] - end[~last]
    owner = point[~first]
    inner_gaps = np.bincount(owner, minlength=point_count)
    inner_sum = np.bincount(owner, weights=inner, minlength=point_count)
    squares = np.bincount(owner, weights=inner**2, minlength=point_count)
    longest = np.full(point_count, -np.inf)
    np.maximum.at(longest, owner, inner)
    before, after = np.full(point_count, float(window_s)), np.zeros(point_count)
    before[point[first]] = start[first]
    after[point[last]] = window_s - end[last]
    known = inner_gaps > 0
    return pd.DataFrame(
        {
            "point": np.arange(point_count),
            "passes": passes,
            "passes_per_day": passes * DAY_S / window_s,
            "inner_gaps": inner_gaps,
            "mean_gap_s": np.where(known, inner_sum / np.maximum(inner_gaps, 1), np.nan),
            "max_gap_s": np.where(known, longest, np.nan),
            "longest_wait_s": np.maximum(np.maximum(before, after), longest),
            "mean_response_s": (squares + before**2 + after**2) / (2 * window_s),
            "covered_fraction": covered / window_s,
        }
    )


def expected_revisit(
    views: pd.DataFrame, window_s: float, point_count: int, success_probability
) -> pd.DataFrame:
    """What to expect when each view succeeds by chance, alone and independently: clear sky.

    views, window_s, point_count: as in `revisit`. success_probability: above 0 to 1, one for all
        views or one each, (A,).
    Returns one row per point: point, passes_per_day and covered_fraction (expected), and
    mean_response_s (expected, edges counted as in `revisit`). No maximum is given: it has no bound
    but the window. With probability 1 the three equal those of `revisit`.
    Weather that lasts from one pass to the next makes waits longer than this; none of it is
    modelled.
    Raises InputError as `revisit` does, and for a probability outside (0, 1].
    The expectation of sum(gap**2) is exact: each view closes, with this probability, a gap that
    opened at the end of the last success, whose first two moments are carried along.
    """
    point, start, end = _checked(views, window_s, point_count)
    given = np.asarray(success_probability, float)
    wrong = given[~((given > 0) & (given <= 1))]
    if wrong.size:
        raise InputError(f"success_probability is {wrong[0]:g}: it must be above 0 and up to 1")
    if given.ndim and given.shape != point.shape:
        raise InputError(f"{len(point)} views need as many probabilities, got {given.size}")
    chance = np.broadcast_to(given, point.shape)
    passes = np.bincount(point, minlength=point_count)
    covered = np.bincount(point, weights=chance * (end - start), minlength=point_count)
    heads = np.concatenate([[0], np.cumsum(passes)])[:-1]
    mean, square, total = np.zeros(point_count), np.zeros(point_count), np.zeros(point_count)
    for turn in range(passes.max(initial=0)):
        row = np.flatnonzero(passes > turn)
        index = heads[row] + turn
        opens, closes, p = start[index], end[index], chance[index]
        total[row] += p * (opens**2 - 2 * opens * mean[row] + square[row])
        mean[row] = p * closes + (1 - p) * mean[row]
        square[row] = p * closes**2 + (1 - p) * square[row]
    total += window_s**2 - 2 * window_s * mean + square
    return pd.DataFrame(
        {
            "point": np.arange(point_count),
            "passes_per_day": np.bincount(point, weights=chance, minlength=point_count)
            * DAY_S
            / window_s,
            "mean_response_s": total / (2 * window_s),
            "covered_fraction": covered / window_s,
        }
    )


def _checked(views: pd.DataFrame, window_s: float, point_count: int):
    if not window_s > 0:
        raise InputError(f"the window has a length of {window_s:g} s: it must be above 0")
    point = views["point"].to_numpy(np.int64)
    start, end = views["start_s"].to_numpy(float), views["end_s"].to_numpy(float)
    if len(point) and (point.min() < 0 or point.max() >= point_count):
        raise InputError(
            f"points {point.min()} to {point.max()} do not fit a grid of {point_count} points"
        )
    if np.any((start < 0) | (end > window_s) | (end < start)):
        row = int(np.flatnonzero((start < 0) | (end > window_s) | (end < start))[0])
        raise InputError(
            f"a view of point {point[row]} from {start[row]:g} to {end[row]:g} s does not lie in "
            f"the window of {window_s:g} s"
        )
    same = point[1:] == point[:-1]
    if np.any((point[1:] < point[:-1]) | (same & (start[1:] < end[:-1]))):
        row = int(np.flatnonzero((point[1:] < point[:-1]) | (same & (start[1:] < end[:-1])))[0] + 1)
        raise InputError(
            f"views of point {point[row]} overlap or are not sorted: pass them through in_view"
        )
    return point, start, end
