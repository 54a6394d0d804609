"""Satellite navigation against numbers from outside."""

from collections.abc import Iterator

import numpy as np
from skyfield.api import EarthSatellite, wgs84

from analysis import tables
from analysis.ground import grids
from analysis.orbits import data as orbit_data
from analysis.orbits import propagation
from analysis.orbits import times as instants
from analysis.positioning import constellations, data, designs, dop, service
from analysis.validation.frame import Allowed, Comparison
from analysis.validation.orbits import HALF_A_NANOSECOND_M, SKYFIELD

DAY = ("2026-07-24T00:00", "2026-07-25T00:00")
_CLOSED_FORM = {
    "gdop": np.sqrt(23 / 3),
    "pdop": np.sqrt(77 / 3) / 2,
    "hdop": np.sqrt(25 / 6 - np.sqrt(2)),
    "vdop": np.sqrt(9 / 4 + np.sqrt(2)),
    "tdop": np.sqrt(5) / 2,
}
_CLOSED_FORM_SOURCE = (
    "Algebra: azimuth 0, 90, 180, 270 deg at elevation 0, 0, 45, 45 deg, and zenith"
)


# The rows of positioning/reference whose source states a bound, and one of which it says about.
# The others we computed apart, from the same orbits.
_BOUNDS = ("one-overhead", "gps-24-pdop")
_ABOUT = ("near-zenith",)


def comparisons() -> list[Comparison]:
    """Every comparison of this topic, computed now."""
    return [*_closed_form(), *_quasi_zenith(), *_gps_24_slot(), *_skyfield()]


def _closed_form() -> Iterator[Comparison]:
    """To the digits of a double, as far as the inversion of the normal matrix keeps them."""
    azimuth, elevation = np.radians([[0, 90, 180, 270, 0], [0, 0, 45, 45, 90]])
    east, north = (np.cos(elevation) * f(azimuth) for f in (np.sin, np.cos))
    towards = np.column_stack([east, north, np.sin(elevation), np.ones(5)])
    lost = float(np.finfo(float).eps * np.linalg.cond(towards.T @ towards))
    ours = dop.dop(np.degrees(azimuth), np.degrees(elevation))
    for name, theirs in _CLOSED_FORM.items():
        what = f"{name.upper()} of five directions"
        allowed = Allowed(
            lost * float(theirs), "rounding", "a double's digits through an inversion"
        )
        found, true = float(ours[name]), float(theirs)
        yield Comparison("positioning", what, found, true, "1", *allowed, _CLOSED_FORM_SOURCE)


def _quasi_zenith() -> list[Comparison]:
    tokyo = data.cities().set_index("id").loc["tokyo"]
    when = instants.every(*DAY, 60.0)
    flying = constellations.of_elements(orbit_data.elements("QZSS"), when)
    above = service.elevations(flying, tokyo["latitude_deg"], tokyo["longitude_deg"])
    track = [flying.names.index(name) for name in ("QZS-1R", "QZS-2", "QZS-4")]
    hours = service.hours_above(above[track], 70.0)
    best = above[track].max(axis=0).min()
    ours = {
        "qzs-1r-above-70": hours[0],
        "qzs-2-above-70": hours[1],
        "qzs-4-above-70": hours[2],
        "best-of-three": best,
        "near-zenith": hours.mean(),
        "one-overhead": max(0.0, 60.0 - best),
    }
    return [_against(name, value) for name, value in ours.items()]


def _gps_24_slot() -> list[Comparison]:
    when = instants.every(*DAY, 300.0)
    satellites = designs.gps_24_slot(orbit_data.gps_24_slot(), when)
    world = grids.cells(grids.Box(-90, 90, -180, 180), 6.0)
    field = service.dop_at(satellites, world.latitude_deg, world.longitude_deg, 5.0)
    ours = {
        "gps-24-visible": world.mean(field.visible.mean(axis=1)),
        "gps-24-pdop": max(0.0, float(field.pdop.max()) - 6.0),
    }
    return [_against(name, value) for name, value in ours.items()]


def _skyfield() -> Iterator[Comparison]:
    """Largest difference of elevation from Skyfield's, over five systems' satellites and a day."""
    tokyo = data.cities().set_index("id").loc["tokyo"]
    place = wgs84.latlon(tokyo["latitude_deg"], tokyo["longitude_deg"])
    when = instants.every(*DAY, 3600.0)
    elements = orbit_data.elements(["QZSS", "NavIC"])
    ours = service.elevations(
        constellations.of_elements(elements, when), tokyo["latitude_deg"], tokyo["longitude_deg"]
    )
    moments = instants.skyfield_times(when)
    theirs = np.array(
        [
            (EarthSatellite.from_satrec(record, instants.timescale()) - place)
            .at(moments)
            .altaz()[0]
            .degrees
            for record in propagation.satellite_records(elements)
        ]
    )
    # No satellite of these systems comes nearer than its lowest height, above 30,000 km.
    turned = float(np.degrees(HALF_A_NANOSECOND_M / 3e7))
    what = "Elevation of QZSS and NavIC over Tokyo, largest difference from Skyfield's"
    allowed = Allowed(turned, "rounding", "instants, to a nanosecond")
    worst = float(np.abs(ours - theirs).max())
    yield Comparison("positioning", what, worst, 0.0, "deg", *allowed, *SKYFIELD)


def _against(name: str, ours: float) -> Comparison:
    """Against a row of positioning/reference."""
    row = tables.row(data.reference(), name)
    unit, address = (row[c] if isinstance(row[c], str) else "" for c in ("unit", "source_url"))
    tolerance = float(row["tolerance"])
    if name in _BOUNDS:
        allowed = Allowed(tolerance, "stated", "a bound, not to be passed")
    elif name in _ABOUT:
        allowed = Allowed(tolerance, "regression", "set by us; the source says about")
    else:
        allowed = Allowed(tolerance, "regression", "our own computation from the same orbits")
    return Comparison(
        "positioning",
        row["quantity"],
        float(ours),
        float(row["value"]),
        unit or "1",
        *allowed,
        row["source"],
        address,
    )
