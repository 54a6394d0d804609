"""Scenarios to a horizon: what assumed shares, growth and prices give. Not forecasts."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.budget import money
from analysis.errors import InputError
from analysis.tables import row


@dataclass(frozen=True)
class Case:
    """One set of assumptions.

    gdp_growth_percent: nominal, a year; defence_share_percent: of gross domestic product, reached
    at the horizon on a straight path; space_share_percent: of the defence budget, reached likewise;
    inflation_percent: of the deflator, a year; jpy_per_usd: held from the start.
    """

    gdp_growth_percent: float
    defence_share_percent: float
    space_share_percent: float
    inflation_percent: float
    jpy_per_usd: float


@dataclass(frozen=True)
class Start:
    """Where the scenarios begin: the last year with figures."""

    fiscal_year: int
    gdp_bn_jpy: float
    defence_share_percent: float
    space_share_percent: float


def start_2026(lines: pd.DataFrame, economy: pd.DataFrame) -> Start:
    """The start of the scenarios: initial budget drafts of FY2026.

    Gross domestic product is that of FY2025 times the growth of the government outlook. The space
    amount is the ministry's own total; its source states neither its scope nor its accounting.
    """
    growth = money.indicator(economy, "gdp-nominal-growth-outlook", vintage="outlook")[2026]
    gdp = money.indicator(economy, "gdp-nominal")[2025] * (1 + growth / 100)
    defence = row(lines, "defence-2026-initial")["value_bn_jpy"]
    space = row(lines, "mod-space-2026-initial")["value_bn_jpy"]
    return Start(2026, float(gdp), 100 * defence / gdp, 100 * space / defence)


def path(start: Start, case: Case, horizon: int) -> pd.DataFrame:
    """One scenario by fiscal year, the start included.

    Columns fiscal_year, gdp_bn_jpy, defence_bn_jpy, space_bn_jpy (nominal), space_real_bn_jpy
    (prices of the start), space_bn_usd. Raises InputError for a horizon not after the start.
    """
    if horizon <= start.fiscal_year:
        raise InputError(f"horizon {horizon}: allowed is after FY{start.fiscal_year}")
    steps = np.arange(horizon - start.fiscal_year + 1)
    way = steps / steps[-1]
    gdp = start.gdp_bn_jpy * (1 + case.gdp_growth_percent / 100) ** steps
    defence_share = _between(start.defence_share_percent, case.defence_share_percent, way)
    space_share = _between(start.space_share_percent, case.space_share_percent, way)
    defence = gdp * defence_share / 100
    space = defence * space_share / 100
    return pd.DataFrame(
        {
            "fiscal_year": start.fiscal_year + steps,
            "gdp_bn_jpy": gdp,
            "defence_bn_jpy": defence,
            "space_bn_jpy": space,
            "space_real_bn_jpy": space / (1 + case.inflation_percent / 100) ** steps,
            "space_bn_usd": space / case.jpy_per_usd,
        }
    )


def fan(start: Start, low: Case, high: Case, horizon: int) -> pd.DataFrame:
    """The range that opens between two sets of assumptions, long format.

    Columns fiscal_year, quantity (a column of `path`), low, middle, high. Middle takes the mean of
    each assumption; low and high are the smallest and largest over every mix of the two sets, so a
    high inflation with a low growth is inside. Raises InputError as `path` does.
    """
    names = list(Case.__dataclass_fields__)
    pairs = [(getattr(low, n), getattr(high, n)) for n in names]
    corners = [
        path(start, Case(*(pair[i] for pair, i in zip(pairs, mix, strict=True))), horizon)
        for mix in np.ndindex(*(2,) * len(names))
    ]
    middle = path(start, Case(*(sum(pair) / 2 for pair in pairs)), horizon)
    quantities = [c for c in middle if c != "fiscal_year"]
    stacked = np.stack([c[quantities].to_numpy() for c in corners])
    lowest, highest = (
        pd.DataFrame(edge, columns=quantities)
        for edge in (stacked.min(axis=0), stacked.max(axis=0))
    )
    return pd.concat(
        [
            pd.DataFrame(
                {
                    "fiscal_year": middle["fiscal_year"],
                    "quantity": q,
                    "low": lowest[q],
                    "middle": middle[q],
                    "high": highest[q],
                }
            )
            for q in quantities
        ],
        ignore_index=True,
    )


def _between(first: float, last: float, way: np.ndarray) -> np.ndarray:
    return first + (last - first) * way
