"""Tables of one kind over many skies: areas, cities, extensions, ratios by mask, streets."""

from collections.abc import Iterable, Mapping

import numpy as np
import pandas as pd

from analysis.errors import InputError, known
from analysis.ground.grids import Box, Grid
from analysis.positioning import service
from analysis.positioning.constellations import Constellation
from analysis.positioning.masks import Mask, street_canyon
from analysis.studies.positioning.skies import UNION, sky

NO_FIX = 99.9
"""What stands for the DOP or the error in m of a place without a fix, where a number must stand."""


def over_grid(
    parts: Mapping[str, Constellation],
    names: Iterable[str],
    grid: Grid,
    mask: Mask | float,
    receiver: str,
    pdop_max: float,
) -> pd.DataFrame:
    """`service.statistics` of every cell for several skies.

    Returns columns sky, cell (number in the grid), latitude_deg, longitude_deg, area_km2, then
    those of `service.statistics`. Raises InputError for no sky.
    """
    place = pd.DataFrame(
        {
            "cell": np.arange(len(grid)),
            "latitude_deg": grid.latitude_deg,
            "longitude_deg": grid.longitude_deg,
            "area_km2": grid.area_km2,
        }
    )
    tables = []
    for name in names:
        field = service.dop_at(
            sky(parts, name), grid.latitude_deg, grid.longitude_deg, mask, receiver
        )
        rows = pd.concat([place, service.statistics(field, pdop_max)], axis=1)
        tables.append(rows.assign(sky=name))
    if not tables:
        raise InputError("no sky to compare: name at least one")
    frame = pd.concat(tables, ignore_index=True)
    return frame[["sky", *frame.columns.drop("sky")]]


def area_shares(over: pd.DataFrame, needed_share: float) -> pd.DataFrame:
    """Areas of a table of `over_grid`, one row per sky in its order.

    served_km2, served_share: where PDOP is low enough for at least needed_share of the time;
    fix_km2: where there is any fix for that long; mean_available: share of area and time.
    Raises InputError for a needed_share of 0 or less, or above 1.
    """
    if not 0 < needed_share <= 1:
        raise InputError(f"needed_share {needed_share}: allowed is above 0 and at most 1")
    area = over["area_km2"]
    worked = pd.DataFrame(
        {
            "sky": over["sky"],
            "area_km2": area,
            "served_km2": area * (over["available_share"] >= needed_share),
            "fix_km2": area * (over["fix_share"] >= needed_share),
            "weighted": area * over["available_share"],
        }
    )
    sums = worked.groupby("sky", sort=False).sum()
    return sums.assign(
        served_share=sums["served_km2"] / sums["area_km2"],
        mean_available=sums["weighted"] / sums["area_km2"],
    ).reset_index()[["sky", "served_km2", "served_share", "fix_km2", "mean_available"]]


def by_region(over: pd.DataFrame, boxes: Mapping[str, Box], needed_share: float) -> pd.DataFrame:
    """`area_shares` in every box, one row per region and sky; the grid of `over` must hold them."""
    parts = [
        area_shares(
            over[box.holds(over["latitude_deg"], over["longitude_deg"])], needed_share
        ).assign(region=name)
        for name, box in boxes.items()
    ]
    return pd.concat(parts, ignore_index=True)


def at_cities(
    parts: Mapping[str, Constellation],
    names: Iterable[str],
    cities: pd.DataFrame,
    mask: Mask | float,
    receiver: str,
    pdop_max: float,
) -> pd.DataFrame:
    """`service.statistics` at every city for several skies: columns sky, city, then those."""
    tables = []
    for name in names:
        field = service.dop_at(
            sky(parts, name), cities["latitude_deg"], cities["longitude_deg"], mask, receiver
        )
        rows = service.statistics(field, pdop_max)
        rows.insert(0, "sky", name)
        rows.insert(1, "city", cities["name"].to_numpy())
        tables.append(rows)
    return pd.concat(tables, ignore_index=True)


