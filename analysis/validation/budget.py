"""Our derived totals against published ones."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from analysis.budget import data, money, series
from analysis.budget.bases import fifteen_month, select
from analysis.tables import row
from analysis.validation.frame import Comparison, half_unit

# Decimals that the sources print, in billion yen; the ledgers' zeros at the end are not kept.
_CABINET_OFFICE, _FINANCE_MINISTRY = 1, 3


def comparisons() -> list[Comparison]:
    """One row for each total or ratio that another source publishes and that we derive.

    All tolerances are rounding: half a unit of the last digit of each part and of the total.
    """
    lines, economy, comparators = data.lines(), data.economy(), data.comparators()
    return [
        *_fifteen_month_sums(lines),
        *_ministry_sums(lines),
        *_after_supplementary(lines),
        *_defence(lines),
        *_shares(lines, economy, comparators),
        *_announcements(lines),
    ]


def _against(
    quantity: str,
    ours: float,
    published: pd.Series,
    tolerance: float,
    reason: str,
    unit: str = "bn JPY",
    column: str = "value_bn_jpy",
) -> Comparison:
    return Comparison(
        "budget",
        quantity,
        float(ours),
        float(published[column]),
        unit,
        float(tolerance),
        "rounding",
        reason,
        published["source"],
        published["source_url"],
    )


def _fifteen_month_sums(lines: pd.DataFrame) -> Iterator[Comparison]:
    """Supplementary of the year before plus initial, against the printed fifteen-month totals.

    FY2021 is left out: its supplementary half was worked out from the same printed total.
    """
    for first, last in ((2008, 2015), (2016, 2020)):
        total = fifteen_month(
            select(lines, "government-space", "supplementary", first=first, last=last - 1),
            select(lines, "government-space", "initial", first=first + 1, last=last),
        )
        for year in total.values.index:
            if year == 2018:  # the printed total does not exist: only its parts do
                continue
            published = row(lines, f"government-space-{year}-fifteen-month")
            tolerance = 3 * half_unit(total.values[year], _CABINET_OFFICE)
            quantity = f"Space, fifteen months, FY{year}"
            yield _against(
                quantity, total.values[year], published, tolerance, "two parts and their total"
            )


def _ministry_sums(lines: pd.DataFrame) -> Iterator[Comparison]:
    """Ministries added up against the printed totals."""
    for name, year, wording in (
        ("ministry-space-with-bmd", 2011, "with BMD"),
        ("ministry-space-with-bmd", 2012, "with BMD"),
        ("ministry-space", 2014, "without BMD"),
        ("ministry-space", 2015, "without BMD"),
    ):
        table = series.ministries(lines, year, with_bmd=name.endswith("bmd"))
        published = row(lines, f"{name}-all-ministries-{year}-initial")
        tolerance = (len(table) + 1) * half_unit(published["value_bn_jpy"], _CABINET_OFFICE)
        yield _against(
            f"Space, ministries, {wording}, FY{year}",
            table["value_bn_jpy"].sum(),
            published,
            tolerance,
            f"{len(table)} ministries and their total",
        )


def _after_supplementary(lines: pd.DataFrame) -> Iterator[Comparison]:
    """Initial plus supplementary of the intelligence satellites against the settled account's."""
    initial = select(lines, "igs", "initial", first=2017).values
    extra = select(lines, "igs", "supplementary", first=2017).values
    of_igs = lines[(lines["series"] == "igs") & (lines["basis"] == "supplementary")]
    for year in range(2017, 2025):
        published = row(lines, f"igs-{year}-after-supplementary")
        parts = 1 + int((of_igs["fiscal_year"] == year).sum())
        yield _against(
            f"IGS after supplementary, FY{year}",
            initial[year] + extra.get(year, 0.0),
            published,
            (parts + 1) * half_unit(published["value_bn_jpy"], _FINANCE_MINISTRY),
            f"parts ({parts}) and their total",
        )


def _defence(lines: pd.DataFrame) -> Iterator[Comparison]:
    """Finance Ministry items against Defense of Japan, with SACO and realignment."""
    ours = select(lines, "defence-finance-ministry", "initial").values
    for year in range(2017, 2021):
        published = row(lines, f"defence-{year}-initial")
        tolerance = half_unit(published["value_bn_jpy"], 1) + half_unit(
            ours[year], _FINANCE_MINISTRY
        )
        quantity = f"Defence budget, initial, FY{year}"
        yield _against(quantity, ours[year], published, tolerance, "both as printed")


def _shares(
    lines: pd.DataFrame, economy: pd.DataFrame, comparators: pd.DataFrame
) -> Iterator[Comparison]:
    """Defence over the outlook's gross national or domestic product against the printed ratio."""
    outlook = money.indicator(economy, "gdp-nominal", vintage="outlook")
    defence = select(lines, "defence-core", "initial", last=1998).values
    for year in np.intersect1d(defence.index, outlook.index):
        published = row(comparators, f"defence-share-official-mod-{year}")
        ours = 100 * defence[year] / outlook[year]
        parts = sum(half_unit(part) / part for part in (defence[year], outlook[year]))
        yield _against(
            f"Defence share of outlook, FY{year}",
            ours,
            published,
            half_unit(published["value"], 3) + ours * parts,
            "the ratio and its parts",
            "% of GDP",
            "value",
        )


def _announcements(lines: pd.DataFrame) -> Iterator[Comparison]:
    """Announced changes, as the announcement itself compares: a rise over unrounded totals."""
    initial = select(lines, "government-space", "initial", last=2015).values[2014]
    total = select(lines, "government-space", "fifteen_month", last=2015).values[2015]
    announced = row(data.events(), "budget-announced-fy2015")
    parts = sum(half_unit(part, _CABINET_OFFICE) / part for part in (initial, total))
    yield _against(
        "Announced rise of FY2015",
        100 * (total / initial - 1),
        announced,
        half_unit(announced["value"]) + 100 * total / initial * parts,
        "the rise and its two totals",
        "%",
        "value",
    )
