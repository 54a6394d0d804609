"""Real terms, dollars and shares of gross domestic product."""

from typing import Literal

import pandas as pd

from analysis.errors import InputError, known

RateMode = Literal["fiscal", "calendar", "fixed"]


def indicator(
    economy: pd.DataFrame, name: str, *, period: str = "fiscal", vintage: str = "current"
) -> pd.Series:
    """One indicator by year, in the unit of its table.

    period: fiscal or calendar; vintage: current, june-2020 or outlook.
    Raises InputError for an unknown name, period or vintage.
    """
    rows = economy[economy["indicator"] == known(name, economy["indicator"].unique(), "indicator")]
    rows = rows[rows["period"] == known(period, rows["period"].unique(), f"period of {name}")]
    rows = rows[rows["vintage"] == known(vintage, rows["vintage"].unique(), f"vintage of {name}")]
    return rows.set_index("year")["value"].sort_index()


def deflator(economy: pd.DataFrame, base_year: int) -> pd.Series:
    """Price level of gross domestic product by fiscal year, 1 in the base year.

    Nominal over chained real gross domestic product. Raises InputError for a base year without
    both.
    """
    level = (indicator(economy, "gdp-nominal") / indicator(economy, "gdp-real")).dropna()
    if base_year not in level.index:
        raise InputError(
            f"base_year {base_year}: allowed is FY{level.index[0]} to FY{level.index[-1]}"
        )
    return level / level[base_year]


def real_terms(values: pd.Series, economy: pd.DataFrame, base_year: int) -> pd.Series:
    """Nominal amounts by fiscal year at the prices of a base year, same unit.

    A year whose price level is not known yet is left out: the result may be shorter.
    """
    return (values / deflator(economy, base_year)).reindex(values.index).dropna()


def exchange_rate(
    economy: pd.DataFrame, mode: RateMode, fixed_jpy_per_usd: float | None = None
) -> pd.Series:
    """Yen per dollar by fiscal year.

    mode: 'fiscal', mean of the fiscal year; 'calendar', mean of the calendar year in which the
    fiscal year begins; 'fixed', one rate for all years. Raises InputError for an unknown mode or a
    fixed mode without a positive rate.
    """
    known(mode, ("fiscal", "calendar", "fixed"), "exchange-rate mode")
    if mode == "fixed":
        if not fixed_jpy_per_usd or fixed_jpy_per_usd <= 0:
            raise InputError(f"a fixed exchange rate must be above 0, not {fixed_jpy_per_usd}")
        years = indicator(economy, "yen-per-dollar").index
        return pd.Series(float(fixed_jpy_per_usd), index=years)
    return indicator(economy, "yen-per-dollar", period=mode)


def in_dollars(values: pd.Series, rate: pd.Series) -> pd.Series:
    """Billion yen to billion dollars by fiscal year; years without a rate are left out."""
    return (values / rate).reindex(values.index).dropna()


def share_of_gdp(values: pd.Series, gdp: pd.Series) -> pd.Series:
    """Share of gross domestic product by fiscal year, per cent, over the years that both have."""
    return (100 * values / gdp).dropna()


def month_rate(economy: pd.DataFrame, year: int, month: int) -> float:
    """Mean yen per dollar of one month. Raises InputError for a month without a rate."""
    rows = economy[(economy["indicator"] == "yen-per-dollar") & (economy["period"] == "month")]
    hit = rows[(rows["year"] == year) & (rows["month"] == month)]
    if hit.empty:
        have = ", ".join(f"{y}-{m:02d}" for y, m in zip(rows["year"], rows["month"], strict=True))
        raise InputError(f"no exchange rate for {year}-{month:02d}: there are {have}")
    return float(hit["value"].iloc[0])


def indexed(
    values: pd.Series, economy: pd.DataFrame, base_year: int, rate: pd.Series
) -> pd.DataFrame:
    """One series in yen, at the prices of a base year, and in dollars, each 100 in its first year.

    values: nominal billion yen by fiscal year; rate: yen per dollar by fiscal year.
    Columns fiscal_year, terms, value (billion yen or dollars), index.
    """
    ways = {
        "Yen of the year": values,
        f"Yen of FY{base_year}": real_terms(values, economy, base_year),
        "Dollars": in_dollars(values, rate),
    }
    frames = [
        pd.DataFrame(
            {
                "fiscal_year": v.index,
                "terms": name,
                "value": v.to_numpy(),
                "index": 100 * v.to_numpy() / v.iloc[0],
            }
        )
        for name, v in ways.items()
    ]
    return pd.concat(frames, ignore_index=True)
