"""Growth with its uncertainty, and where a series changes its course."""

from dataclasses import dataclass
from itertools import combinations, pairwise

import numpy as np
import pandas as pd
import statsmodels.api as sm

from analysis.errors import InputError


@dataclass(frozen=True)
class Growth:
    """Growth of a log-linear trend, per cent a year, with its confidence interval."""

    percent_per_year: float
    low: float
    high: float
    first_year: int
    last_year: int
    points: int


@dataclass(frozen=True)
class Breaks:
    """Where a log-linear trend breaks.

    years: first year after each break, of the number of breaks with the least BIC.
    candidates: one row for each number of breaks: breaks, years (tuple), bic, delta_bic.
    p_value: how often white noise about one trend reaches the largest Chow F over the possible
    single breaks.
    """

    years: tuple[int, ...]
    candidates: pd.DataFrame
    p_value: float
    points: int


def log_linear(values: pd.Series, confidence_level: float = 0.95) -> Growth:
    """Fit log(value) = a + b year by least squares; growth is exp(b) - 1.

    values: positive, indexed by fiscal year; gaps are allowed. The interval is Student's with
    N - 2 degrees of freedom and takes the deviations as independent.
    Raises InputError for fewer than 3 points or a value that is not positive.
    """
    year, log_value = _logs(values, least=3)
    fit = sm.OLS(log_value, sm.add_constant(year - year.mean())).fit()
    low, high = fit.conf_int(alpha=1 - confidence_level)[1]
    rate, low, high = (100 * np.expm1(b) for b in (fit.params[1], low, high))
    return Growth(rate, low, high, int(year[0]), int(year[-1]), len(year))


def break_points(
    values: pd.Series, max_breaks: int = 2, least_points: int = 3, trials: int = 999, seed: int = 1
) -> Breaks:
    """Search every placing of up to `max_breaks` breaks of a log-linear trend.

    values: positive, indexed by fiscal year. Each stretch has its own level and slope and holds at
    least `least_points` points. The number of breaks has the least BIC. The p-value of the largest
    Chow F (Andrews 1993) comes from `trials` simulated series of white noise on the same years,
    because tables hold for long series only.
    Raises InputError for fewer points than one break needs.
    """
    year, log_value = _logs(values, least=2 * least_points)
    sums = _squared_sums(year, log_value[:, None], least_points)[..., 0]
    n = len(year)
    rows = []
    for count in range(max_breaks + 1):
        placings = list(_placings(n, count, least_points))
        if not placings:
            break
        costs = [sum(sums[a, b] for a, b in pairwise(p)) for p in placings]
        best = int(np.argmin(costs))
        rows.append(
            (count, tuple(int(year[i]) for i in placings[best][1:-1]), bic(costs[best], n, count))
        )
    candidates = pd.DataFrame(rows, columns=["breaks", "years", "bic"])
    candidates["delta_bic"] = candidates["bic"] - candidates["bic"].min()
    chosen = candidates.loc[candidates["bic"].idxmin(), "years"]

    noise = np.random.default_rng(seed).standard_normal((n, trials))
    observed = _largest_f(sums[..., None], n, least_points)[0]
    simulated = _largest_f(_squared_sums(year, noise, least_points), n, least_points)
    p_value = (1 + np.sum(simulated >= observed)) / (1 + trials)
    return Breaks(chosen, candidates, float(p_value), n)


def bic(squared_sum: float, points: int, breaks: int, coefficients: int = 2) -> float:
    """N ln(RSS/N) + k ln N, with k counting the coefficients of each stretch and each break.

    squared_sum: of the residuals, all stretches together. Yao 1988; Bai and Perron 2003.
    """
    terms = coefficients * (breaks + 1) + breaks
    return points * np.log(max(squared_sum, 1e-300) / points) + terms * np.log(points)


def fitted(values: pd.Series, first_years: tuple[int, ...] = ()) -> pd.DataFrame:
    """Log-linear trend of each stretch between breaks.

    first_years: first year after each break. Columns fiscal_year, value, trend, stretch (int).
    Raises InputError for a stretch with fewer than 2 points.
    """
    year, log_value = _logs(values, least=2)
    stretch = np.searchsorted(np.array(first_years, dtype=float), year, side="right")
    trend = np.empty_like(log_value)
    for number in np.unique(stretch):
        inside = stretch == number
        if inside.sum() < 2:
            raise InputError(f"the stretch of FY{year[inside][0]:.0f} has one point only")
        slope, level = np.polyfit(year[inside] - year[0], log_value[inside], 1)
        trend[inside] = level + slope * (year[inside] - year[0])
    return pd.DataFrame(
        {
            "fiscal_year": year.astype(int),
            "value": values.to_numpy(),
            "trend": np.exp(trend),
            "stretch": stretch,
        }
    )


def _logs(values: pd.Series, least: int) -> tuple[np.ndarray, np.ndarray]:
    if len(values) < least:
        raise InputError(f"a trend needs at least {least} years with a figure, not {len(values)}")
    if (values <= 0).any():
        raise InputError(
            f"a trend needs amounts above 0: FY{values.index[values <= 0][0]} has none"
        )
    return values.index.to_numpy(dtype=float), np.log(values.to_numpy(dtype=float))


def _squared_sums(year: np.ndarray, series: np.ndarray, least_points: int) -> np.ndarray:
    """Residual sum of squares of a line through points a..b-1, for each a, b and series.

    year: (N,); series: (N, S). Returns (N + 1, N + 1, S), infinite for stretches too short.
    """
    n, count = series.shape
    sums = np.full((n + 1, n + 1, count), np.inf)
    for a in range(n):
        for b in range(a + least_points, n + 1):
            x = year[a:b] - year[a:b].mean()
            y = series[a:b] - series[a:b].mean(axis=0)
            slope = x @ y / (x @ x)
            sums[a, b] = ((y - np.outer(x, slope)) ** 2).sum(axis=0)
    return sums


def _largest_f(sums: np.ndarray, n: int, least_points: int) -> np.ndarray:
    """Largest Chow F over single breaks, for each series; sums: (N + 1, N + 1, S)."""
    split = range(least_points, n - least_points + 1)
    apart = np.min([sums[0, k] + sums[k, n] for k in split], axis=0)
    return ((sums[0, n] - apart) / 2) / np.maximum(apart / max(n - 4, 1), 1e-300)


def _placings(n: int, count: int, least_points: int):
    """Edges (0, breaks..., n) of every division into count + 1 stretches long enough."""
    for inner in combinations(range(least_points, n - least_points + 1), count):
        edges = (0, *inner, n)
        if all(b - a >= least_points for a, b in pairwise(edges)):
            yield edges
