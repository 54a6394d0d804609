"""The series that the chapters speak of, put together from the budget lines."""

import pandas as pd

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
