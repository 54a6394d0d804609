"""Impacts to expect on Japan's satellites, and what the test of 2007 added."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.debris import data, exposure
from analysis.evidence.record import Value
from analysis.orbits import data as orbits
from analysis.parameters.debris_environment import Parameters
from analysis.studies.base import Study, quantities, section, value, values

SYSTEMS = ["IGS", "ALOS", "QZSS", "Kirameki", "Data relay"]
LOW_ORBIT = "low orbit"
COUNTRIES = ("Japan", "China")
LAST_YEAR_DAYS = 366


class Exposed(Study[Parameters]):
    """How often Japan's satellites are hit, and by how much a test raised the flux."""

    @cached_property
    def start(self) -> np.datetime64:
        """The last day whose catalogue is split by class."""
        return data.shell_classes()["date"].max().to_numpy().astype("datetime64[D]")

    @cached_property
    def shells(self) -> pd.DataFrame:
        """What is in each altitude shell, by class, at the start."""
        return data.shells_at(self.start, classes=True)

    @cached_property
    def exposures(self) -> pd.DataFrame:
        """Impacts on each satellite by size and by published estimate."""
        p, population = self.parameters, data.population()
        return exposure.satellites(
            orbits.elements(SYSTEMS),
            self.shells,
            population[population["date"] == self.shells["date"].iloc[0]],
            data.population_models(),
            p.area_m2,
            p.lifetime_years,
            p.low_orbit_speed_km_s,
            p.geostationary_speed_km_s,
        )

    @section(
        "name", "orbit_region", "altitude_km", "larger_than_cm", "size", "impacts", "impacts_low",
        "impacts_high",
    )  # fmt: skip
    def impacts(self) -> pd.DataFrame:
        """Impacts to expect on each satellite, by the chosen estimate and over all."""
        table = exposure.by_satellite(self.exposures, self.parameters.estimate)
        told = {"region": "orbit_region", "low": "impacts_low", "high": "impacts_high"}
        return table.rename(columns=told)[list(type(self).sections()["impacts"])]

    @cached_property
    def low_orbit(self) -> pd.DataFrame:
        """The rows of `impacts` in low orbit."""
        return self.impacts[self.impacts["orbit_region"] == LOW_ORBIT]

    @cached_property
    def typical(self) -> pd.DataFrame:
        """Impacts on the median satellite in low orbit, by size."""
        columns = ["impacts", "impacts_low", "impacts_high"]
        return self.low_orbit.groupby("larger_than_cm")[columns].median()

    @cached_property
    def harmful_cm(self) -> dict[str, float]:
        """Sizes of debris that most likely disable a spacecraft and can destroy a subsystem."""
        figures = tables.read("debris/reference_figures").set_index("id")["value"]
        return {harm: float(figures[f"{harm}-size"]) for harm in ("disabling", "subsystem")}

    @cached_property
    def belt_impacts_1mm(self) -> float:
        """Impacts above a millimetre on the median satellite in the geostationary belt."""
        ring = self.impacts[self.impacts["orbit_region"] != LOW_ORBIT]
        harmful = ring["larger_than_cm"] == self.harmful_cm["subsystem"]
        return float(ring.loc[harmful, "impacts"].median())

    @cached_property
    def disabling(self) -> pd.Series:
        """Chance of an impact that disables, by satellite in low orbit."""
        larger_cm = self.low_orbit["larger_than_cm"]
        rows = self.low_orbit[larger_cm == self.harmful_cm["disabling"]].set_index("name")
        return chance_of(rows["impacts"])

    @values("impacts_1mm*", "chance_*", "belt_1mm", "low_satellites")
    def impact_values(self) -> dict[str, Value]:
        """Impacts on the median, and on the most exposed satellite."""
        typical, disabling = self.typical, self.harmful_cm["disabling"]
        millimetre = typical.loc[self.harmful_cm["subsystem"]]
        expected = "Impacts above 1 mm to expect on the median low-orbit satellite over its life"
        impacts = [
            ("impacts_1mm", millimetre["impacts"], expected),
            ("impacts_1mm_low", millimetre["impacts_low"],
             f"{expected}, by the lowest published estimate"),
            ("impacts_1mm_high", millimetre["impacts_high"],
             f"{expected}, by the highest published estimate"),
        ]  # fmt: skip
        text = "Chance of an impact above {} cm on the median low-orbit satellite over its life"
        chances = [
            ("chance_1cm", 100 * chance_of(typical.loc[disabling, "impacts"]),
             text.format(f"{disabling:g}")),
            ("chance_1cm_worst", 100 * self.disabling.max(),
             text.format(f"{disabling:g}").replace("median", "most exposed")),
        ]  # fmt: skip
        destroying = [
            ("chance_10cm", 100 * chance_of(typical.loc[10.0, "impacts"]), text.format(10))
        ]
        belt = "Impacts above 1 mm to expect in the geostationary belt over a life; large debris"
        count = "Japanese satellites in low orbit that are counted"
        return (
            quantities(impacts, digits=1)
            | quantities(chances, unit="%", digits=1)
            | quantities(destroying, unit="%", digits=2)
            | quantities([("belt_1mm", self.belt_impacts_1mm, belt)], digits=5)
            | quantities([("low_satellites", self.low_orbit["name"].nunique(), count)], digits=0)
        )

    @value(
        "material_share",
        unit="%",
        digits=0,
        of="Share of the low-orbit satellites whose chance of a disabling impact is material",
    )
    def material_share(self) -> float:
        """Per cent of the satellites in low orbit."""
        return 100 * float((self.disabling >= self.parameters.material_probability).mean())

    @section("date", "payloads_of", "increase_percent")
    def seen(self) -> pd.DataFrame:
        """Rise of the flux on payloads by the fragments of the test of 2007, as catalogued."""
        frame = exposure.seen_rise(data.shell_density(), data.shell_classes())
        frame["increase_percent"] = (100 * frame["increase"]).round(3)
        return frame[list(type(self).sections()["seen"])]

    @values("seen_*")
    def seen_values(self) -> dict[str, Value]:
        """The highest rise, and that of the last year."""
        seen, rows = self.seen, []
        recent = seen[seen["date"] >= seen["date"].max() - pd.Timedelta(LAST_YEAR_DAYS, "D")]
        peak = seen.groupby("payloads_of")["increase_percent"].max()
        late = recent.groupby("payloads_of")["increase_percent"].mean()
        for name in COUNTRIES:
            rows += [
                (f"seen_peak_{name.lower()}", peak[name],
                 f"Highest rise of flux on payloads ({name}) by Fengyun-1C fragments"),
                (f"seen_late_{name.lower()}", late[name],
                 f"Mean rise in the last year of the catalogues ({name})"),
            ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)


def chance_of(impacts: float | pd.Series) -> float | pd.Series:
    """Chance of one impact or more when so many are to be expected."""
    return -np.expm1(-impacts)
