"""What the fleets see: tilt, images a day, waits, night and cloud."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.coverage import data
from analysis.coverage.sensors import AgileOptical, SideLookingRadar
from analysis.evidence.record import Value
from analysis.ground import grids
from analysis.ground.grids import Grid
from analysis.studies.base import quantities, section, value, values
from analysis.studies.imaging_revisit import looks as steps
from analysis.studies.imaging_revisit.programme import IN_SERVICE, Programme

REGION = "northeast-asia"
CONDITIONS = {
    "radar": "radar",
    "optical": "optical, no limits",
    "daylight": "optical, daylight",
    "cloud": "optical, daylight and cloud",
}
COUNTED = {
    "all": "radar and clear optical",
    "optical_clear": "optical, clear",
    "optical_cloud": "optical, under cloud",
}


class Sight(Programme):
    """What the fleets see, how often, and what night and cloud take."""

    @cached_property
    def world(self) -> Grid:
        """Points spread evenly between the widest latitudes."""
        p = self.parameters
        return grids.equal_area(p.grid_points, -p.widest_latitude_deg, p.widest_latitude_deg)

    def sensors(self, tilt_deg: float, sun: bool = True) -> tuple[AgileOptical, SideLookingRadar]:
        """The two sensors at one tilt, the camera with or without the Sun's limit."""
        p = self.parameters
        sun_limit = p.min_sun_elevation_deg if sun else None
        return steps.tilting(self.fresh, tilt_deg, p.radar_innermost_deg, sun_limit)

    def looks(self, grid: Grid, tilt_deg: float, sun: bool = True) -> pd.DataFrame:
        """Chances of all satellites to image the points of a grid in the window."""
        pair = self.sensors(tilt_deg, sun)
        return steps.looks(self.fresh, self.planned, self.kinds, *pair, grid, self.start, self.end)

    @cached_property
    def by_tilt(self) -> pd.DataFrame:
        """Share of place-days with an image: fleet, tilt_deg, counted, share, worst_share."""
        p = self.parameters
        found = self.looks(self.world, p.widest_tilt_deg)
        angle = steps.smallest_off_nadir_deg(
            found, self.fresh, self.planned, self.world, self.start, self.end
        )
        tilts = np.arange(20.0, p.widest_tilt_deg + 1e-9, p.tilt_step_deg)
        return steps.by_tilt(
            found, angle, self.fleets, tilts, p.clear_sky_probability, self.world, self.window_s
        )

    @section("fleet", "tilt_deg", "counted", "percent")
    def shares(self) -> pd.DataFrame:
        """Place-days imaged, by fleet, largest tilt and what counts as an image."""
        frame = self.by_tilt.assign(percent=(100 * self.by_tilt["share"]).round(2))
        return frame[list(type(self).sections()["shares"])]

    @values("needed_tilt_*")
    def needed_tilts(self) -> dict[str, Value]:
        """The tilt at which each fleet images the wanted share of place-days."""
        p = self.parameters
        together = self.by_tilt[self.by_tilt["counted"] == COUNTED["all"]]
        rows = []
        for fleet, at in together.groupby("fleet"):
            tilt = steps.needed_tilt_deg(at["tilt_deg"], at["share"], p.wanted_share)
            text = (
                f"Tilt at which {fleet} satellites reach the wanted share of place-days (the "
                "widest tilt tried where none reaches it)"
            )
            rows.append((f"needed_tilt_{fleet}", p.widest_tilt_deg if tilt is None else tilt, text))
        return quantities(rows, unit="deg", digits=0)

    @values("daily_all_*", "daily_optical_*")
    def daily(self) -> dict[str, Value]:
        """Place-days imaged at the tilt limit, or at the tilt tried that is nearest to it."""
        off = (self.shares["tilt_deg"] - self.parameters.tilt_limit_deg).abs()
        at_limit = self.shares[off == off.min()].set_index(["counted", "fleet"])["percent"]
        rows = [
            (f"daily_{key}_{fleet}", at_limit[(way, fleet)],
             f"Place-days imaged at the tilt limit, {way}, {fleet} satellites")
            for key, way in COUNTED.items()
            for fleet in self.sizes
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=1)

    @value(
        "daily_target", unit="%", digits=0, of="Share of place-days taken as 'any place, every day'"
    )
    def daily_target(self) -> float:
        """The wanted share, in per cent."""
        return 100 * self.parameters.wanted_share

    @value("tilt_limit", unit="deg", digits=0, of="Tilt limit, assumed")
    def tilt_limit(self) -> float:
        """The assumed tilt limit."""
        return self.parameters.tilt_limit_deg

    @cached_property
    def region(self) -> Grid:
        """The cells of the regional map."""
        return data.region_grid(REGION, self.parameters.map_step_deg)

    @cached_property
    def region_edges_deg(self) -> tuple[float, ...]:
        """South, north, west and east of the regional map."""
        row = data.regions().set_index("id").loc[REGION]
        return tuple(float(row[c]) for c in ("south_deg", "north_deg", "west_deg", "east_deg"))

    @cached_property
    def over_region(self) -> pd.DataFrame:
        """Expected images of each cell a day, and the cell's area weight, by fleet."""
        p = self.parameters
        found = self.looks(self.region, p.tilt_limit_deg)
        frames = []
        for fleet, members in self.fleets.groupby("fleet"):
            mine = found[found["satellite"].isin(members["satellite"])]
            daily = steps.images_per_day(
                mine, self.window_s, len(self.region), p.clear_sky_probability
            )
            frames.append(
                self.region.frame().assign(fleet_name=f"{fleet} satellites", images=daily.round(2))
            )
        return pd.concat(frames)

    @section("fleet_name", "latitude_deg", "longitude_deg", "images")
    def images(self) -> pd.DataFrame:
        """Expected images a day of each cell of the region, by fleet."""
        return self.over_region[list(type(self).sections()["images"])]

    @values("images_per_day_*")
    def image_rates(self) -> dict[str, Value]:
        """Expected images of a place a day: over the region, and at its least favoured cell."""
        rows = []
        for fleet, cells in self.over_region.groupby("fleet_name"):
            size = str(fleet).split()[0]
            mean = float(np.average(cells["images"], weights=cells["weight"]))
            rows += [
                (f"images_per_day_{size}", mean,
                 f"Expected images of a place in Northeast Asia, {fleet}"),
                (f"images_per_day_least_{size}", cells["images"].min(),
                 f"Expected images of the least favoured cell of Northeast Asia, {fleet}"),
            ]  # fmt: skip
        return quantities(rows, unit="per day", digits=1)

    @section("place", "fleet", "condition", "passes_per_day", "mean_wait_h")
    def waits(self) -> pd.DataFrame:
        """Mean wait for the next image of each place, by fleet and condition."""
        p = self.parameters
        spots = data.place_points(p.places)
        lit = self.looks(spots, p.tilt_limit_deg)
        unlit = self.looks(spots, p.tilt_limit_deg, sun=False)
        frame = steps.waits(lit, unlit, self.fleets, spots, self.window_s, p.clear_sky_probability)
        return frame.round({"mean_wait_h": 2, "passes_per_day": 2})

    @values("wait_radar_*", "wait_optical_*", "wait_daylight_*", "wait_cloud_*")
    def mean_waits(self) -> dict[str, Value]:
        """Mean wait over the places, by condition and fleet."""
        mean = self.waits.groupby(["condition", "fleet"])["mean_wait_h"].mean()
        rows = [
            (f"wait_{key}_{fleet}", mean[(condition, fleet)],
             f"Mean wait at the shown places, {condition}, {fleet} satellites")
            for key, condition in CONDITIONS.items()
            for fleet in self.sizes
        ]  # fmt: skip
        return quantities(rows, unit="h", digits=1)

    @value(
        "passes_lost_to_night",
        unit="%",
        digits=0,
        of="Optical passes over the shown places with the Sun too low",
    )
    def passes_lost_to_night(self) -> float:
        """Per cent of optical passes."""
        seen = self.waits.groupby("condition")["passes_per_day"].mean()
        return 100 * (1 - seen[CONDITIONS["daylight"]] / seen[CONDITIONS["optical"]])

    @value(
        "wait_ratio",
        digits=1,
        of="Optical wait in daylight and cloud over that without limits, eight satellites",
    )
    def wait_ratio(self) -> float:
        """Times longer."""
        mean = self.waits.groupby(["condition", "fleet"])["mean_wait_h"].mean()
        return mean[(CONDITIONS["cloud"], IN_SERVICE)] / mean[(CONDITIONS["optical"], IN_SERVICE)]

    @value(
        "clear_sky",
        unit="%",
        digits=0,
        of="Chance of a clear sky at a pass, assumed from the cloud cover of the Earth",
    )
    def clear_sky(self) -> float:
        """The assumed chance, in per cent."""
        return 100 * self.parameters.clear_sky_probability

    @values("winter_lit_north", "summer_lit_north")
    def seasons(self) -> dict[str, Value]:
        """Optical passes with enough Sun at 60 degrees north, at the two solstices."""
        hours = self.orbit_list.set_index("satellite").loc[["Optical-7", "Optical-8"]]
        camera, _ = self.sensors(self.parameters.widest_tilt_deg)
        north = grids.points([60.0], [130.0])
        days = {"winter": "2026-12-21", "summer": "2026-06-21"}
        altitude = float(self.value("altitude_optical").number)
        lit = steps.lit_share(hours["local_time_h"], altitude, camera, north, list(days.values()))
        shares = lit.set_index("day")["lit_share"]
        rows = [
            (f"{season}_lit_north", 100 * shares[day],
             f"Optical passes with enough Sun at the solstice of {month}, latitude 60 N")
            for (season, day), month in zip(days.items(), ("December", "June"), strict=True)
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)
