"""How long one waits for the next look, at the islands, in the sea and along the lane."""

from functools import cached_property

import pandas as pd

from analysis import tables
from analysis.coverage import data, waymarks
from analysis.errors import present
from analysis.evidence.record import Value
from analysis.ground.grids import Grid
from analysis.studies.base import quantities, section, value, values
from analysis.studies.maritime_awareness import looks as steps
from analysis.studies.maritime_awareness.kit import (
    AIS_2,
    AIS_2_INDIA,
    AIS_ALL,
    AIS_BOTH,
    RADAR_2,
    RADAR_BOTH,
    RADAR_CAMERA,
    Kit,
)

SEA, ISLANDS, LANE = "the East China Sea", "the Senkaku/Diaoyu Islands", "the sea lane"
KEYS = {
    RADAR_2: "radar_2",
    RADAR_BOTH: "radar_both",
    RADAR_CAMERA: "radar_camera",
    AIS_2: "ais_2",
    AIS_BOTH: "ais_both",
    AIS_2_INDIA: "ais_2_india",
    AIS_ALL: "ais_all",
}
LONGEST = (RADAR_2, RADAR_BOTH, AIS_2)
MAPPED = (RADAR_2, RADAR_BOTH, AIS_2, AIS_ALL)
SIGNALS = (AIS_2, AIS_BOTH, AIS_2_INDIA, AIS_ALL)
IMAGES = (RADAR_2, RADAR_BOTH, RADAR_CAMERA)
CUTS = {
    "ais_india": (AIS_BOTH, AIS_ALL),
    "ais_india_2": (AIS_2, AIS_2_INDIA),
    "ais_alos_4": (AIS_2, AIS_BOTH),
    "camera": (RADAR_BOTH, RADAR_CAMERA),
    "radar_alos_4": (RADAR_2, RADAR_BOTH),
}
ROUTE = "hormuz-yokohama"
PIECE_KM = 500.0
KM_H_PER_KNOT = 1.852


