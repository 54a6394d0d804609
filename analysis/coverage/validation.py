"""Our coverage against outside truth: one frame, shown in the book and asserted by the tests."""

import numpy as np
import pandas as pd
from skyfield import api

from analysis.coverage import data, geometry, grids, repeat, sensors, sizing
from analysis.coverage.accesses import accesses
from analysis.orbits import data as orbit_data
from analysis.orbits import design
from analysis.orbits import times as instants
from analysis.orbits.constants import MEAN_RADIUS_KM
from analysis.orbits.propagation import satellite_records

COLUMNS = (
    "quantity",
    "ours",
    "theirs",
    "unit",
    "tolerance",
    "difference",
    "source",
    "source_url",
)
START = np.datetime64("2026-07-24T00:00", "ns")
_SKYFIELD = ("Skyfield, EarthSatellite.find_events", "https://rhodesmill.org/skyfield/")


def comparisons() -> pd.DataFrame:
    """Every comparison of this topic, one per row, computed now.

    Returns quantity, ours, theirs, unit, tolerance, difference (ours - theirs), source, source_url.
    A tolerance is the precision to which the source states its value, where nothing else is said.
    """
    published = data.reference_values().set_index("id")
    rows = []
    for name, ours, tolerance in (*_geometry(), *_patterns(), *_repeats()):
        row = published.loc[name]
        theirs = float(row["value"])
        source = (row["source"], row["source_url"])
        rows.append((row["quantity"], ours, theirs, row["unit"], tolerance, ours - theirs, *source))
    rows += _edges()
    return pd.DataFrame(rows, columns=COLUMNS)


def _geometry() -> list[tuple]:
    """TAT-C's values, to the tolerances of its own tests."""
    return [
        ("tatc_swath_km", float(geometry.swath_km(705, 15)), 0.001),
        ("tatc_field_of_regard_deg", float(geometry.field_of_regard_deg(705, 185.815)), 0.001),
        ("tatc_min_elevation_deg", float(geometry.elevation_deg(705, 7.5)), 0.001),
        ("tatc_longest_access_s", float(geometry.longest_access_s(705, 81.66446)), 1.0),
        ("tatc_access_bound_s", float(geometry.access_bound_s(705, 81.66446)), 0.001),
        ("modis_swath_km", float(geometry.swath_km(705, 110)), 0.1),
        ("iss_longest_pass_s", float(geometry.longest_access_s(408, 0)), 30.0),
    ]


def _patterns() -> list[tuple]:
    patterns = ((5, 5, 1, 43.66), (12, 3, 1, 50.73), (15, 3, 1, 53.51))
    rows = [
        (f"walker_{t}_{p}_{f}_deg", sizing.walker_half_angle_deg(t, p, f, incl), 0.2)
        for t, p, f, incl in patterns
    ]
    rows += [
        (f"walker_{t}_inclination_deg", sizing.best_inclination(t, p, f).inclination_deg, 0.2)
        for t, p, f, _ in patterns[:2]
    ]
    # The source's footprint, 4,700 km across.
    half_angle = float(np.degrees(2350 / MEAN_RADIUS_KM))
    rows.append(("iridium_planes", sizing.street_planes(half_angle, 11), 0.0))
    rows.append(("rosette_double_satellites", _fewest_for_two(), 0.0))
    return rows


def _fewest_for_two() -> int:
    """Fewest satellites of which the whole Earth sees two, from any height: half-angle under 90."""
    for total in range(3, 12):
        for phasing in range(total):
            for inclination in np.arange(40.0, 81.0, 4.0):
                place = (total, total, phasing, inclination, 0.0, 90.0, 2)
                if sizing.zone_half_angle_deg(*place, 12.0) >= 88.0:
                    continue
                if sizing.zone_half_angle_deg(*place, 2.0) < 88.0:
                    return total
    return -1


def _repeats() -> list[tuple]:
    altitude = design.repeat_sun_synchronous_altitude_km(207, 14)
    orbit = design.sun_synchronous(altitude, 12.0, START)
    cycle_end = START + np.timedelta64(14, "D")
    wide, narrow = (
        repeat.share_seen(orbit, sensors.swath(width, altitude), START, cycle_end, count=1800)
        for width in (200.0, 50.0)
    )
    elements = orbit_data.elements()
    resourcesat = elements[elements["OBJECT_NAME"] == "RESOURCESAT-2"]
    alos = elements[elements["OBJECT_NAME"] == "ALOS-2"]
    nodes = repeat.ascending_nodes(resourcesat, START, START + np.timedelta64(24, "D"))
    alos_nodes = repeat.ascending_nodes(alos, START, cycle_end)
    return [
        # 40,000 km over 207 is 193.2; with the equator of WGS-84 it is 193.6.
        ("alos_path_spacing_km", float(repeat.spacing_km(alos_nodes["longitude_deg"]).mean()), 1.0),
        ("alos_wide_swath_closes", wide, 0.0),
        ("alos_narrow_swath_leaves_gaps", float(narrow < 1.0), 0.0),
        ("resourcesat_revolutions", len(nodes), 0.0),
        (
            "resourcesat_spacing_km",
            float(repeat.spacing_km(nodes["longitude_deg"]).mean()),
            0.1,
        ),
    ]


def _edges() -> list[tuple]:
    """Rise and set times of three kinds of orbit at three places, against Skyfield's search."""
    elements = orbit_data.elements()
    end = START + np.timedelta64(1, "D")
    places = data.places(["tokyo", "singapore", "vladivostok"])
    grid = grids.points(places["latitude_deg"], places["longitude_deg"])
    rows = []
    for satellite, mask_angle_deg in (("ALOS-2", 0.0), ("RESOURCESAT-2", 30.0), ("QZS-2", 40.0)):
        one = elements[elements["OBJECT_NAME"].str.startswith(satellite)].iloc[[0]]
        found = accesses(one, sensors.AboveHorizon(mask_angle_deg), grid, START, end)
        ours = [
            np.sort(found.loc[found["point"] == k, ["start_s", "end_s"]].to_numpy().ravel())
            for k in range(len(grid))
        ]
        theirs = [
            _skyfield_edges_s(one, place, mask_angle_deg, end) for place in places.itertuples()
        ]
        inner = [edges[(edges > 0) & (edges < 86400)] for edges in ours]
        counts = (sum(map(len, inner)), sum(map(len, theirs)))
        name = f"{satellite} above {mask_angle_deg:g} deg, three places, one day"
        rows.append((f"rises and sets of {name}", *counts, "1", 0, counts[0] - counts[1]))
        worst = float("inf")
        if [len(a) for a in inner] == [len(b) for b in theirs]:
            worst = max(np.abs(a - b).max() for a, b in zip(inner, theirs, strict=True) if len(a))
        rows.append((f"largest distance between edges, {name}", worst, 0.0, "s", 1.0, worst))
    return [(*row, *_SKYFIELD) for row in rows]


def _skyfield_edges_s(one: pd.DataFrame, place, mask_angle_deg: float, end) -> np.ndarray:
    timescale = instants.timescale()
    satellite = api.EarthSatellite.from_satrec(satellite_records(one)[0], timescale)
    site = api.wgs84.latlon(place.latitude_deg, place.longitude_deg)
    first, last = instants.skyfield_times([START, end])
    when, kind = satellite.find_events(site, first, last, altitude_degrees=mask_angle_deg)
    edges = (when.tt - first.tt) * 86400
    return np.sort(edges[kind != 1])
