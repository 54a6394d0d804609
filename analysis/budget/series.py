"""The series that the chapters speak of, put together from the budget lines."""

import pandas as pd

from analysis.budget import money
from analysis.budget.bases import Series, fifteen_month, parts, segments, select
from analysis.errors import InputError

# One definition, on one basis, for every year since FY2017: it bridges the missing totals.
CORE = (
    "igs",
    "cabinet-office-space-secretariat",
    "jaxa-operating-grant",
    "jaxa-facilities",
    "mext-core-technology-subsidies",
)


def core(lines: pd.DataFrame, basis: str) -> Series:
    """Intelligence satellites, Cabinet Office space secretariat and JAXA's three lines, together.

    basis: initial, supplementary or fifteen_month. A part that a supplementary budget does not
    touch counts as nothing in it. The Ministry of Defense and the small ministries are left out.
    """
    if basis == "fifteen_month":
        total = fifteen_month(core(lines, "supplementary"), core(lines, "initial"))
    else:
        pieces = [select(lines, name, basis, first=2017) for name in CORE]
        years = sorted(set().union(*(p.values.index for p in pieces)))
        if basis != "supplementary":
            years = [y for y in years if all(y in p.values.index for p in pieces)]
        values = sum(p.values.reindex(years, fill_value=0.0) for p in pieces)
        total = Series("space-core", pieces[0].label, values, pd.Series("approved", index=years))
    return Series("space-core", total.label, total.values, total.stages)


def government(lines: pd.DataFrame) -> pd.DataFrame:
    """Whole-government space budget on every basis, one row per year and basis.

    Columns of `Series.frame` plus `total`: without or with missile defence.
    """
    frames = []
    for series, total in (
        ("government-space", "without missile defence"),
        ("government-space-with-bmd", "with missile defence"),
    ):
        for basis in ("initial", "fifteen_month", "request"):
            frames += [p.frame().assign(total=total) for p in parts(lines, series, basis)]
    return pd.concat(frames, ignore_index=True)


def with_segments(frame: pd.DataFrame, breaks: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The frame with a column `segment`, unlike wherever no line may be drawn.

    frame: fiscal_year, series and the columns named in `by`, which tell lines apart. A stretch ends
    at a missing year, at a break of definition, and where accounting or missile defence changes.
    """
    pieces = []
    for key, group in frame.sort_values("fiscal_year").groupby(by, sort=False):
        own = breaks[breaks["series"].isin(group["series"].unique())]
        stretch = segments(group["fiscal_year"], own)
        kind = group[[c for c in ("accounting", "bmd") if c in group]]
        stretch = stretch + kind.ne(kind.shift().fillna(kind)).any(axis=1).cumsum().to_numpy()
        name = "-".join(map(str, key))
        pieces.append(group.assign(segment=[f"{name}-{s}" for s in stretch]))
    return pd.concat(pieces, ignore_index=True)


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


def ministries(lines: pd.DataFrame, fiscal_year: int, *, with_bmd: bool) -> pd.DataFrame:
    """Initial space budget by ministry in one fiscal year, largest first.

    Columns entity, value_bn_jpy, share_percent. Raises InputError for a year without a table.
    """
    series = "ministry-space-with-bmd" if with_bmd else "ministry-space"
    rows = lines[(lines["series"] == series) & (lines["basis"] == "initial")]
    names = rows.loc[rows["fiscal_year"] == fiscal_year, "entity"].unique()
    if "All ministries" not in names:
        have = sorted(rows.loc[rows["entity"] == "All ministries", "fiscal_year"])
        raise InputError(
            f"no table by ministry for FY{fiscal_year}: there are "
            f"{', '.join(f'FY{y}' for y in have)}"
        )

    def amount(entity):
        only = {"first": fiscal_year, "last": fiscal_year}
        return select(lines, series, "initial", entity=entity, **only).at(fiscal_year)

    total = amount("All ministries")
    names = [e for e in names if e != "All ministries"]
    amounts = [amount(e) for e in names]
    return pd.DataFrame(
        {
            "entity": names,
            "value_bn_jpy": [a.value_bn_jpy for a in amounts],
            "share_percent": [a.share_percent(total) for a in amounts],
        }
    ).sort_values("value_bn_jpy", ascending=False, ignore_index=True)


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


def ministry_own_total(lines: pd.DataFrame) -> pd.DataFrame:
    """Space total that the Ministry of Defense announces itself, requested and granted.

    Columns of `Series.frame`; accounting is contract where stated or inferred, else unstated.
    """
    return pd.concat(
        [p.frame() for b in ("request", "initial") for p in parts(lines, "mod-space", b)],
        ignore_index=True,
    )
