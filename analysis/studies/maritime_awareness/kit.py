"""The instruments and their fleets, what one pass shows, and when the islands are seen."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.coverage import data
from analysis.coverage.sensors import Side
from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.ground.grids import Grid
from analysis.orbits import ages
from analysis.parameters.maritime_awareness import Parameters
from analysis.studies.base import Study, quantities, section, value, values, words
from analysis.studies.maritime_awareness import looks as steps
from analysis.studies.maritime_awareness import passing
from analysis.studies.window import DayWindow

SATELLITES = ("ALOS-2", "ALOS-4", "ResourceSat-2", "ResourceSat-2A")
OWNERS = {"ALOS": "Japan", "ResourceSat": "India"}
KINDS = {"radar": "Radar", "AWiFS": "Camera", "AIS": "AIS"}
CYCLE_DAYS = 14  # after which ALOS repeats its tracks
JAPAN_OFFSET_H = 9.0
FINE = {"ALOS-2": "palsar2-3m", "ALOS-4": "palsar3-3m"}
BROAD = "palsar3-25m"

RADAR_2, RADAR_BOTH, RADAR_CAMERA = (
    "Radar: ALOS-2", "Radar: ALOS-2 and -4", "Radar: both, and camera",
)  # fmt: skip
AIS_2, AIS_BOTH, AIS_2_INDIA, AIS_ALL = (
    "AIS: ALOS-2", "AIS: ALOS-2 and -4", "AIS: ALOS-2 and ResourceSat", "AIS: all",
)  # fmt: skip


def _fact(name: str) -> float:
    return tables.lookup("orbits/systems", name)


class Kit(DayWindow, Study[Parameters]):
    """Satellites, instruments, fleets, places, and every look at the islands."""

    @cached_property
    def elements(self) -> pd.DataFrame:
        """Element sets of the satellites; refused when they are too old for the window."""
        found = data.elements_of(SATELLITES)
        ages.screen(found, self.start)
        return found

    @cached_property
    def alos_4(self) -> pd.DataFrame:
        """The element set of ALOS-4."""
        return self.elements[self.elements["OBJECT_NAME"] == "ALOS-4"]

    @cached_property
    def facts(self) -> steps.Facts:
        """What the tables state of the instruments."""
        radars = {
            satellite: (
                _fact(f"{radar}_off_nadir_3m_inner_deg"),
                _fact(f"{radar}_off_nadir_3m_outer_deg"),
                _fact(f"{satellite.lower().replace('-', '')}_altitude_km"),
            )
            for satellite, radar in (("ALOS-2", "palsar2"), ("ALOS-4", "palsar3"))
        }
        return steps.Facts(
            radars, _fact("resourcesat_altitude_km"), _fact("resourcesat_awifs_swath_km")
        )

    @cached_property
    def ais_carriers(self) -> list[str]:
        """Satellites that hear ships."""
        return [*SATELLITES[:3], *SATELLITES[3:] * self.parameters.resourcesat_2a_ais]

    def kit(self, look_side: Side) -> dict[str, steps.Instrument]:
        """Every instrument, the radars looking to one side or to both."""
        p = self.parameters
        return steps.instruments(
            self.facts, p.ais_radius_km, p.min_sun_elevation_deg, look_side, self.ais_carriers
        )

    @cached_property
    def instruments(self) -> dict[str, steps.Instrument]:
        """Every instrument as the window has it."""
        return self.kit(self.parameters.look_side)

    @cached_property
    def fleets(self) -> dict[str, dict[str, float]]:
        """Fleets, each with its instruments and the chance that a look succeeds."""
        sky = self.parameters.clear_sky_probability
        radars = {"ALOS-2 radar": 1.0, "ALOS-4 radar": 1.0}
        alos = {"ALOS-2 AIS": 1.0, "ALOS-4 AIS": 1.0}
        india = {f"{name} AIS": 1.0 for name in self.ais_carriers[2:]}
        cameras = {"ResourceSat-2 AWiFS": sky, "ResourceSat-2A AWiFS": sky}
        return {
            RADAR_2: {"ALOS-2 radar": 1.0},
            RADAR_BOTH: radars,
            "Camera: ResourceSat-2 and -2A": cameras,
            RADAR_CAMERA: radars | cameras,
            AIS_2: {"ALOS-2 AIS": 1.0},
            AIS_BOTH: alos,
            "AIS: ResourceSat": india,
            AIS_2_INDIA: {"ALOS-2 AIS": 1.0} | india,
            AIS_ALL: alos | india,
        }

    def looks(self, chosen: dict[str, steps.Instrument], grid: Grid) -> pd.DataFrame:
        """Every look of some instruments at the points of a grid in the window."""
        return steps.looks(chosen, self.elements, grid, self.start, self.end)

    @cached_property
    def islands(self) -> Grid:
        """The Senkaku/Diaoyu Islands as one point."""
        return data.place_points("senkaku")

    @cached_property
    def at_islands(self) -> pd.DataFrame:
        """Every look at the islands."""
        return self.looks(self.instruments, self.islands)

    @cached_property
    def modes(self) -> pd.DataFrame:
        """Modes of both radars by id, with swath_km."""
        return data.radar_modes().set_index("id")

    @cached_property
    def altitude_km(self) -> float:
        """Altitude from which the swaths of ALOS-4 are stated."""
        return self.facts.radars["ALOS-4"][2]

    @section("swath_km", "satellite")
    def fine_swaths(self) -> pd.DataFrame:
        """Swath of each radar at their finest common resolution."""
        rows = self.modes.loc[list(FINE.values()), ["swath_km", "satellite"]]
        return rows.reset_index(drop=True)

    @cached_property
    def reach_km(self) -> tuple[float, float]:
        """Nearest and farthest distance from the track at which the fine beams of ALOS-4 land."""
        inner, outer, altitude = self.facts.radars["ALOS-4"]
        return passing.beside_track_km(inner, altitude), passing.beside_track_km(outer, altitude)

    @cached_property
    def flown(self) -> passing.Pass:
        """The first daytime pass of ALOS-4 by the islands in a cycle, looking to either side."""
        cycle_end = self.start + np.timedelta64(CYCLE_DAYS, "D")
        sensor = self.kit("both")["ALOS-4 radar"].sensor
        return passing.first_pass(self.alos_4, sensor, self.islands, self.start, cycle_end)

    @cached_property
    def bands_km(self) -> dict[str, tuple[float, float]]:
        """Strips of that pass, broad ones first: distances of their edges from the track."""
        (near, far), offset = self.reach_km, abs(self.flown.offset_km)
        narrow, wide = (self.modes.loc[FINE[name], "swath_km"] for name in ("ALOS-2", "ALOS-4"))
        broad = self.modes.loc[BROAD, "swath_km"]
        middle = np.clip(offset, near + wide / 2, far - wide / 2)
        return {
            "ALOS-4, 25 m": (middle - broad / 2, middle + broad / 2),
            "ALOS-4, 3 m": (middle - wide / 2, middle + wide / 2),
            "ALOS-2, 3 m": (offset - narrow / 2, offset + narrow / 2),
            "Reach of the 3 m beams": (near, far),
        }

    @section("outline", "point", "latitude_deg", "longitude_deg")
    def outlines(self) -> pd.DataFrame:
        """Outlines of the strips of one pass and of the circle in which ships are heard."""
        side = np.sign(self.flown.offset_km)
        drawn = {
            name: passing.strip(self.flown, side * edges[0], side * edges[1])
            for name, edges in self.bands_km.items()
        }
        drawn["AIS, at one instant"] = passing.circle(self.flown, self.parameters.ais_radius_km)
        parts = [
            pd.DataFrame({"outline": name, "point": range(len(latitude)),
                          "latitude_deg": latitude, "longitude_deg": longitude})
            for name, (latitude, longitude) in drawn.items()
        ]  # fmt: skip
        return pd.concat(parts, ignore_index=True).round(2)

    @cached_property
    def strips(self) -> pd.DataFrame:
        """The outlines that are drawn as areas, broad ones first."""
        return self.outlines[self.outlines["outline"].isin(list(self.bands_km)[:3])]

    @cached_property
    def rings(self) -> pd.DataFrame:
        """The outlines that are drawn as lines."""
        return self.outlines[~self.outlines["outline"].isin(list(self.bands_km)[:3])]

    @section("latitude_deg", "longitude_deg")
    def island_point(self) -> pd.DataFrame:
        """Where the islands lie."""
        return self.islands.frame()[list(type(self).sections()["island_point"])]

    @values("swath_*", "ais_width")
    def widths(self) -> dict[str, Value]:
        """Swaths, the reach of the beams, and the width of an AIS receiver's area."""
        swath = self.modes["swath_km"]
        near, far = self.reach_km
        rows = [
            ("swath_alos_2_fine", swath[FINE["ALOS-2"]], "Swath of ALOS-2 at a resolution of 3 m"),
            ("swath_alos_4_fine", swath[FINE["ALOS-4"]], "Swath of ALOS-4 at a resolution of 3 m"),
            ("swath_alos_4_broad", swath[BROAD], "Swath of ALOS-4 at a resolution of 25 m"),
            ("swath_reach", far - near,
             "Width, on one side, within which the 3 m beams can be laid"),
            ("ais_width", 2 * self.parameters.ais_radius_km,
             "Width of the area in which an AIS receiver hears ships"),
        ]  # fmt: skip
        return quantities(rows, unit="km", digits=0)

    @value("window_days", unit="d", digits=0, of="Length of the window")
    def window_days(self) -> float:
        """Days."""
        return self.parameters.days

    @words("fine_resolution", "radar_sides")
    def radars_in_words(self) -> dict[str, str]:
        """The finest resolution that both radars have, and to which sides they look."""
        size_m = self.modes.loc[FINE["ALOS-4"], "resolution_m"]
        side = self.parameters.look_side
        return {
            "fine_resolution": numbers.with_unit(f"{size_m:g}", "m"),
            "radar_sides": "on either side" if side == "both" else f"to the {side} alone",
        }

    @section("looked_by", "satellite", "window_day", "hour_japan")
    def look_times(self) -> pd.DataFrame:
        """Every look at the islands by day and by the clock in Japan."""
        timed = steps.clock(self.at_islands, self.start, JAPAN_OFFSET_H)
        parts = timed["instrument"].astype(str).str.split()
        satellite, kind = parts.str[0], parts.str[-1].map(KINDS)
        owner = satellite.str.split("-").str[0].map(OWNERS)
        frame = timed.assign(looked_by=kind + ", " + owner, satellite=satellite)
        frame = frame.rename(columns={"day": "window_day", "hour": "hour_japan"})
        within = frame[frame["window_day"] <= self.parameters.days]
        return within[list(type(self).sections()["look_times"])].round({"hour_japan": 2})
