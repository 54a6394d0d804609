"""The setting of the environment model: what is up there, what is launched, how fast it sinks."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.debris.atmosphere import DRAG_COEFFICIENT, DensityTable, days
from analysis.debris.breakup import CATASTROPHIC_J_G, sample
from analysis.debris.decay import REENTRY_KM
from analysis.debris.scatter import orbits_after
from analysis.debris.shells import objects_per_shell, rebin, shell_edges_km
from analysis.errors import InputError
from analysis.orbits.constants import DAY_S, EARTH_RADIUS_KM, MU_KM3_S2, YEAR_DAYS

RECORD_YEARS = 66
"""Six solar cycles of about eleven years: the stretch of observed activity that is repeated."""

INTACT_AREA_TO_MASS = 0.01
ACTIVE_KG, DERELICT_KG = 500.0, 1000.0
ACTIVE_M2, DERELICT_M2 = 10.0, 10.0
FRAGMENT_M2 = 0.02
"""Assumed means: masses of a satellite and of an old satellite or stage, and cross-sections."""

CLASSES = 4
SMALLEST_M, LARGEST_M = 0.1, 1.0


@dataclass(frozen=True)
class Setting:
    """S shells, K fragment classes, species = active, derelict and the K classes.

    objects: (2 + K, S) at the start. launched, stages_left: (S,) a year. mean_kg: (2 + K,).
    area_to_mass: (2 + K,) m2/kg; 0 for active ones, which hold their height.
    spread_collision, spread_explosion: (K, S, S + 1) from parent shell to shells, and to nowhere.
    catastrophic_share: (2,) of hits by a fragment that destroy an active one, a derelict.
    light_hit_kg: mean mass of fragments too light to destroy.
    transit: (record years, 2 + K, S) time in years to fall through each shell.
    long_lived: (S,) bool, shells in which a derelict stays more than 25 years.
    """

    first_year: int
    edges_km: np.ndarray
    objects: np.ndarray
    launched: np.ndarray
    stages_left: np.ndarray
    mean_kg: np.ndarray
    area_to_mass: np.ndarray
    spread_collision: np.ndarray
    spread_explosion: np.ndarray
    catastrophic_share: np.ndarray
    light_hit_kg: float
    transit: np.ndarray
    long_lived: np.ndarray

    @property
    def cycles(self) -> int:
        """Solar cycles in the record that a future may begin with."""
        return RECORD_YEARS // 11

    def rates_per_year(self, year: int, begins: np.ndarray) -> np.ndarray:
        """Share leaving each shell downward, (2 + K, M, S), for futures that begin with different
        cycles of the record."""
        place = (year - self.first_year + 11 * begins) % RECORD_YEARS
        return np.moveaxis(1 / self.transit[place], 0, 1)

    def section_km2(self, one: int, other: int) -> float:
        """Collision cross-section of two spheres with the species' mean areas."""
        areas = (ACTIVE_M2, DERELICT_M2, FRAGMENT_M2)
        reach = sum(np.sqrt(areas[min(s, 2)] / np.pi) for s in (one, other))
        return np.pi * reach**2 * 1e-6


