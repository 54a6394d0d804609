"""Who is exposed to how much: satellites by orbit and size of debris, payloads by shell."""

import numpy as np
import pandas as pd

from analysis.debris.flux import (
    chance_of_impact,
    density_by_size,
    expected_impacts,
    flux_per_m2_year,
    geostationary_density_km3,
    objects_larger_than,
    share_within,
)
from analysis.debris.shapes import altitudes_km
from analysis.debris.shells import density_per_km3
from analysis.errors import InputError, known
from analysis.orbits.constants import DAY_S, GEOSTATIONARY_ALTITUDE_KM, YEAR_DAYS

SIZES_CM = (0.1, 1.0, 10.0)
GEOSTATIONARY = "geostationary"
PAYLOADS = {"Japan": "payloads_japan", "China": "payloads_china", "all": "payloads"}
"""Whose payloads, and their column in shell_classes."""

FENGYUN_TEST = pd.Timestamp("2007-01-11")


def edges_km(shells: pd.DataFrame) -> np.ndarray:
    """Edges (S + 1,) of a shell table of one date."""
    low = shells["altitude_low_km"].to_numpy(dtype=float)
    return np.append(low, low[-1] + (low[1] - low[0]))


def satellites(
    elements: pd.DataFrame,
    shells: pd.DataFrame,
    population: pd.DataFrame,
    models: pd.DataFrame,
    area_m2: float,
    years: float,
    low_orbit_speed_km_s: float,
    geostationary_speed_km_s: float,
) -> pd.DataFrame:
    """Impacts to expect on each satellite, by size and by published estimate.

    elements: OMM columns with SYSTEM. shells: one date of shell_classes. population: same date.
    Returns name, system, altitude_km, region, larger_than_cm, model, flux_per_m2_year, impacts,
    chance. Satellites between low orbit and the geostationary belt, or crossing it inclined, are
    outside what the shells describe and are left out; `outside` names them.
    """
    apogee, perigee = altitudes_km(elements["MEAN_MOTION"], elements["ECCENTRICITY"])
    edges = edges_km(shells)
    debris_total = _debris(population)
    belt = population[population["altitude_band"] == GEOSTATIONARY]
    region = orbit_regions(elements, edges)
    rows = []
    for model in models["model"].unique():
        density = density_by_size(
            shells["debris"].to_numpy(), edges, debris_total, models, model, np.array(SIZES_CM)
        )
        scale = objects_larger_than(models, model, np.array(SIZES_CM)) / debris_total
        for size, shell_density, more in zip(SIZES_CM, density, scale, strict=True):
            low = flux_per_m2_year(apogee, perigee, shell_density, edges, low_orbit_speed_km_s)
            ring = geostationary_density_km3(_debris(belt) * more) * geostationary_speed_km_s
            flux = np.where(region == "low orbit", low, ring * 1e-6 * YEAR_DAYS * DAY_S)
            impacts = expected_impacts(flux, area_m2, years)
            rows.append(
                pd.DataFrame(
                    {
                        "name": elements["OBJECT_NAME"].to_numpy(),
                        "system": elements["SYSTEM"].to_numpy(),
                        "altitude_km": ((apogee + perigee) / 2).round(0),
                        "region": region,
                        "larger_than_cm": size,
                        "model": model,
                        "flux_per_m2_year": flux,
                        "impacts": impacts,
                        "chance": chance_of_impact(impacts),
                    }
                )
            )
    table = pd.concat(rows, ignore_index=True)
    return table[table["region"] != "outside"].reset_index(drop=True)


def by_satellite(exposed: pd.DataFrame, model: str) -> pd.DataFrame:
    """name, region, altitude_km, larger_than_cm, size (in words), impacts by one estimate, and
    low and high over all estimates that speak of the size; lowest orbits first."""
    known(model, exposed["model"].unique(), "population estimate")
    keys = ["name", "region", "altitude_km", "larger_than_cm"]
    limits = exposed.groupby(keys)["impacts"].agg(low="min", high="max")
    chosen = exposed[exposed["model"] == model].set_index(keys)["impacts"]
    table = limits.join(chosen).reset_index()
    words = {0.1: "1 mm", 1.0: "1 cm", 10.0: "10 cm"}
    table["size"] = table["larger_than_cm"].map(words)
    return table.sort_values(["altitude_km", "name", "larger_than_cm"], ignore_index=True)


def orbit_regions(elements: pd.DataFrame, edges: np.ndarray) -> np.ndarray:
    """'low orbit', 'geostationary' or 'outside', (N,)."""
    apogee, perigee = altitudes_km(elements["MEAN_MOTION"], elements["ECCENTRICITY"])
    inside = share_within(apogee, perigee, edges) > 0.99
    away = np.maximum(
        np.abs(apogee - GEOSTATIONARY_ALTITUDE_KM), np.abs(perigee - GEOSTATIONARY_ALTITUDE_KM)
    )
    belt = away < 250
    belt &= elements["INCLINATION"].to_numpy() < 15
    return np.where(inside, "low orbit", np.where(belt, GEOSTATIONARY, "outside"))


