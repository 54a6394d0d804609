"""Who is exposed to how much: satellites by orbit and size of debris, payloads by shell."""

import numpy as np
import pandas as pd

from analysis.debris.constants import DAY_S, YEAR_DAYS
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
from analysis.errors import InputError

SIZES_CM = (0.1, 1.0, 10.0)
GEOSTATIONARY = "geostationary"


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
    region = regions(elements, edges)
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


def regions(elements: pd.DataFrame, edges: np.ndarray) -> np.ndarray:
    """'low orbit', 'geostationary' or 'outside', (N,)."""
    apogee, perigee = altitudes_km(elements["MEAN_MOTION"], elements["ECCENTRICITY"])
    inside = share_within(apogee, perigee, edges) > 0.99
    belt = (np.abs(apogee - 35786) < 250) & (np.abs(perigee - 35786) < 250)
    belt &= elements["INCLINATION"].to_numpy() < 15
    return np.where(inside, "low orbit", np.where(belt, GEOSTATIONARY, "outside"))


def payload_flux(
    density_km3: np.ndarray, payloads: np.ndarray, edges: np.ndarray, speed_km_s: float
) -> np.ndarray:
    """Mean flux per m2 and year over payloads; density (..., S) per km3, payloads (S,)."""
    if payloads.sum() <= 0:
        raise InputError("no payload in the shells to take a mean over")
    weight = payloads / payloads.sum()
    middle = (edges[:-1] + edges[1:]) / 2
    unit = flux_per_m2_year(middle, middle, np.ones(len(middle)), edges, speed_km_s)
    return density_km3 @ (weight * unit)


def added_by(cloud_objects: np.ndarray, shells: pd.DataFrame, speed_km_s: float) -> pd.DataFrame:
    """Flux of tracked objects on the payloads of each country, without and with a cloud.

    cloud_objects: (T, S) in the shells' grid. Returns time (index of T), payloads_of, before,
    after, both per m2 and year, and ratio.
    """
    edges = edges_km(shells)
    classes = ["payloads", "rocket_bodies", "debris", "unknown"]
    base = density_per_km3(shells[classes].sum(axis=1).to_numpy(), edges)
    extra = density_per_km3(cloud_objects, edges)
    owners = {"Japan": "payloads_japan", "China": "payloads_china", "all": "payloads"}
    rows = []
    for owner, column in owners.items():
        payloads = shells[column].to_numpy()
        before = float(payload_flux(base, payloads, edges, speed_km_s))
        added = payload_flux(extra, payloads, edges, speed_km_s)
        rows += [(t, owner, before, before + a, 1 + a / before) for t, a in enumerate(added)]
    return pd.DataFrame(rows, columns=["time", "payloads_of", "before", "after", "ratio"])


def _debris(population: pd.DataFrame) -> float:
    return float(population.loc[population["object_class"] == "debris", "objects"].sum())
