"""Government space spending beside that of other countries, where a source exists."""

import pandas as pd

from analysis.errors import InputError


def space_share_of_gdp(comparators: pd.DataFrame, year: int) -> pd.DataFrame:
    """Government space spending as a share of gross domestic product, largest first, one year.

    Spending is a firm's estimate of civil and defence programmes together, in dollars; gross
    domestic product is the World Bank's. Where several firms state a country, the one with most
    countries in that year is taken. Columns entity, year, space_bn_usd, gdp_bn_usd, share_percent,
    estimator, source. Raises InputError for a year without estimates.
    """
    spending = comparators[(comparators["measure"] == "government-space")]
    gdp = comparators[comparators["measure"] == "gdp"]
    both = spending.merge(gdp, on=["entity", "year"], suffixes=("", "_gdp"))
    rows = both[both["year"] == year]
    if rows.empty:
        years = ", ".join(map(str, sorted(both["year"].unique())))
        raise InputError(f"no estimates by country for {year}: there are {years}")
    most = rows["estimator"].value_counts().rename("countries")
    rows = rows.join(most, on="estimator").sort_values("countries", ascending=False, kind="stable")
    rows = rows.drop_duplicates("entity")
    return (
        rows.assign(
            space_bn_usd=rows["value"],
            gdp_bn_usd=rows["value_gdp"],
            share_percent=100 * rows["value"] / rows["value_gdp"],
        )[
            [
                "entity",
                "year",
                "space_bn_usd",
                "gdp_bn_usd",
                "share_percent",
                "estimator",
                "source",
            ]
        ]
        .sort_values("share_percent", ascending=False)
        .reset_index(drop=True)
    )


def world_totals(comparators: pd.DataFrame) -> pd.DataFrame:
    """World totals of government space spending by firm and year, billion dollars.

    Columns estimator, year, value, approximate, derived, source. Two firms differ for one year.
    """
    rows = comparators[
        (comparators["measure"] == "government-space") & (comparators["entity"] == "World")
    ]
    columns = ["estimator", "year", "value", "approximate", "derived", "source"]
    return rows[columns].sort_values(["estimator", "year"], ignore_index=True)
