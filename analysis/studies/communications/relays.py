"""Questions about geostationary relays: who sees which, at what elevation, and after a loss."""

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.coverage import data
from analysis.errors import InputError
from analysis.ground.geometry import slant_range_km
from analysis.ground.grids import Grid
from analysis.ground.slots import BELT_RADIUS_KM, elevations_deg, footprint_edge
from analysis.orbits import data as orbit_data
from analysis.orbits import frames, propagation
from analysis.orbits import times as instants
from analysis.orbits.constants import LIGHT_KM_S, MEAN_RADIUS_KM

WHOLE = "All three"
MEASURED, STATED = "elements", "stated slot of 2020, not propagated"


def measured_slots(satellites: Sequence[str], day: str, step_s: float = 600.0) -> pd.DataFrame:
    """Where satellites stood over one day, by their element sets.

    Returns satellite, longitude_deg (mean over the day, 0 to 360), swing_deg (largest less smallest
    longitude), largest_latitude_deg (north or south).
    Raises InputError for a satellite without an element set, and as `propagate`.
    """
    start = np.datetime64(day, "s")
    when = instants.every(start, start + np.timedelta64(1, "D"), step_s)
    states = propagation.propagate(data.elements_of(satellites), when)
    latitude, longitude, _ = frames.geodetic(frames.earth_fixed(states))
    turned = np.degrees(np.unwrap(np.radians(longitude), axis=1))
    return pd.DataFrame(
        {
            "satellite": list(satellites),
            "longitude_deg": turned.mean(axis=1) % 360,
            "swing_deg": np.ptp(turned, axis=1),
            "largest_latitude_deg": np.abs(latitude).max(axis=1),
        }
    )


def slots_in_use(day: str, stated_shift_deg: float = 0.0) -> pd.DataFrame:
    """The three slots: satellite, longitude_deg, swing_deg, largest_latitude_deg, basis.

    Kirameki-1 and -3 from their element sets; Kirameki-2, which has no recent set and is never
    propagated, from the table of slots, moved by stated_shift_deg (east positive).
    """
    stated = orbit_data.slots().set_index("id").loc["kirameki-2", "longitude_deg"]
    held = {"satellite": "Kirameki-2", "longitude_deg": float(stated) + stated_shift_deg}
    known = measured_slots(["Kirameki-1", "Kirameki-3"], day).assign(basis=MEASURED)
    frame = pd.concat([known, pd.DataFrame([held | {"basis": STATED}])], ignore_index=True)
    return frame.sort_values("satellite").reset_index(drop=True)


def states_of(satellites: Sequence[str]) -> dict[str, list[int]]:
    """The fleet as a whole and with each satellite lost in turn: positions of those left.

    Raises InputError for fewer than two satellites.
    """
    if len(satellites) < 2:
        raise InputError(f"{len(satellites)} satellite: a loss is asked of at least two")
    left = {WHOLE: list(range(len(satellites)))}
    for lost, name in enumerate(satellites):
        left[f"Without {name}"] = [k for k in left[WHOLE] if k != lost]
    return left


def satellites_in_view(place: pd.DataFrame, grid: Grid, mask_angle_deg: float) -> pd.DataFrame:
    """How many satellites each point sees, whole and with each lost in turn.

    place: as from `slots_in_use`. Returns latitude_deg, longitude_deg, fleet_state, satellites.
    """
    seen = elevations_deg(place["longitude_deg"], grid.site()) >= _mask(mask_angle_deg)
    parts = []
    for state, left in states_of(list(place["satellite"])).items():
        rows = grid.frame()[["latitude_deg", "longitude_deg"]]
        parts.append(rows.assign(fleet_state=state, satellites=seen[left].sum(axis=0)))
    return pd.concat(parts, ignore_index=True)


def areas_of_interest(spacing_km: float, step_deg: float) -> dict[str, Grid]:
    """What must be covered: two routes and four sea areas of data/coverage, as grids by name."""
    found = {
        "Ryukyu arc": data.route_corridor("ryukyu-arc", spacing_km),
        "Sea lane Hormuz to Yokohama": data.route_corridor("hormuz-yokohama", spacing_km),
    }
    wanted = ("east-china-sea", "south-china-sea", "indian-ocean-north", "western-pacific")
    names = data.regions().set_index("id")["name"]
    return found | {names[one]: data.region_grid(one, step_deg) for one in wanted}


def shares(place: pd.DataFrame, over: Mapping[str, Grid], mask_angles_deg) -> pd.DataFrame:
    """Share of each area that sees one satellite at least, and two at least, by elevation mask.

    Returns region, fleet_state, mask_angle_deg, one (share), two (share). Shares are of the points'
    areas, so that a corridor counts by length.
    """
    rows = []
    for area, grid in over.items():
        height = elevations_deg(place["longitude_deg"], grid.site())
        for mask in np.atleast_1d(np.asarray(mask_angles_deg, float)):
            seen = height >= _mask(mask)
            for state, left in states_of(list(place["satellite"])).items():
                count = seen[left].sum(axis=0)
                rows.append((area, state, mask, grid.mean(count >= 1), grid.mean(count >= 2)))
    return pd.DataFrame(rows, columns=["region", "fleet_state", "mask_angle_deg", "one", "two"])


def footprints(
    place: pd.DataFrame, mask_angles_deg: Sequence[float], count: int = 181
) -> pd.DataFrame:
    """Edges of the footprints, a row per point.

    Returns satellite, mask_angle_deg, point (drawing order), latitude_deg, longitude_deg.
    """
    parts = []
    for row in place.itertuples():
        for mask in mask_angles_deg:
            latitude, longitude = footprint_edge(row.longitude_deg, mask, count)
            parts.append(
                pd.DataFrame(
                    {
                        "satellite": row.satellite,
                        "mask_angle_deg": mask,
                        "point": np.arange(count),
                        "latitude_deg": latitude,
                        "longitude_deg": longitude,
                    }
                )
            )
    return pd.concat(parts, ignore_index=True)


def hop_ms(elevation_deg) -> np.ndarray:
    """Time for a signal from the ground up to a slot and down to a like place, milliseconds.

    Twice the slant range at this elevation over the speed of light; on a sphere of mean radius.
    """
    slant = slant_range_km(BELT_RADIUS_KM - MEAN_RADIUS_KM, elevation_deg)
    return 2 * slant / LIGHT_KM_S * 1000


def _mask(mask_angle_deg: float) -> float:
    if not 0 <= mask_angle_deg < 90:
        raise InputError(
            f"an elevation mask of {mask_angle_deg:g} deg: it must be from 0 to below 90"
        )
    return mask_angle_deg