def payload_flux(
    density_km3: np.ndarray, payloads: np.ndarray, edges: np.ndarray, speed_km_s: float
) -> np.ndarray:
    """Mean flux per m2 and year over payloads; density (..., S) per km3, payloads (S,).

    Raises InputError where there is no payload.
    """
    if payloads.sum() <= 0:
        raise InputError("no payload in the shells to take a mean over")
    weight = payloads / payloads.sum()
    middle = (edges[:-1] + edges[1:]) / 2
    unit = flux_per_m2_year(middle, middle, np.ones(len(middle)), edges, speed_km_s)
    return density_km3 @ (weight * unit)


def not_steering(shells: pd.DataFrame) -> np.ndarray:
    """Objects per shell (S,) that no one can move out of the way: debris, unknown, rocket bodies
    and payloads launched more than eight years before."""
    old = shells["payloads"] - shells["payloads_under_8_years"]
    return (shells["debris"] + shells["unknown"] + shells["rocket_bodies"] + old).to_numpy()


def added_by(cloud_objects: np.ndarray, shells: pd.DataFrame) -> pd.DataFrame:
    """Rise of the flux of objects that do not steer, on the payloads of each country.

    cloud_objects: (T, S) in the shells' grid; all of them count as not steering.
    Returns time (index of T), payloads_of, increase (cloud over what was there before).
    """
    edges = edges_km(shells)
    base = density_per_km3(not_steering(shells), edges)
    extra = density_per_km3(np.atleast_2d(cloud_objects), edges)
    rows = []
    for owner, column in PAYLOADS.items():
        payloads = shells[column].to_numpy()
        before = float(payload_flux(base, payloads, edges, 1.0))
        rows += [
            (t, owner, float(a) / before)
            for t, a in enumerate(payload_flux(extra, payloads, edges, 1.0))
        ]
    return pd.DataFrame(rows, columns=["time", "payloads_of", "increase"])


def between(by_altitude: pd.DataFrame, scale: float, shown: dict[int, str]) -> pd.DataFrame:
    """altitude_km, payloads_of, when, low, high: rise by the breakup model, and times `scale`.

    by_altitude: as `event.by_altitude` gives it; shown: index of time -> words for `when`.
    """
    chosen = by_altitude[by_altitude["time"].isin(shown) & (by_altitude["payloads_of"] != "all")]
    low, high = sorted((1.0, scale))
    return pd.DataFrame(
        {
            "altitude_km": chosen["altitude_km"],
            "payloads_of": chosen["payloads_of"],
            "when": chosen["time"].map(shown),
            "low": (low * chosen["increase"]).round(5),
            "high": (high * chosen["increase"]).round(5),
        }
    ).reset_index(drop=True)


def seen_rise(density: pd.DataFrame, classes: pd.DataFrame) -> pd.DataFrame:
    """What the Fengyun-1C cloud added to the flux on payloads, as catalogued: date, payloads_of,
    increase.

    density: shell_density; classes: shell_classes, taken linear in time between its dates for
    payloads and for what does not steer. Months are averaged; dates before the test and after the
    last of `classes` are left out.
    """
    cloud = density.pivot(index="date", columns="altitude_low_km", values="fengyun_1c")
    grids = {day: one.reset_index(drop=True) for day, one in classes.groupby("date")}
    day_numbers = np.array([d.value for d in grids], dtype=float)
    columns = [c for c in classes.columns if c not in ("date", "altitude_low_km")]
    known_shells = np.array([one[columns].to_numpy() for one in grids.values()])
    own = cloud.loc[list(grids)].to_numpy()
    known_shells[:, :, columns.index("debris")] -= np.minimum(
        own, known_shells[:, :, columns.index("debris")]
    )
    rows = []
    for date in cloud.index[(cloud.index >= FENGYUN_TEST) & (cloud.index <= max(grids))]:
        after = int(np.clip(np.searchsorted(day_numbers, date.value), 1, len(day_numbers) - 1))
        first, second = day_numbers[after - 1], day_numbers[after]
        part = np.clip((date.value - first) / (second - first), 0, 1)
        there = known_shells[after - 1] * (1 - part) + known_shells[after] * part
        shells = pd.DataFrame(there, columns=columns)
        shells["altitude_low_km"] = cloud.columns.to_numpy()
        rows.append(added_by(cloud.loc[date].to_numpy(), shells).assign(date=date))
    table = pd.concat(rows, ignore_index=True)
    table["date"] = table["date"].dt.to_period("M").dt.to_timestamp()
    means = table.groupby(["date", "payloads_of"], as_index=False)["increase"].mean()
    return means.round({"increase": 5})


def _debris(population: pd.DataFrame) -> float:
    return float(population.loc[population["object_class"] == "debris", "objects"].sum())
