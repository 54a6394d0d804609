"""Which satellites there are, and where they stand over the day and over cities."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.evidence.record import Value
from analysis.ground.elevations import elevation_table
from analysis.orbits import ages
from analysis.orbits import data as orbits
from analysis.parameters.positioning import Parameters
from analysis.positioning import data, designs, service
from analysis.positioning.constellations import Constellation
from analysis.studies import stated
from analysis.studies.base import Study, key_of, quantities, section, value, values
from analysis.studies.positioning import skies

SYSTEMS = ("GPS", "QZSS", "NavIC", "Galileo")
# The system declared in 2018, with QZS-1R in the place of QZS-1, and its quasi-zenith satellites.
DECLARED = ("QZS-1R", "QZS-2", "QZS-3", "QZS-4")
QUASI_ZENITH = ("QZS-1R", "QZS-2", "QZS-4")
HIGH_DEG = 70
STAGES = tuple(f"QZSS {count}" for count in designs.QZSS_COUNTS)
TRACKED = "QZSS 6"
SHOWN_CITIES = ("singapore", "kolkata", "sydney")


class Satellites(Study[Parameters]):
    """Constellations through the day, and the satellites of QZSS in the sky."""

    @cached_property
    def times(self) -> np.ndarray:
        """Instants of the day."""
        return skies.day_times(str(self.parameters.day), self.parameters.step_s)

    @cached_property
    def parts(self) -> dict[str, Constellation]:
        """Single systems and stages by name, as `skies.skies`."""
        p = self.parameters
        elements = orbits.elements(list(SYSTEMS), operational_only=True)
        return skies.skies(
            ages.screen(elements, self.times[[0, -1]]),
            orbits.health(),
            data.designs("navic-7"),
            data.designs("qzss-planned"),
            self.times,
            p.seventh_longitude_deg,
            p.further_quasi_zenith,
        )

    @property
    def qzss(self) -> str:
        """The sky of QZSS in service."""
        return f"QZSS {self.parameters.qzss_satellites}"

    @property
    def gps_qzss(self) -> str:
        """GPS and QZSS in service."""
        return f"GPS + {self.qzss}"

    @cached_property
    def cities(self) -> pd.DataFrame:
        """Places by id."""
        return data.cities().set_index("id", drop=False)

    @cached_property
    def home(self) -> pd.Series:
        """The city of the elevations and of the streets."""
        return self.cities.loc[self.parameters.city]

    def _thinned(self, frame: pd.DataFrame, by: list[str], step_s: int) -> pd.DataFrame:
        """Of each group's rows through the day, those that are step_s apart or a little less."""
        every = max(1, step_s // self.parameters.step_s)
        return frame[frame.groupby(by).cumcount() % every == 0]

    @section("satellite", "time", "latitude_deg", "longitude_deg")
    def tracks(self) -> pd.DataFrame:
        """Points below the satellites of QZSS through the day."""
        frame = service.ground_tracks(self.parts[TRACKED]).rename(columns={"name": "satellite"})
        frame = self._thinned(frame, ["satellite"], 900)
        frame = frame.assign(
            time=frame["time"].dt.strftime("%H:%M"), longitude_deg=frame["longitude_deg"] % 360
        )
        return frame[list(type(self).sections()["tracks"])].round(2)

    @section("satellite", "time", "latitude_deg", "longitude_deg")
    def midnight(self) -> pd.DataFrame:
        """Where the tracks begin."""
        return self.tracks.groupby("satellite", as_index=False).first()

    @cached_property
    def declared(self) -> pd.DataFrame:
        """Mean longitudes of the satellites of 2018 that have elements."""
        centres = service.track_centres(self.parts["QZSS 4"])
        return centres[centres["name"].isin(DECLARED)]

    @values("longitude_qzs_*", "qzss_farthest", "qzss_four")
    def longitudes(self) -> dict[str, Value]:
        """Where the satellites of 2018 stand on the mean of the day."""
        _, meridian_deg = stated.numbers("qzss-four-at-135e")
        rows = [
            (f"longitude_{key_of(row.name)}", row.mean_longitude_deg,
             f"Mean longitude of {row.name} over the day")
            for row in self.declared.itertuples()
        ]  # fmt: skip
        farthest = (self.declared["mean_longitude_deg"] - meridian_deg).abs().max()
        text = "Farthest of the four mean longitudes from the meridian at 135 E"
        count = "Satellites of the system declared in 2018 (QZS-1R for QZS-1) with elements"
        return (
            quantities(rows, unit="deg E", digits=1)
            | quantities([("qzss_farthest", farthest, text)], unit="deg", digits=1)
            | quantities([("qzss_four", len(self.declared), count)], digits=0)
        )

    @cached_property
    def shown_cities(self) -> pd.DataFrame:
        """The cities over which elevations are shown."""
        return self.cities.loc[list(dict.fromkeys([self.parameters.city, *SHOWN_CITIES]))]

    @section("city", "satellite", "hour", "elevation_deg")
    def elevations(self) -> pd.DataFrame:
        """Elevation of QZSS in service over cities; missing below the horizon."""
        flying, cities = self.parts[self.qzss], self.shown_cities.rename(columns={"name": "city"})
        frame = elevation_table(cities, flying.names, flying.position_km)
        hour = (flying.times - flying.times[0]) / np.timedelta64(1, "h")
        frame["hour"] = hour[frame["instant"]]
        frame = frame[["city", "satellite", "hour", "elevation_deg"]].round({"elevation_deg": 1})
        return self._thinned(frame, ["city", "satellite"], 1800)

    @cached_property
    def _over_home_deg(self) -> np.ndarray:
        """(S, T) elevations of the quasi-zenith satellites over the city."""
        four = self.parts["QZSS 4"]
        above = service.elevations(four, self.home["latitude_deg"], self.home["longitude_deg"])
        return above[[four.names.index(name) for name in QUASI_ZENITH]]

    @values("hours_high_qzs_*")
    def hours_high(self) -> dict[str, Value]:
        """How long each quasi-zenith satellite stands high over the city."""
        hours = service.hours_above(self._over_home_deg, HIGH_DEG)
        rows = [
            (f"hours_high_{key_of(name)}", above,
             f"Time of {name} above {HIGH_DEG} degrees over {self.home['name']}")
            for name, above in zip(QUASI_ZENITH, hours, strict=True)
        ]  # fmt: skip
        return quantities(rows, unit="h", digits=2)

    @values("lowest_best_elevation")
    def lowest_best_elevation(self) -> dict[str, Value]:
        """How low the highest of them comes."""
        text = (
            f"Elevation over {self.home['name']} of the highest quasi-zenith satellite, at its "
            "lowest"
        )
        lowest = self._over_home_deg.max(axis=0).min()
        return quantities([("lowest_best_elevation", lowest, text)], unit="deg", digits=1)

    @value("navic_working", digits=0, of="NavIC satellites that gave positioning in March 2026")
    def navic_working(self) -> float:
        """Count."""
        return orbits.health().query("system == 'NavIC'")["positioning"].sum()

    @values("qzss_by_2024", "qzss_in_table")
    def launched(self) -> dict[str, Value]:
        """How many satellites of QZSS were launched."""
        elements = orbits.elements("QZSS")
        (fiscal_year,) = stated.fiscal_years("qzss-seven-by-fy2023")
        last_year = stated.fiscal_year_days(fiscal_year)[1].year
        rows = [
            ("qzss_by_2024", len(skies.launched_by(elements, "QZSS", last_year)),
             "QZSS satellites in the element table that were launched by the end of 2024"),
            ("qzss_in_table", len(skies.launched_by(elements, "QZSS", 2026)),
             "QZSS satellites in the element table of July 2026"),
        ]  # fmt: skip
        return quantities(rows, digits=0)
