"""Frames that the population notebook draws: counts by class, owner, place and size."""

from datetime import date as Date

import numpy as np
import pandas as pd

from analysis import tables
from analysis.debris.derive import ALTITUDE_NAMES
from analysis.debris.exposure import edges_km
from analysis.debris.shells import density_per_km3
from analysis.errors import InputError, known


def stated(claim_id: str) -> float:
    """The number that the paper states, from the claims table."""
    claims = tables.read("claims").set_index("id")
    return float(claims.loc[known(claim_id, claims.index, "claim"), "stated_value"])


def counts_on(
    counts: pd.DataFrame, day: Date | pd.Timestamp, column: str = "on_orbit"
) -> pd.Series:
    """Counts by selection on the last day of the table up to `day`.

    Raises InputError when the table begins later.
    """
    early = counts[counts["date"] <= pd.Timestamp(day)]
    if early.empty:
        raise InputError(f"no counts up to {day}: they begin on {counts['date'].min():%Y-%m-%d}")
    return early[early["date"] == early["date"].max()].set_index("selection")[column]


def by_class(counts: pd.DataFrame, classes: dict[str, str]) -> pd.DataFrame:
    """date, kind, on_orbit for the named classes, two dates a year at most."""
    month = counts["date"].dt.month
    chosen = counts[counts["selection"].isin(classes) & month.isin([1, 7])]
    frame = chosen[["date", "on_orbit"]].assign(kind=chosen["selection"].map(classes))
    return frame.reset_index(drop=True)


def parts_of_the_catalogue(then: pd.Series) -> pd.DataFrame:
    """The paper's number and the catalogue's parts: row, kind, objects, order of stacking."""
    rows = [
        ("paper: debris", "stated", stated("debris-20000"), 0),
        ("catalogue", "debris", then["debris"], 0),
        ("catalogue", "payloads", then["payload"], 1),
        ("catalogue", "rocket bodies", then["rocket_body"], 2),
        ("catalogue", "unknown", then["unknown"], 3),
    ]
    return pd.DataFrame(rows, columns=["row", "kind", "objects", "order"])


def published_range(models: pd.DataFrame) -> pd.DataFrame:
    """Lowest and highest published number by size: columns min, max, indexed by size in cm."""
    return models.groupby("larger_than_cm")["objects"].agg(["min", "max"])


def density_profiles(shells: pd.DataFrame, days: list[str]) -> pd.DataFrame:
    """catalogue (month in words), altitude_km (lower edge), per_million_km3."""
    parts = []
    for day in days:
        one = shells[shells["date"] == pd.Timestamp(day)]
        if one.empty:
            raise InputError(f"no shell densities on {day}")
        density = density_per_km3(one["objects"].to_numpy(), edges_km(one)) * 1e6
        parts.append(
            pd.DataFrame(
                {
                    "catalogue": f"{pd.Timestamp(day):%B %Y}",
                    "altitude_km": one["altitude_low_km"].to_numpy(),
                    "per_million_km3": np.round(density, 5),
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def owners(population: pd.DataFrame, day: str) -> pd.DataFrame:
    """owner, kind, objects in the catalogue of one day."""
    kinds = {"payload": "payloads", "rocket_body": "rocket bodies", "debris": "debris"}
    one = population[population["date"] == pd.Timestamp(day)]
    one = one.assign(kind=one["object_class"].map(kinds)).dropna(subset=["kind"])
    return one.groupby(["owner", "kind"], as_index=False)["objects"].sum()


def cross_sections(population: pd.DataFrame, day: str) -> pd.DataFrame:
    """altitude_band (in order of height), cross_section, objects in the catalogue of one day."""
    one = population[population["date"] == pd.Timestamp(day)]
    table = one.groupby(["altitude_band", "cross_section"], as_index=False)["objects"].sum()
    order = {name: place for place, name in enumerate(ALTITUDE_NAMES)}
    return table.sort_values("altitude_band", key=lambda names: names.map(order), ignore_index=True)