def extension(over: pd.DataFrame, first: str, second: str, needed_share: float) -> pd.DataFrame:
    """Which of two systems, or only both together, serve each cell of a table of `over_grid`.

    The table must hold the skies `first`, `second` and `first + second`.
    Returns cell, latitude_deg, longitude_deg, area_km2 and case: 'first' (alone), 'second'
    (alone), 'either', 'only together' or 'not served', with the systems' own names.
    """
    served = over.assign(ok=over["available_share"] >= needed_share).pivot(
        index="cell", columns="sky", values="ok"
    )
    for name in (first, second, first + UNION + second):
        known(name, served.columns, "sky of the table")
    a, b, both = served[first], served[second], served[first + UNION + second]
    case = np.select(
        [a & b, a, b, both],
        ["either alone", f"{first} alone", f"{second} alone", "only together"],
        "not served",
    )
    place = over.drop_duplicates("cell")[["cell", "latitude_deg", "longitude_deg", "area_km2"]]
    return place.merge(pd.DataFrame({"cell": served.index, "case": case}), on="cell")


def ratio_by_mask(
    parts: Mapping[str, Constellation],
    alone: str,
    added: str,
    grid: Grid,
    mask_angles_deg: Iterable[float],
    receiver: str,
    pdop_max: float,
) -> pd.DataFrame:
    """How adding one system to another changes PDOP and availability over a grid, by mask.

    Returns a row per mask: mask_angle_deg; alone_available, together_available: shares of area and
        time; ratio: mean over the area with a fix alone of `service.pdop_ratio`, missing where no
        cell has one; newly_served_share: share of the area with fixes together only.
    """
    rows = []
    for mask in mask_angles_deg:
        fields = [
            service.dop_at(sky(parts, name), grid.latitude_deg, grid.longitude_deg, mask, receiver)
            for name in (alone, alone + UNION + added)
        ]
        ratio = service.pdop_ratio(*fields)
        both = (ratio["case"] == "both").to_numpy()
        rows.append(
            {
                "alone": alone,
                "added": added,
                "mask_angle_deg": float(mask),
                "alone_available": grid.mean(service.availability(fields[0], pdop_max)),
                "together_available": grid.mean(service.availability(fields[1], pdop_max)),
                "ratio": grid[both].mean(ratio["ratio"].to_numpy()[both]) if both.any() else np.nan,
                "newly_served_share": grid.mean(ratio["case"] == "newly served"),
            }
        )
    return pd.DataFrame(rows)


def in_streets(
    parts: Mapping[str, Constellation],
    names: Iterable[str],
    latitude_deg: float,
    longitude_deg: float,
    heights_m: Iterable[float],
    width_m: float,
    axes_deg: Iterable[float],
    floor_deg: float,
    receiver: str,
    pdop_max: float,
    error_m: float | Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """One place in street canyons of several heights; directions of the street are averaged.

    Returns a row per sky and height: sky, height_m, available_share, mean_visible, and, with
        error_m, median_error_m: the median over epochs and streets of the horizontal 1-sigma
        error, no fix counted as infinity.
    Raises InputError for no direction.
    """
    rows = []
    streets = list(axes_deg)
    if not streets:
        raise InputError("no street to stand in: name at least one direction")
    for name in names:
        chosen = sky(parts, name)
        for height in heights_m:
            masks = [street_canyon(width_m, height, axis, floor_deg=floor_deg) for axis in streets]
            fields = [
                service.dop_at(chosen, latitude_deg, longitude_deg, mask, receiver)
                for mask in masks
            ]
            row = {
                "sky": name,
                "height_m": float(height),
                "available_share": float(
                    np.mean([service.availability(field, pdop_max)[0] for field in fields])
                ),
                "mean_visible": float(np.mean([field.visible.mean() for field in fields])),
            }
            if error_m is not None:
                errors = [
                    service.dop_at(
                        chosen, latitude_deg, longitude_deg, mask, receiver, error_m
                    ).hdop.ravel()
                    for mask in masks
                ]
                row["median_error_m"] = float(
                    np.quantile(np.concatenate(errors), 0.5, method="higher")
                )
            rows.append(row)
    return pd.DataFrame(rows)


def number_or_no_fix(value: float) -> float:
    """A DOP or an error in m, at most NO_FIX, which also stands for infinity."""
    return float(min(value, NO_FIX))


def ratio_or_bound(row: pd.Series) -> float:
    """The ratio of a row of `ratio_by_mask`; where nothing alone has a fix, 0 when the two together
    have one somewhere and 1 when they have none.
    """
    if np.isfinite(row["ratio"]):
        return float(row["ratio"])
    return 0.0 if row["newly_served_share"] > 0 else 1.0
