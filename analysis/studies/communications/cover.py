"""Where the three satellites stand, who sees them, and what a loss costs."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.coverage import data, waymarks
from analysis.evidence.record import Value
from analysis.ground import grids
from analysis.ground.elevations import elevation_table
from analysis.ground.grids import Box, Grid
from analysis.ground.slots import positions_km
from analysis.orbits import ages
from analysis.parameters.communications import Parameters
from analysis.studies.base import Study, key_of, quantities, section, value, values, words
from analysis.studies.communications import relays

LANE, ARC = "Sea lane Hormuz to Yokohama", "Ryukyu arc"
KEYS = {
    ARC: "arc",
    LANE: "lane",
    "Northern Indian Ocean": "indian_ocean",
    "South China Sea": "south_china_sea",
    "Western Pacific": "western_pacific",
}
# Of the satellites, number 3 came last: a second one in view without it is what there was before.
BEFORE = "Without Kirameki-3"
SHARES = {
    "one_percent": ("all", "All three"),
    "two_percent": ("two", "Two at least"),
    "two_before_percent": ("two_before", "Two before Kirameki-3"),
    "without_1_percent": ("without_1", "Without Kirameki-1"),
    "without_2_percent": ("without_2", "Without Kirameki-2"),
    "without_3_percent": ("without_3", "Without Kirameki-3"),
}
"""Columns of the table of shares: end of the value's key, and what the share is of."""

MASKS_DEG = tuple(range(0, 50, 5))
MAP = Box(-65, 65, 15, 240)
PLACES = ("djibouti", "bandar-abbas", "mumbai", "singapore", "manila", "senkaku", "naha",
          "sasebo", "tokyo", "sapporo")  # fmt: skip
SPOTS = {
    "tokyo_kirameki_3": ("Tokyo", "Kirameki-3"),
    "tokyo_kirameki_2": ("Tokyo", "Kirameki-2"),
    "senkaku_kirameki_3": ("Senkaku/Diaoyu", "Kirameki-3"),
    "djibouti_kirameki_2": ("Djibouti", "Kirameki-2"),
    "hormuz_kirameki_2": ("Bandar Abbas", "Kirameki-2"),
}