def setting(
    shells: pd.DataFrame,
    launches: pd.DataFrame,
    atmosphere: DensityTable,
    width_km: float = 50.0,
    reference_years: tuple[int, int] = (2020, 2024),
    seed: int = 1,
) -> Setting:
    """Build the model's setting from the derived tables.

    shells: one date of shell_classes. Active: payloads launched in the eight years before;
    derelict: other payloads, and rocket bodies; fragments: debris and unknown.
    launches: launch_year, altitude_low_km, payloads, rocket_bodies; their yearly mean over
    `reference_years` is the launch rate.
    atmosphere: must span RECORD_YEARS before the shells' date.
    width_km: must divide 200 to 2,000 km. Raises InputError when tables do not fit.
    """
    fine = np.append(shells["altitude_low_km"], shells["altitude_low_km"].max() + 25).astype(float)
    edges = shell_edges_km(fine[0], fine[-1], width_km)
    first = int(shells["date"].iloc[0].year)
    active = shells["payloads_under_8_years"]
    groups = [
        active,
        shells["payloads"] - active + shells["rocket_bodies"],
        shells["debris"] + shells["unknown"],
    ]
    moved = [rebin(g.to_numpy(dtype=float), fine, edges) for g in groups]
    random = np.random.default_rng(seed)
    drawn = {
        kind: sample(6000, kind, "spacecraft", SMALLEST_M, LARGEST_M, random)
        for kind in ("collision", "explosion")
    }
    ratio = drawn["collision"].area_to_mass_m2_kg
    bounds = np.quantile(ratio, np.linspace(0, 1, CLASSES + 1))
    middle = np.quantile(ratio, (np.arange(CLASSES) + 0.5) / CLASSES)
    area_to_mass = np.array([0.0, INTACT_AREA_TO_MASS, *middle])
    mass = drawn["collision"].mass_kg
    needed = 2 * CATASTROPHIC_J_G * 1000 * np.array([ACTIVE_KG, DERELICT_KG]) / 1e4**2
    first_launch, last_launch = reference_years
    chosen = launches[launches["launch_year"].between(first_launch, last_launch)]
    if chosen.empty:
        raise InputError(f"no launches in the table from {first_launch} to {last_launch}")
    yearly = chosen.groupby("altitude_low_km")[["payloads", "rocket_bodies"]].sum()
    yearly = yearly.reindex(fine[:-1].astype(int), fill_value=0) / (last_launch - first_launch + 1)
    transit = _transit_years(edges, area_to_mass, atmosphere, shells["date"].iloc[0])
    return Setting(
        first,
        edges,
        np.vstack([moved[0], moved[1], np.repeat(moved[2][None] / CLASSES, CLASSES, axis=0)]),
        rebin(yearly["payloads"].to_numpy(dtype=float), fine, edges),
        rebin(yearly["rocket_bodies"].to_numpy(dtype=float), fine, edges),
        np.array([ACTIVE_KG, DERELICT_KG, *[np.median(mass)] * CLASSES]),
        area_to_mass,
        _spread(drawn["collision"], bounds, edges, random),
        _spread(drawn["explosion"], bounds, edges, random),
        np.array([(mass >= n).mean() for n in needed]),
        float(mass[mass < needed.max()].mean()),
        transit,
        np.cumsum(transit[:, 1].mean(axis=0)) > 25,
    )


def _spread(drawn, bounds: np.ndarray, edges: np.ndarray, random) -> np.ndarray:
    """Where the fragments of each class end up in the first revolutions, by parent shell."""
    classes = np.clip(np.searchsorted(bounds, drawn.area_to_mass_m2_kg) - 1, 0, CLASSES - 1)
    shells = len(edges) - 1
    out = np.zeros((CLASSES, shells, shells + 1))
    for shell in range(shells):
        middle = (edges[shell] + edges[shell + 1]) / 2
        apogee, perigee = orbits_after(middle, drawn.delta_v_m_s, random)
        for k in range(CLASSES):
            own = classes == k
            stays = own & np.isfinite(apogee) & (perigee > REENTRY_KM)
            out[k, shell, :-1] = objects_per_shell(apogee[stays], perigee[stays], edges) / own.sum()
    out[:, :, -1] = 1 - out[:, :, :-1].sum(axis=-1)
    return out


def _transit_years(
    edges: np.ndarray, area_to_mass: np.ndarray, atmosphere: DensityTable, until: pd.Timestamp
) -> np.ndarray:
    """Years to fall through each shell on a circle, (record years, species, S)."""
    ends = days(np.array([until]).astype("datetime64[m]"))[0]
    starts = ends - YEAR_DAYS * np.arange(RECORD_YEARS, 0, -1)
    if starts[0] < atmosphere.day[0] - 31:
        raise InputError("the density table must span the 66 years before the shells' date")
    inside = 10
    width = np.diff(edges)
    height = edges[:-1, None] + width[:, None] * (np.arange(inside) + 0.5) / inside  # (S, 10)
    axis = EARTH_RADIUS_KM + height
    out = np.zeros((RECORD_YEARS, area_to_mass.size, width.size))
    column = (height - atmosphere.altitude_km[0]) / (
        atmosphere.altitude_km[1] - atmosphere.altitude_km[0]
    )
    low = np.clip(column.astype(int), 0, atmosphere.altitude_km.size - 2)
    part = np.maximum(column - low, 0)
    for y, start in enumerate(starts):
        chosen = (atmosphere.day >= start) & (atmosphere.day < start + YEAR_DAYS)
        mean = np.log(np.exp(atmosphere.log_density[chosen]).mean(axis=0))
        density = np.exp(mean[low] * (1 - part) + mean[low + 1] * part)  # kg/m3
        # sqrt(mu a) rho Cd: km2/s kg/m3, times m2/kg is 1/m = 1000/km
        fall = np.sqrt(MU_KM3_S2 * axis) * density * DRAG_COEFFICIENT * 1000 * DAY_S * YEAR_DAYS
        unit = (width[:, None] / inside / fall).sum(axis=1)  # years for 1 m2/kg
        with np.errstate(divide="ignore"):
            out[y] = unit[None, :] / area_to_mass[:, None]
    return out
