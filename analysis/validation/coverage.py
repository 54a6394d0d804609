"""Our coverage against outside truth."""

from collections.abc import Iterator

import numpy as np
import pandas as pd
from skyfield import api

from analysis.coverage import data, sensors, sizing
from analysis.coverage.accesses import accesses
from analysis.errors import present
from analysis.ground import geometry, grids
from analysis.orbits import data as orbit_data
from analysis.orbits import design
from analysis.orbits import times as instants
from analysis.orbits.constants import MEAN_RADIUS_KM
from analysis.orbits.propagation import satellite_records
from analysis.validation import ground_tracks
from analysis.validation.frame import Allowed, Comparison, half_unit
from analysis.validation.orbits import SKYFIELD, SKYFIELD_SEARCH_S, path_spacing_tolerance_km

START = np.datetime64("2026-07-24T00:00", "ns")

_WHOLE_COUNT = Allowed(0.0, "stated", "a whole count, exact")
_SOURCE_SAYS_SO = Allowed(0.0, "stated", "the source says that it closes, or does not")


def comparisons() -> list[Comparison]:
    """Every comparison of this topic, computed now."""
    published = data.reference_values().set_index("id")
    rows = []
    for name, ours, allowed in (*_geometry(), *_patterns(published["value"]), *_repeats()):
        row = published.loc[name]
        theirs, source = float(row["value"]), (row["source"], row["source_url"])
        what = row["quantity"]
        rows.append(
            Comparison("coverage", what, float(ours), theirs, row["unit"], *allowed, *source)
        )
    return [*rows, *_edges()]


def _geometry() -> list[tuple[str, float, Allowed]]:
    """TAT-C's values, to the tolerances of its own tests (tests/utils/test_observation.py)."""

    def tested(tolerance: float) -> Allowed:
        return Allowed(tolerance, "stated", "delta of TAT-C's own test")

    return [
        ("tatc_swath_km", geometry.swath_km(705, 15), tested(0.001)),
        ("tatc_field_of_regard_deg", geometry.field_of_regard_deg(705, 185.815), tested(0.001)),
        ("tatc_min_elevation_deg", geometry.elevation_deg(705, 7.5), tested(0.001)),
        ("tatc_longest_access_s", geometry.longest_access_s(705, 81.66446), tested(1.0)),
        # An earlier release, whose test is not at hand.
        (
            "tatc_access_bound_s",
            geometry.access_bound_s(705, 81.66446),
            Allowed(0.001, "regression", "set by us"),
        ),
        ("modis_swath_km", geometry.swath_km(705, 110), tested(0.1)),
        ("iss_longest_pass_s", geometry.longest_access_s(408, 0), tested(30.0)),
    ]


def _patterns(published: pd.Series) -> list[tuple[str, float, Allowed]]:
    """Ballard prints two decimals."""
    patterns = ((5, 5, 1, 43.66), (12, 3, 1, 50.73), (15, 3, 1, 53.51))

    def printed(name: str) -> Allowed:
        return Allowed(half_unit(published[name], 2), "rounding", "the number as printed")

    rows = []
    for t, p, f, inclination in patterns:
        name = f"walker_{t}_{p}_{f}_deg"
        rows.append((name, sizing.walker_half_angle_deg(t, p, f, inclination), printed(name)))
    for t, p, f, _ in patterns[:2]:
        name = f"walker_{t}_inclination_deg"
        rows.append((name, sizing.best_inclination(t, p, f).inclination_deg, printed(name)))
    # The source's footprint, 4,700 km across.
    half_angle = float(np.degrees(2350 / MEAN_RADIUS_KM))
    planes = present(sizing.street_planes(half_angle, 11), "street of 11 satellites")
    rows.append(("iridium_planes", planes, _WHOLE_COUNT))
    rows.append(("rosette_double_satellites", _fewest_for_two(), _WHOLE_COUNT))
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


def _repeats() -> list[tuple[str, float, Allowed]]:
    altitude = design.repeat_sun_synchronous_altitude_km(207, 14)
    orbit = design.sun_synchronous(altitude, 12.0, START)
    cycle_end = START + np.timedelta64(14, "D")
    wide, narrow = (
        ground_tracks.share_seen(
            orbit, sensors.swath(width, altitude), START, cycle_end, count=1800
        )
        for width in (200.0, 50.0)
    )
    resourcesat, alos = (_nodes("RESOURCESAT-2", 24), _nodes("ALOS-2", 14))
    spacings = {
        name: float(ground_tracks.spacing_km(nodes["longitude_deg"]).mean())
        for name, nodes in (("alos", alos), ("resourcesat", resourcesat))
    }
    return [
        (
            "alos_path_spacing_km",
            spacings["alos"],
            Allowed(path_spacing_tolerance_km(207), "stated", "its round 40,000 km, and rounding"),
        ),
        ("alos_wide_swath_closes", wide, _SOURCE_SAYS_SO),
        ("alos_narrow_swath_leaves_gaps", narrow < 1.0, _SOURCE_SAYS_SO),
        ("resourcesat_revolutions", len(resourcesat), _WHOLE_COUNT),
        (
            "resourcesat_spacing_km",
            spacings["resourcesat"],
            Allowed(half_unit(117.5), "rounding", "the number as printed"),
        ),
    ]


def _nodes(satellite: str, days: int) -> pd.DataFrame:
    elements = orbit_data.elements()
    one = elements[elements["OBJECT_NAME"] == satellite]
    return ground_tracks.ascending_nodes(one, START, START + np.timedelta64(days, "D"))


def _edges() -> Iterator[Comparison]:
    """Rise and set times of three kinds of orbit at three places, against Skyfield's search."""
    elements = orbit_data.elements()
    end = START + np.timedelta64(1, "D")
    places = data.places(["tokyo", "singapore", "vladivostok"])
    grid = grids.points(places["latitude_deg"], places["longitude_deg"])
    search = Allowed(SKYFIELD_SEARCH_S, "stated", "Skyfield's search, in half seconds")
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
        ours_count, their_count = (float(sum(map(len, edges))) for edges in (inner, theirs))
        name = f"{satellite} above {mask_angle_deg:g} deg, three places, one day"
        what = f"rises and sets of {name}"
        yield Comparison("coverage", what, ours_count, their_count, "1", *_WHOLE_COUNT, *SKYFIELD)
        worst = float("inf")
        if [len(a) for a in inner] == [len(b) for b in theirs]:
            pairs = zip(inner, theirs, strict=True)
            worst = float(max(np.abs(a - b).max() for a, b in pairs if len(a)))
        what = f"largest distance between edges, {name}"
        yield Comparison("coverage", what, worst, 0.0, "s", *search, *SKYFIELD)


def _skyfield_edges_s(one: pd.DataFrame, place, mask_angle_deg: float, end) -> np.ndarray:
    timescale = instants.timescale()
    satellite = api.EarthSatellite.from_satrec(satellite_records(one)[0], timescale)
    site = api.wgs84.latlon(place.latitude_deg, place.longitude_deg)
    first, last = instants.skyfield_times([START, end])
    when, kind = satellite.find_events(site, first, last, altitude_degrees=mask_angle_deg)
    edges = (when.tt - first.tt) * 86400
    return np.sort(edges[kind != 1])
