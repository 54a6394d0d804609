"""What the trends are read from: parts of the budget lines put side by side."""

import pandas as pd

from analysis.budget import money
from analysis.budget.bases import parts, select
from analysis.budget.like_for_like import differences
from analysis.budget.series import core, ministries


def announced_rise(lines: pd.DataFrame) -> pd.DataFrame:
    """The change of the government's space budget into FY2015, announced and like for like.

    Columns comparison, before_bn_jpy, after_bn_jpy, change_percent, alike.
    """
    initial = select(lines, "government-space", "initial", last=2015)
    total = select(lines, "government-space", "fifteen_month", last=2015)
    pairs = (
        ("As announced", initial.at(2014), total.at(2015)),
        ("Fifteen months", total.at(2014), total.at(2015)),
        ("Initial budgets", initial.at(2014), initial.at(2015)),
    )
    return pd.DataFrame(
        {
            "comparison": name,
            "before_bn_jpy": before.value_bn_jpy,
            "after_bn_jpy": after.value_bn_jpy,
            "change_percent": 100 * (after.value_bn_jpy / before.value_bn_jpy - 1),
            "alike": not differences(before, after),
        }
        for name, before, after in pairs
    )


def intelligence_satellites(lines: pd.DataFrame) -> pd.DataFrame:
    """Initial and supplementary budget of the intelligence satellites, and what was spent.

    Columns of `Series.frame`; a year in which no supplementary budget touched them has no row.
    """
    return pd.concat(
        [
            p.frame()
            for b in ("initial", "supplementary", "settled")
            for p in parts(lines, "igs", b)
        ],
        ignore_index=True,
    )


def core_by_half(lines: pd.DataFrame) -> pd.DataFrame:
    """The core of FY2018 and later as announced: previous supplementary and initial budget.

    Columns fiscal_year (of the announcement), half, value_bn_jpy.
    """
    total = core(lines, "fifteen_month").values
    initial = core(lines, "initial").values.reindex(total.index)
    halves = {"Supplementary of the year before": total - initial, "Initial budget": initial}
    frames = [
        pd.DataFrame({"fiscal_year": v.index, "half": name, "value_bn_jpy": v.to_numpy()})
        for name, v in halves.items()
    ]
    return pd.concat(frames, ignore_index=True)


def defence(lines: pd.DataFrame) -> pd.Series:
    """Initial defence budget with SACO and realignment by fiscal year, billion yen.

    Finance Ministry items from FY2017, without the Digital Agency's share; Defense of Japan and
    the press before. The two agree within 0.1 billion yen where they overlap (FY2017 to FY2020).
    """
    earlier = select(lines, "defence", "initial", last=2016).values
    return pd.concat([earlier, select(lines, "defence-finance-ministry", "initial").values])


def defence_share(
    lines: pd.DataFrame, economy: pd.DataFrame, comparators: pd.DataFrame
) -> pd.DataFrame:
    """Defence share of the economy by fiscal year, three ways.

    Columns series, measure, fiscal_year, share_percent. Measures: 'Official ratio' (printed, over
    the outlook's GNP or GDP), 'GDP of June 2020' and 'GDP of 2026' (both with SACO and realignment,
    over GDP as published then).
    """
    official = comparators[comparators["measure"] == "defence-share-official"]
    official = official.set_index("year")["value"].sort_index()
    budget = defence(lines)
    measures = {"Official ratio": official}
    for name, vintage in (("GDP of June 2020", "june-2020"), ("GDP of 2026", "current")):
        gdp = money.indicator(economy, "gdp-nominal", vintage=vintage)
        measures[name] = money.share_of_gdp(budget, gdp)
    frames = [
        pd.DataFrame({"measure": name, "fiscal_year": v.index, "share_percent": v.to_numpy()})
        for name, v in measures.items()
    ]
    return pd.concat(frames, ignore_index=True).assign(series="defence-share")


def ministries_by_year(lines: pd.DataFrame, largest: int = 5) -> pd.DataFrame:
    """Share of each ministry in the initial space budget, for every year with a full table.

    Ministries beyond the `largest` of all years are put together. Columns fiscal_year, definition
    (with or without missile defence), entity, share_percent, value_bn_jpy.
    """
    tables = [
        ministries(lines, year, with_bmd=with_bmd).assign(fiscal_year=year, definition=definition)
        for years, with_bmd, definition in (
            ((2011, 2012), True, "with missile defence"),
            ((2014, 2015), False, "without missile defence"),
        )
        for year in years
    ]
    every = pd.concat(tables, ignore_index=True)
    order = every.groupby("entity")["value_bn_jpy"].mean().sort_values(ascending=False)
    small = ~every["entity"].isin(order.index[:largest])
    every.loc[small, "entity"] = "Others"
    keys = ["fiscal_year", "definition", "entity"]
    return every.groupby(keys, as_index=False)[["share_percent", "value_bn_jpy"]].sum()
