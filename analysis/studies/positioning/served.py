"""Where and for how long each sky gives service, over the map, its regions and the cities."""

from dataclasses import replace
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.coverage import data as coverage
from analysis.evidence.record import Value
from analysis.ground import grids
from analysis.ground.grids import Box, Grid
from analysis.positioning import service
from analysis.studies import stated
from analysis.studies.base import key_of, quantities, section, values
from analysis.studies.positioning import comparisons
from analysis.studies.positioning.satellites import STAGES, Satellites

DESIGN, NOW = "NavIC design", "NavIC"
NAVIC_STATES = {DESIGN: "NavIC design", NOW: "NavIC in March 2026"}
MAP = Box(-50, 60, 30, 190)  # what the maps show of the Indo-Pacific; its outline is assumed
WHOLE, BOX, EAST = "Indo-Pacific", "NavIC box", "East of the NavIC box"
SEAS = ("South China Sea", "Indian Ocean")
ASKED = ("Tokyo", "Seoul", "Taipei", "Manila", "Singapore", "Bangkok", "Guam", "Sydney")
NO_FIX_CLASS = service.PDOP_CLASSES[-1]


class Served(Satellites):
    """Shares of area and day with service."""

    @cached_property
    def boxes(self) -> dict[str, Box]:
        """Boxes that areas are added up in, by name: what the maps show and the seas, as assumed,
        the box that the paper states for NavIC, and what the maps show to the east of it."""
        north, south, west, east = stated.numbers("irnss-box")
        claimed = Box(south, north, west, east)
        east_of_it = replace(claimed, west=east, east=MAP.east)
        seas = {sea: coverage.region_box(sea.lower().replace(" ", "-")) for sea in SEAS}
        return {WHOLE: MAP, BOX: claimed, EAST: east_of_it} | seas

    @property
    def design_qzss(self) -> str:
        """The NavIC design and QZSS in service."""
        return f"{DESIGN} + {self.qzss}"

    @property
    def navic_qzss(self) -> str:
        """The working NavIC satellites and QZSS in service."""
        return f"{NOW} + {self.qzss}"

    @property
    def common(self) -> dict[str, Any]:
        """What every table of service is asked with."""
        p = self.parameters
        return {"mask": p.mask_angle_deg, "receiver": p.receiver, "pdop_max": p.pdop_max}

    @cached_property
    def named(self) -> list[str]:
        """The skies that are told of."""
        unions = [self.gps_qzss, self.design_qzss, self.navic_qzss]
        return ["GPS", DESIGN, NOW, *STAGES, *unions]

    @cached_property
    def map_cells(self) -> Grid:
        """The cells of the maps."""
        return grids.cells(MAP, self.parameters.map_step_deg)

    @cached_property
    def on_map(self) -> pd.DataFrame:
        """Service of every cell of the maps, as `comparisons.over_grid`."""
        frame = comparisons.over_grid(self.parts, self.named, self.map_cells, **self.common)
        return frame.assign(
            percent=(100 * frame["available_share"]).round(0),
            pdop_class=service.pdop_classes(frame["median_pdop"]).to_numpy(dtype=object),
        )

    def _mapped(self, name: str, order: list[str]) -> pd.DataFrame:
        """The columns of one section of the maps, for some skies."""
        return self.on_map.loc[self.on_map["sky"].isin(order), list(type(self).sections()[name])]

    @cached_property
    def without_gps(self) -> list[str]:
        """The skies of the maps of service, in order."""
        return list(dict.fromkeys([self.qzss, "QZSS 7", DESIGN, self.design_qzss]))

    @section("sky", "latitude_deg", "longitude_deg", "percent")
    def availability(self) -> pd.DataFrame:
        """Share of the day with service, by cell, with GPS denied."""
        return self._mapped("availability", self.without_gps)

    @cached_property
    def compared(self) -> list[str]:
        """The skies of the maps of PDOP, in order."""
        return list(dict.fromkeys(["GPS", self.gps_qzss, *self.without_gps]))

    @section("sky", "latitude_deg", "longitude_deg", "pdop_class")
    def geometry(self) -> pd.DataFrame:
        """Class of the median PDOP, by cell; cells without a fix for most of the day left out."""
        frame = self._mapped("geometry", self.compared)
        return frame[frame["pdop_class"] != NO_FIX_CLASS]

    @section("sky", "latitude_deg", "longitude_deg", "percent")
    def navic_alone(self) -> pd.DataFrame:
        """Share of the day with service by NavIC alone, by cell, in its states."""
        return self._mapped("navic_alone", list(NAVIC_STATES)).replace({"sky": NAVIC_STATES})

    @cached_property
    def navic_box(self) -> pd.DataFrame:
        """The box that the 2020 paper gives NavIC, as an outline."""
        return pd.DataFrame([vars(self.boxes[BOX])])

    @cached_property
    def by_region(self) -> pd.DataFrame:
        """Service of every region by sky, as `comparisons.by_region`; index (region, sky)."""
        p = self.parameters
        cells = grids.cells(MAP, p.area_step_deg)
        over = comparisons.over_grid(self.parts, self.named, cells, **self.common)
        return comparisons.by_region(over, self.boxes, p.needed_share).set_index(["region", "sky"])

    @cached_property
    def by_city(self) -> pd.DataFrame:
        """Service of every city by sky, as `comparisons.at_cities`; index (city, sky)."""
        frame = comparisons.at_cities(self.parts, self.named, self.cities, **self.common)
        return frame.set_index(["city", "sky"])

    @values("box_served_*", "box_time_*")
    def box_values(self) -> dict[str, Value]:
        """How much of its box NavIC alone serves."""
        rows = []
        for key, sky, state in (
            ("design", DESIGN, "the seven-satellite design"),
            ("now", NOW, "the satellites working in March 2026"),
        ):
            box = self.by_region.loc[(BOX, sky)]
            rows += [
                (f"box_served_{key}", 100 * box["served_share"],
                 f"Area of the box that NavIC alone serves long enough, {state}"),
                (f"box_time_{key}", 100 * box["mean_available"],
                 f"Share of the box's area and of the day with service, {state}"),
            ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @section("sky", "share_of", "percent")
    def stages(self) -> pd.DataFrame:
        """Service by QZSS alone at every stage, over the map and the city."""
        region = self.by_region.loc["Indo-Pacific"].loc[list(STAGES)]
        home = self.by_city.loc[self.home["name"]].loc[list(STAGES)]
        shares = {
            "Indo-Pacific, area and day": region["mean_available"],
            "Indo-Pacific, area served": region["served_share"],
            f"{self.home['name']}, day": home["available_share"],
        }
        frames = [
            pd.DataFrame({"sky": STAGES, "share_of": name, "percent": 100 * share.to_numpy()})
            for name, share in shares.items()
        ]
        return pd.concat(frames).round(1)

    @cached_property
    def _told(self) -> list[str]:
        return [*STAGES, "GPS", self.gps_qzss]

    @values("city_time_*", "city_fix_*")
    def city_shares(self) -> dict[str, Value]:
        """Shares of the day over the city, by sky."""
        rows = []
        for sky in self._told:
            there = self.by_city.loc[(self.home["name"], sky)]
            rows += [
                (f"city_time_{key_of(sky)}", 100 * there["available_share"],
                 f"Share of the day with service over {self.home['name']}, {sky}"),
                (f"city_fix_{key_of(sky)}", 100 * there["fix_share"],
                 f"Share of the day with any fix over {self.home['name']}, {sky}"),
            ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @values("city_pdop_*")
    def city_pdops(self) -> dict[str, Value]:
        """Median PDOP over the city, by sky."""
        rows = [
            (f"city_pdop_{key_of(sky)}",
             comparisons.number_or_no_fix(
                 self.by_city.loc[(self.home["name"], sky), "median_pdop"]),
             f"Median PDOP over {self.home['name']}, {sky} "
             f"({comparisons.NO_FIX} stands for no fix)")
            for sky in self._told
        ]  # fmt: skip
        return quantities(rows, digits=1)

    @values("region_time_*")
    def region_times(self) -> dict[str, Value]:
        """Share of the map's area and of the day, by sky."""
        rows = [
            (f"region_time_{key_of(sky)}",
             100 * self.by_region.loc[(WHOLE, sky), "mean_available"],
             f"Share of the Indo-Pacific's area and of the day with service, {sky}")
            for sky in self._told
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @values("cities_asked", "cities_served", "cities_served_by_seven")
    def cities_served(self) -> dict[str, Value]:
        """Cities that QZSS alone serves for the needed share of the day."""
        asked = self.by_city.loc[list(ASKED), "available_share"]
        served = (asked >= self.parameters.needed_share).groupby(level="sky").sum()
        rows = [
            ("cities_asked", len(ASKED),
             "Cities of East Asia, Guam and Australia at which QZSS is asked to stand alone"),
            ("cities_served", served[self.qzss],
             "Cities asked that QZSS in service serves alone for the needed share"),
            ("cities_served_by_seven", served["QZSS 7"],
             "Cities asked that seven QZSS satellites would serve alone"),
        ]  # fmt: skip
        return quantities(rows, digits=0)

    @property
    def _pairs(self) -> dict[str, str]:
        """Skies of NavIC and QZSS by the ends of their values' keys."""
        return {
            "alone_design": DESIGN,
            "union_design": self.design_qzss,
            "alone_now": NOW,
            "union_now": self.navic_qzss,
            "qzss": self.qzss,
        }

    @values("area_*")
    def areas_served(self) -> dict[str, Value]:
        """Area of the map served, by NavIC, QZSS and both."""
        rows = [
            (f"area_{key}", self.by_region.loc[(WHOLE, sky), "served_km2"] / 1e6,
             f"Area of the Indo-Pacific served, {sky}")
            for key, sky in self._pairs.items()
        ]  # fmt: skip
        return quantities(rows, unit="million square kilometres", digits=1)

    @values("east_*", "south_china_sea_*", "indian_ocean_*")
    def region_shares(self) -> dict[str, Value]:
        """Share of area and day of regions, by NavIC, QZSS and both."""
        rows = [
            (f"{place}_{key}", 100 * self.by_region.loc[(region, sky), "mean_available"],
             f"Share of area and of the day with service, {region}, {sky}")
            for place, region in (("east", EAST), *((key_of(sea), sea) for sea in SEAS))
            for key, sky in self._pairs.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)
