"""Ours against numbers from outside, for the tests and for the book's validation page."""

import numpy as np
import pandas as pd
from skyfield.api import EarthSatellite, wgs84

from analysis.orbits import data as orbit_data
from analysis.orbits import propagation
from analysis.orbits import times as instants
from analysis.positioning import constellations, data, designs, dop, grids, service

DAY = ("2026-07-24T00:00", "2026-07-25T00:00")
_COLUMNS = ["quantity", "ours", "theirs", "unit", "tolerance", "source", "source_url"]
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


def comparisons() -> pd.DataFrame:
    """One row per compared number: quantity, ours, theirs, unit, tolerance, difference, source,
    source_url. A row holds when the difference is at most the tolerance.
    """
    rows = [*_closed_form(), *_quasi_zenith(), *_gps_24_slot(), *_skyfield()]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    frame.insert(5, "difference", (frame["ours"] - frame["theirs"]).abs())
    return frame


def _closed_form() -> list[tuple]:
    ours = dop.dop(np.array([0, 90, 180, 270, 0]), np.array([0, 0, 45, 45, 90]))
    return [
        (f"{name.upper()} of five directions", ours[name], theirs, "", 1e-9,
         _CLOSED_FORM_SOURCE, "")
        for name, theirs in _CLOSED_FORM.items()
    ]  # fmt: skip


def _quasi_zenith() -> list[tuple]:
    table = data.reference().set_index("id")
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
    return [_row(table.loc[name], value) for name, value in ours.items()]


def _gps_24_slot() -> list[tuple]:
    table = data.reference().set_index("id")
    when = instants.every(*DAY, 300.0)
    satellites = designs.gps_24_slot(orbit_data.gps_24_slot(), when)
    world = grids.cells(grids.Box(-90, 90, -180, 180), 6.0)
    field = service.dop_at(satellites, world.latitude_deg, world.longitude_deg, 5.0)
    ours = {
        "gps-24-visible": service.area_mean(world, field.visible.mean(axis=1)),
        "gps-24-pdop": max(0.0, float(field.pdop.max()) - 6.0),
    }
    return [_row(table.loc[name], value) for name, value in ours.items()]


def _skyfield() -> list[tuple]:
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
    return [
        ("Elevation of QZSS and NavIC over Tokyo, largest difference from Skyfield's",
         float(np.abs(ours - theirs).max()), 0.0, "deg", 1e-3,
         "Skyfield, EarthSatellite and wgs84", "https://rhodesmill.org/skyfield/")
    ]  # fmt: skip


def _row(reference: pd.Series, ours: float) -> tuple:
    unit, url = (
        reference[c] if isinstance(reference[c], str) else "" for c in ("unit", "source_url")
    )
    return (
        reference["quantity"], float(ours), float(reference["value"]), unit,
        float(reference["tolerance"]), reference["source"], url,
    )  # fmt: skip