class Cover(Study[Parameters]):
    """The slots, their footprints, and the shares and elevations that follow."""

    @section("satellite", "longitude_deg", "swing_deg", "largest_latitude_deg", "basis")
    def slots(self) -> pd.DataFrame:
        """The satellites' slots; refused when the element sets are too old for the day."""
        day = str(self.parameters.day)
        ages.screen(data.elements_of(["Kirameki-1", "Kirameki-3"]), day)
        return relays.slots_in_use(day, self.parameters.kirameki_2_shift_deg)

    @cached_property
    def longitude_deg(self) -> pd.Series:
        """Longitude by satellite."""
        return self.slots.set_index("satellite")["longitude_deg"]

    @cached_property
    def fleet_states(self) -> list[str]:
        """The fleet whole and with each satellite lost, in the order of figures."""
        return list(relays.states_of(list(self.slots["satellite"])))

    @values("slot_kirameki_*", "slot_swing")
    def slot_values(self) -> dict[str, Value]:
        """Where each satellite stands."""
        rows = [
            (f"slot_{key_of(name)}", longitude, f"Longitude of {name}")
            for name, longitude in self.longitude_deg.items()
        ]
        text = "Largest daily swing in longitude of the two measured satellites"
        swing = [("slot_swing", self.slots["swing_deg"].max(), text)]
        return quantities(rows, unit="deg E", digits=2) | quantities(swing, unit="deg", digits=2)

    @values("mask", "high_mask", "shift_tried")
    def assumptions(self) -> dict[str, Value]:
        """Assumed angles that the text tells."""
        p = self.parameters
        rows = [
            ("mask", p.mask_angle_deg, "Elevation from which a terminal can work; assumed"),
            ("high_mask", p.high_mask_angle_deg, "Elevation that clears masts and hills; assumed"),
            ("shift_tried", p.shift_tried_deg, "Shift of Kirameki-2 that is tried, either way"),
        ]  # fmt: skip
        return quantities(rows, unit="deg", digits=0)

    @section("satellite", "mask_angle_deg", "point", "latitude_deg", "longitude_deg")
    def footprints(self) -> pd.DataFrame:
        """Lines on which each satellite stands at the lower and at the higher elevation."""
        p = self.parameters
        masks = [p.mask_angle_deg, p.high_mask_angle_deg]
        edges = relays.footprints(self.slots, masks, 121)
        return edges.round({"latitude_deg": 2, "longitude_deg": 2})

    @section("satellite", "latitude_deg", "longitude_deg")
    def below(self) -> pd.DataFrame:
        """The points of the equator below the satellites."""
        return self.slots.assign(latitude_deg=0.0).round({"longitude_deg": 2})[
            list(type(self).sections()["below"])
        ]

    @cached_property
    def areas(self) -> dict[str, Grid]:
        """What must be covered, by name."""
        return relays.areas_of_interest(
            self.parameters.lane_spacing_km, self.parameters.area_step_deg
        )

    @section("point", "latitude_deg", "longitude_deg")
    def lane(self) -> pd.DataFrame:
        """Points of the assumed sea lane."""
        return self.areas[LANE].frame()[list(type(self).sections()["lane"])].round(1)

    @section("latitude_deg", "longitude_deg", "fleet_state", "satellites")
    def in_view(self) -> pd.DataFrame:
        """How many satellites the cells of the map see."""
        p = self.parameters
        cells = grids.box(MAP.south, MAP.north, MAP.west, MAP.east, p.map_step_deg)
        return relays.satellites_in_view(self.slots, cells, p.mask_angle_deg)

    @words("footprints_reach")
    def farthest(self) -> dict[str, str]:
        """Which satellites reach farthest west and east, each with its slot."""
        order = self.longitude_deg.sort_values().index
        west, east = order[0], order[-1]
        return {
            "footprints_reach": f"{west}, at {self.text(f'slot_{key_of(west)}')}, reaches farthest "
            f"west; {east}, at {self.text(f'slot_{key_of(east)}')}, farthest east"
        }

    @words("costliest_loss")
    def losses(self) -> dict[str, str]:
        """The satellite whose loss leaves the largest part of the map without any."""
        weight = np.cos(np.radians(self.in_view["latitude_deg"]))
        unseen = (weight * (self.in_view["satellites"] == 0)).groupby(self.in_view["fleet_state"])
        return {"costliest_loss": unseen.sum().idxmax().removeprefix("Without ")}

    @cached_property
    def by_mask(self) -> pd.DataFrame:
        """Shares of the areas over the elevation mask, as `relays.shares`."""
        masks = sorted({*MASKS_DEG, self.parameters.mask_angle_deg})
        return relays.shares(self.slots, self.areas, masks)

    @cached_property
    def at_mask(self) -> pd.DataFrame:
        """The same at the elevation mask, as the columns of SHARES over the areas."""
        here = self.by_mask[self.by_mask["mask_angle_deg"] == self.parameters.mask_angle_deg]
        table = 100 * here.pivot(index="region", columns="fleet_state", values=["one", "two"])
        whole, *lost = self.fleet_states
        columns = [("one", whole), ("two", whole), ("two", BEFORE), *(("one", s) for s in lost)]
        return table.loc[list(self.areas), columns].set_axis(list(SHARES), axis=1)

    @section("region", *SHARES)
    def shares(self) -> pd.DataFrame:
        """Share of each area in view of one satellite, of two, and after a loss, per cent."""
        return self.at_mask.round(0).reset_index()

    @values("arc_*", "lane_all", "lane_two", "lane_two_before", "lane_without_*",
            "indian_ocean_*", "south_china_sea_*", "western_pacific_*")  # fmt: skip
    def share_values(self) -> dict[str, Value]:
        """The shares of the areas that the text names."""
        rows = [
            (f"{key}_{end}", self.at_mask.loc[region, column], f"{region}, share in view: {text}")
            for region, key in KEYS.items()
            for column, (end, text) in SHARES.items()
        ]
        return quantities(rows, unit="%", digits=0)

    @section("region", "fleet_state", "mask_angle_deg", "percent")
    def after_loss(self) -> pd.DataFrame:
        """Share of each sea with a satellite in view, by elevation mask and loss."""
        drawn = self.by_mask["region"].isin(set(KEYS) - {ARC})
        tried = self.by_mask["mask_angle_deg"].isin(MASKS_DEG)
        frame = self.by_mask[drawn & tried].assign(percent=100 * self.by_mask["one"])
        return frame[list(type(self).sections()["after_loss"])].round(1)

    @section("place", "longitude_deg", "satellite", "elevation_deg")
    def elevations(self) -> pd.DataFrame:
        """Elevation of each satellite over places, those below the horizon left out."""
        table = self._above(data.place_points(PLACES)).round(1)
        table["place"] = table["name"].str.replace(" Islands", "")
        return table[list(type(self).sections()["elevations"])]

    def _above(self, grid: Grid) -> pd.DataFrame:
        """Elevations of the satellites at the points that have them above the horizon."""
        position = positions_km(self.slots["longitude_deg"])
        table = elevation_table(grid.frame(), self.slots["satellite"], position)
        return table.dropna(subset="elevation_deg").reset_index(drop=True)

    @cached_property
    def west_to_east(self) -> list[str]:
        """The places by longitude."""
        return list(self.elevations.sort_values("longitude_deg")["place"].unique())

    @section("elevation_deg")
    def limit(self) -> pd.DataFrame:
        """The elevation mask, as a line to be drawn."""
        return pd.DataFrame({"elevation_deg": [self.parameters.mask_angle_deg]})

    @values(*SPOTS)
    def elevation_values(self) -> dict[str, Value]:
        """Elevations that the text tells; zero below the horizon."""
        at = self.elevations.set_index(["place", "satellite"])["elevation_deg"]
        rows = [
            (key, at.get((place, satellite), 0.0), f"Elevation of {satellite} at {place}")
            for key, (place, satellite) in SPOTS.items()
        ]
        return quantities(rows, unit="deg", digits=0)

    @value(
        "hop", unit="s", digits=2,
        of="Time for a signal up to a satellite at the elevation mask and down to a like place",
    )  # fmt: skip
    def hop(self) -> float:
        """Seconds."""
        return float(relays.hop_ms(self.parameters.mask_angle_deg)) / 1000

    @section("along_km", "satellite", "elevation_deg")
    def along_lane(self) -> pd.DataFrame:
        """Elevation of each satellite along the sea lane."""
        table = self._above(self.areas[LANE])
        frame = table[list(type(self).sections()["along_lane"])]
        return frame.round({"along_km": 0, "elevation_deg": 1})

    @cached_property
    def lane_marks(self) -> dict[int, str]:
        """Names of places on the lane by their distance along it, whole kilometres."""
        marks = waymarks.along("hormuz-yokohama", waymarks.OIL_LANE)
        return {int(km): label for km, label in zip(marks["along_km"], marks["label"], strict=True)}

    @value(
        "lane_lowest_best", unit="deg", digits=0,
        of="Elevation of the highest satellite on the sea lane, where it is lowest",
    )  # fmt: skip
    def lane_lowest_best(self) -> float:
        """Degrees."""
        return self.along_lane.groupby("along_km")["elevation_deg"].max().min()

    @values("lane_all_west", "lane_all_east")
    def shifted(self) -> dict[str, Value]:
        """The lane in view when Kirameki-2 stands elsewhere."""
        p = self.parameters
        rows = []
        for side, shift in (("west", -p.shift_tried_deg), ("east", p.shift_tried_deg)):
            moved = relays.slots_in_use(str(p.day), p.kirameki_2_shift_deg + shift)
            share = relays.shares(moved, {LANE: self.areas[LANE]}, p.mask_angle_deg)
            whole = share.set_index("fleet_state").loc[relays.WHOLE, "one"]
            text = (
                f"Share of the sea lane in view when Kirameki-2 stands {side} of the slot assumed, "
                "all three"
            )
            rows.append((f"lane_all_{side}", 100 * whole, text))
        return quantities(rows, unit="%", digits=0)
