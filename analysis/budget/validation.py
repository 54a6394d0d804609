"""Our derived totals against published ones, computed at call time."""

import numpy as np
import pandas as pd

from analysis.budget import data, money, series
from analysis.budget.bases import fifteen_month, select
from analysis.tables import row

_COLUMNS = ["quantity", "ours", "theirs", "unit", "tolerance", "difference", "source", "source_url"]


def comparisons() -> pd.DataFrame:
    """One row for each total or ratio that another source publishes and that we derive.

    Columns quantity, ours, theirs, unit, tolerance, difference (ours - theirs), source,
    source_url. Tolerances are the rounding of the printed parts.
    """
    lines, economy, comparators = data.lines(), data.economy(), data.comparators()
    rows = [
        *_fifteen_month_sums(lines),
        *_ministry_sums(lines),
        *_after_supplementary(lines),
        *_defence(lines),
        *_shares(lines, economy, comparators),
        *_announcements(lines),
    ]
    frame = pd.DataFrame(rows)
    frame["difference"] = frame["ours"] - frame["theirs"]
    return frame[_COLUMNS]


def _against(quantity, ours, published, tolerance, unit="bn JPY", column="value_bn_jpy"):
    return {
        "quantity": quantity,
        "ours": float(ours),
        "theirs": float(published[column]),
        "unit": unit,
        "tolerance": tolerance,
        "source": published["source"],
        "source_url": published["source_url"],
    }


def _fifteen_month_sums(lines):
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
            quantity = f"Space, fifteen months, FY{year}"
            yield _against(quantity, total.values[year], published, 0.11)


def _ministry_sums(lines):
    """Ministries added up against the printed totals; each part is rounded to 0.1."""
    for name, year, wording in (
        ("ministry-space-with-bmd", 2011, "with BMD"),
        ("ministry-space-with-bmd", 2012, "with BMD"),
        ("ministry-space", 2014, "without BMD"),
        ("ministry-space", 2015, "without BMD"),
    ):
        table = series.ministries(lines, year, with_bmd=name.endswith("bmd"))
        published = row(lines, f"{name}-all-ministries-{year}-initial")
        tolerance = 0.05 * (len(table) + 1)
        quantity = f"Space, ministries, {wording}, FY{year}"
        yield _against(quantity, table["value_bn_jpy"].sum(), published, tolerance)


def _after_supplementary(lines):
    """Initial plus supplementary of the intelligence satellites against the settled account's."""
    initial = select(lines, "igs", "initial", first=2017).values
    extra = select(lines, "igs", "supplementary", first=2017).values
    for year in range(2017, 2025):
        published = row(lines, f"igs-{year}-after-supplementary")
        quantity = f"IGS after supplementary, FY{year}"
        yield _against(quantity, initial[year] + extra.get(year, 0.0), published, 0.002)


def _defence(lines):
    """Finance Ministry items against Defense of Japan, with SACO and realignment."""
    ours = select(lines, "defence-finance-ministry", "initial").values
    for year in range(2017, 2021):
        published = row(lines, f"defence-{year}-initial")
        yield _against(f"Defence budget, initial, FY{year}", ours[year], published, 0.6)


def _shares(lines, economy, comparators):
    """Defence over the outlook's gross national or domestic product against the printed ratio."""
    outlook = money.indicator(economy, "gdp-nominal", vintage="outlook")
    defence = select(lines, "defence-core", "initial", last=1998).values
    for year in np.intersect1d(defence.index, outlook.index):
        published = row(comparators, f"defence-share-official-mod-{year}")
        ours = 100 * defence[year] / outlook[year]
        quantity = f"Defence share of outlook, FY{year}"
        yield _against(quantity, ours, published, 0.0015, "% of GDP", "value")


def _announcements(lines):
    """Announced changes, as the announcement itself compares."""
    initial = select(lines, "government-space", "initial", last=2015).values
    total = select(lines, "government-space", "fifteen_month", last=2015).values
    announced = row(data.events(), "budget-announced-fy2015")
    ours = 100 * (total[2015] / initial[2014] - 1)
    # Both totals are rounded to 0.1 billion yen; the printed rise is over unrounded ones.
    yield _against("Announced rise of FY2015", ours, announced, 0.15, "%", "value")
