"""Where along a route its named places lie, for axes and tables."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from analysis.coverage import data
from analysis.errors import known
from analysis.ground import grids
from analysis.orbits import frames
from analysis.orbits.constants import MEAN_RADIUS_KM

# Waypoints of the route hormuz-yokohama, and what an axis has room to call them.
OIL_LANE = {
    "Strait of Hormuz": "Hormuz",
    "south of Dondra Head": "Sri Lanka",
    "Strait of Singapore": "Singapore",
    "Bashi Channel": "Bashi",
    "Yokohama": "Yokohama",
}


def along(route: str, labels: Mapping[str, str] | None = None) -> pd.DataFrame:
    """Waypoints of a route with their distance from its start: name, label, along_km (whole km).

    labels: those wanted, by name, and what to call them; None for all by their own names. Great
    circles on the sphere of mean radius, as `grids.corridor` measures.
    Raises InputError for an unknown route or waypoint.
    """
    way = data.route(route)
    place = grids.points(way["latitude_deg"], way["longitude_deg"])
    unit = frames.east_north_up(place.latitude_deg, place.longitude_deg)[..., 2, :]
    legs = np.arccos(np.clip((unit[:-1] * unit[1:]).sum(axis=1), -1, 1))
    distance = np.concatenate([[0.0], np.cumsum(legs)]) * MEAN_RADIUS_KM
    frame = pd.DataFrame({"name": way["name"], "along_km": distance.round().astype(int)})
    if labels is None:
        return frame.assign(label=frame["name"])[["name", "label", "along_km"]]
    for name in labels:
        known(name, frame["name"], "waypoint")
    chosen = frame.set_index("name").loc[list(labels)].reset_index()
    return chosen.assign(label=list(labels.values()))[["name", "label", "along_km"]]