class Waiting(Kit):
    """Waits for the next look, by fleet and place, on a map and along the lane."""

    def waits(self, found: pd.DataFrame, grid: Grid, fleets=None) -> pd.DataFrame:
        """Waits of fleets, by default all, at every point of a grid, as `looks.waits`."""
        return steps.waits(found, fleets or self.fleets, grid, self.window_s)

    @cached_property
    def sea(self) -> Grid:
        """Cells of the East China Sea."""
        return data.region_grid("east-china-sea", self.parameters.area_step_deg)

    @cached_property
    def lane(self) -> Grid:
        """Points of the assumed sea lane."""
        return data.route_corridor(ROUTE, self.parameters.lane_spacing_km)

    @cached_property
    def at_sea(self) -> pd.DataFrame:
        """Every look at the East China Sea."""
        return self.looks(self.instruments, self.sea)

    @cached_property
    def of_sea(self) -> pd.DataFrame:
        """Waits over the sea, by fleet."""
        return steps.summary(self.waits(self.at_sea, self.sea), self.sea)

    @cached_property
    def of_islands(self) -> pd.DataFrame:
        """Waits at the islands, by fleet."""
        return steps.summary(self.waits(self.at_islands, self.islands), self.islands)

    @cached_property
    def by_mile(self) -> pd.DataFrame:
        """Waits at every point of the lane, by fleet."""
        return self.waits(self.looks(self.instruments, self.lane), self.lane)

    @cached_property
    def of_lane(self) -> pd.DataFrame:
        """Waits along the lane, by fleet."""
        return steps.summary(self.by_mile, self.lane)

    @section("fleet_name", "looks_per_day", "wait_islands_h", "wait_sea_h", "wait_lane_h",
             "longest_wait_h")  # fmt: skip
    def wait_table(self) -> pd.DataFrame:
        """Looks a day at the islands and waits, by fleet."""
        frame = pd.DataFrame(
            {
                "looks_per_day": self.of_islands["passes_per_day"].round(1),
                "wait_islands_h": self.of_islands["mean_wait_h"].round(1),
                "wait_sea_h": self.of_sea["mean_wait_h"].round(1),
                "wait_lane_h": self.of_lane["mean_wait_h"].round(1),
                "longest_wait_h": self.of_sea["longest_wait_h"].round(0),
            }
        )
        return frame.rename_axis("fleet_name").reset_index()

    @staticmethod
    def _waits_at(key: str, place: str, waits: pd.DataFrame) -> dict[str, Value]:
        rows = [
            (f"wait_{name}_{key}", waits.loc[fleet, "mean_wait_h"],
             f"{fleet}: mean wait for a look at {place}")
            for fleet, name in KEYS.items()
        ]  # fmt: skip
        return quantities(rows, unit="h", digits=1)

    @values("wait_*_sea")
    def sea_waits(self) -> dict[str, Value]:
        """Mean waits in the sea."""
        return self._waits_at("sea", SEA, self.of_sea)

    @values("wait_*_islands")
    def island_waits(self) -> dict[str, Value]:
        """Mean waits at the islands."""
        return self._waits_at("islands", ISLANDS, self.of_islands)

    @values("wait_*_lane")
    def lane_waits(self) -> dict[str, Value]:
        """Mean waits along the lane."""
        return self._waits_at("lane", LANE, self.of_lane)

    @values("looks_*")
    def look_rates(self) -> dict[str, Value]:
        """Looks a day at the islands."""
        rows = [
            (f"looks_{key}", self.of_islands.loc[fleet, "passes_per_day"],
             f"{fleet}: looks a day at {ISLANDS}")
            for fleet, key in KEYS.items()
        ]  # fmt: skip
        return quantities(rows, unit="per day", digits=1)

    @values("longest_*")
    def longest_waits(self) -> dict[str, Value]:
        """Longest waits at any point of the sea."""
        rows = [
            (f"longest_{KEYS[fleet]}", self.of_sea.loc[fleet, "longest_wait_h"],
             f"{fleet}: longest wait for a look at any point of {SEA}")
            for fleet in LONGEST
        ]  # fmt: skip
        return quantities(rows, unit="h", digits=0)

    @value(
        "wait_radar_both_right", unit="h", digits=1,
        of="Mean wait for a radar look at the Senkaku/Diaoyu Islands when both look to the right "
        "only",
    )  # fmt: skip
    def wait_radar_both_right(self) -> float:
        """Hours."""
        radars = self.fleets[RADAR_BOTH]
        right = self.kit("right")
        found = self.looks({name: right[name] for name in radars}, self.islands)
        return self.waits(found, self.islands, {"right": radars})["mean_wait_h"].iloc[0]

    @values("ship_way")
    def way_of_a_ship(self) -> dict[str, Value]:
        """How far a ship goes in the mean wait in the sea, to ten kilometres."""
        knots = self.parameters.ship_speed_knots
        way_km = self.of_sea.loc[RADAR_BOTH, "mean_wait_h"] * knots * KM_H_PER_KNOT
        text = f"Way of a ship at {knots:g} knots in the mean wait for either radar"
        return quantities([("ship_way", round(way_km, -1), text)], unit="km", digits=0)

    @section("latitude_deg", "longitude_deg", "fleet_name", "wait_class")
    def wait_map(self) -> pd.DataFrame:
        """Classes of waits in the cells of Northeast Asia, for some of the fleets."""
        cells = data.region_grid("northeast-asia", self.parameters.map_step_deg)
        fleets = {name: self.fleets[name] for name in MAPPED}
        wanted = {name for members in fleets.values() for name in members}
        chosen = {name: kit for name, kit in self.instruments.items() if name in wanted}
        waits = self.waits(self.looks(chosen, cells), cells, fleets)
        frame = waits.merge(cells.frame(), on="point").rename(columns={"fleet": "fleet_name"})
        classed = frame.assign(wait_class=steps.wait_classes(frame["mean_wait_h"]))
        return classed[list(type(self).sections()["wait_map"])]

    @cached_property
    def sea_box(self) -> pd.DataFrame:
        """Edges of the East China Sea, degrees: south, north, west, east."""
        edges = ["south", "north", "west", "east"]
        box = data.regions().query("id == 'east-china-sea'")
        return box[[f"{edge}_deg" for edge in edges]].set_axis(edges, axis=1)

    @cached_property
    def legs(self) -> pd.DataFrame:
        """Mean wait in pieces of the lane: fleet_name, along_km (their middles), mean_wait_h."""
        along_km = present(self.lane.along_km, "distances along the lane")
        along = along_km[self.by_mile["point"]] // PIECE_KM * PIECE_KM + PIECE_KM / 2
        pieces = self.by_mile.assign(along_km=along).rename(columns={"fleet": "fleet_name"})
        mean = pieces.groupby(["fleet_name", "along_km"], sort=False)["mean_wait_h"].mean()
        return mean.round(2).reset_index()

    @section("fleet_name", "along_km", "mean_wait_h")
    def signal_legs(self) -> pd.DataFrame:
        """Waits along the lane to be heard again."""
        return self.legs[self.legs["fleet_name"].isin(SIGNALS)]

    @section("fleet_name", "along_km", "mean_wait_h")
    def image_legs(self) -> pd.DataFrame:
        """Waits along the lane for an image."""
        return self.legs[self.legs["fleet_name"].isin(IMAGES)]

    @cached_property
    def lane_marks(self) -> dict[int, str]:
        """Names of places on the lane by their distance along it, whole kilometres."""
        marks = waymarks.along(ROUTE, waymarks.OIL_LANE)
        return {int(km): label for km, label in zip(marks["along_km"], marks["label"], strict=True)}

    @values("cut_*")
    def cuts(self) -> dict[str, Value]:
        """What more satellites take from the mean wait along the lane."""
        wait = self.of_lane["mean_wait_h"]
        rows = [
            (f"cut_{key}", 100 * (1 - wait[after] / wait[before]),
             f"Cut in the mean wait along the sea lane from '{before}' to '{after}'")
            for key, (before, after) in CUTS.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @value(
        "clear_chance", unit="%", digits=0,
        of="Chance that a camera's look finds a clear sky; assumed",
    )  # fmt: skip
    def clear_chance(self) -> float:
        """Per cent."""
        return 100 * self.parameters.clear_sky_probability

    @values("resolution_awifs", "resolution_liss3")
    def camera_resolutions(self) -> dict[str, Value]:
        """Resolution of the cameras of ResourceSat."""
        rows = []
        for key in ("awifs", "liss3"):
            size = tables.lookup("orbits/systems", f"resourcesat_{key}_resolution_m")
            rows.append((f"resolution_{key}", size, f"Resolution of the camera {key.upper()}"))
        return quantities(rows, unit="m", digits=0)
