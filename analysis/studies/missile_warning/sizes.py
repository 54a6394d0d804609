"""How many satellites keep a launch area and a gliding target in view."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.coverage import custody, data
from analysis.coverage.custody import TargetPath
from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.ground import geometry, slots
from analysis.ground.grids import Grid
from analysis.orbits import design
from analysis.orbits import times as instants
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.parameters.missile_warning import Parameters
from analysis.studies import stated
from analysis.studies.base import Study, quantities, section, value, values, words
from analysis.studies.missile_warning import watching

AREA = "launch-area"
ASKED = ("300", "1000")  # how keys name the claimed altitude and that of a warning constellation
SMALL_FLEET = 24
BUILDS = {"Walker": "walker", "streets": "streets"}
VIEW_BUILDS = ("single, Walker", "stereo, Walker", "single, streets", "stereo, streets")
SHARES = {"single_percent": "seen by one", "dual_percent": "fixed from two sides"}
NEAR_KM, NEAR_ELEVATION_DEG = 1000.0, 45.0  # the low satellite that a far one is held against


def nearest(tried: tuple[float, ...], wanted: float) -> float:
    """The number among those tried that is nearest to a wanted one."""
    return min(tried, key=lambda number: abs(number - wanted))


def in_kilometres(height_km: float) -> str:
    """A height in a sentence: whole hundreds and thousands below ten of them in words."""
    for size, name in ((1000, "thousand"), (100, "hundred")):
        count, rest = divmod(height_km, size)
        if not rest and 1 <= count < 10:
            return f"{'a' if count == 1 else numbers.in_words(count)} {name} kilometres"
    return f"{height_km:,g} kilometres"


class Sizes(Study[Parameters]):
    """Constellations over the launch area, and along the path of a gliding target."""

    @cached_property
    def start(self) -> np.datetime64:
        """Beginning of the day, UTC."""
        return np.datetime64(self.parameters.day)

    @cached_property
    def next_day(self) -> np.datetime64:
        """End of the day, UTC."""
        return self.start + np.timedelta64(1, "D")

    @cached_property
    def area(self) -> Grid:
        """Cells of the launch area."""
        return data.region_grid(AREA, 1.0)

    @cached_property
    def latitudes_deg(self) -> tuple[float, float]:
        """South and north of the launch area."""
        box = data.regions().set_index("id").loc[AREA]
        return float(box["south_deg"]), float(box["north_deg"])

    @section("altitude_km", "view", "build", "view_build", "fleet", "planes", "phasing",
             "inclination_deg")  # fmt: skip
    def sizes(self) -> pd.DataFrame:
        """Satellites that always keep the launch area in view, by altitude, view and build."""
        p = self.parameters
        found = watching.constellation_sizes(
            p.altitudes_km, p.mask_angle_deg, *self.latitudes_deg
        ).rename(columns={"satellites": "fleet"})
        named = found.assign(view_build=found["view"] + ", " + found["build"])
        return named[list(type(self).sections()["sizes"])]

    @cached_property
    def claimed_km(self) -> float:
        """The altitude below which the paper claims high resolution."""
        (claimed,) = stated.numbers("slats-below-300km")
        return claimed

    @cached_property
    def heights_km(self) -> tuple[float, float]:
        """The altitudes sized that are nearest to those asked about."""
        tried = self.parameters.altitudes_km
        return nearest(tried, self.claimed_km), nearest(tried, self.parameters.warning_altitude_km)

    @values("needed_single_*", "needed_stereo_*")
    def needed(self) -> dict[str, Value]:
        """Satellites at the two heights, by view and build."""
        fleet = self.sizes.set_index(["altitude_km", "view", "build"])["fleet"]
        rows = [
            (f"needed_{view}_{key}_{asked}", fleet[height, view, build],
             f"Satellites for a continuous {view} view, {height:g} km, {key}")
            for asked, height in zip(ASKED, self.heights_km, strict=True)
            for view in watching.VIEWS
            for build, key in BUILDS.items()
        ]  # fmt: skip
        return quantities(rows, digits=0)

    @values("flown_*")
    def flown(self) -> dict[str, Value]:
        """What the patterns of the higher height see at the worst point, flown for a day."""
        high = self.heights_km[1]
        found = self.sizes[self.sizes["build"] == "Walker"].rename(columns={"fleet": "satellites"})
        found = found.set_index(["altitude_km", "view"], drop=False)
        rows = []
        for view, fold in watching.VIEWS.items():
            orbits = watching.pattern(found.loc[(high, view)], self.start)
            share = watching.least_covered_share(
                orbits, self.area, self.parameters.mask_angle_deg, fold, self.start, self.next_day
            )
            text = (
                f"Share of a day with a {view} view at the worst point, the pattern of {high:g} km "
                "flown over the ellipsoid"
            )
            rows.append((f"flown_{view}", 100 * share, text))
        return quantities(rows, unit="%", digits=1)

    @value(
        "geostationary_elevation", unit="deg", digits=0,
        of="Lowest elevation of the assumed geostationary watcher over the launch area",
    )  # fmt: skip
    def geostationary_elevation(self) -> float:
        """Degrees."""
        site = self.area.site()
        return slots.elevations_deg([self.parameters.watcher_longitude_deg], site).min()

    @value(
        "signal_ratio", digits=0,
        of="How many times weaker a target shines at a geostationary watcher than at a satellite "
        "1,000 km up at 45 degrees elevation, by distance alone",
    )  # fmt: skip
    def signal_ratio(self) -> float:
        """Squared ratio of the distances."""
        belt_km = design.geosynchronous_axis_km(0, 0) - EARTH_RADIUS_KM
        far = geometry.slant_range_km(belt_km, self.number("geostationary_elevation"))
        near = geometry.slant_range_km(NEAR_KM, NEAR_ELEVATION_DEG)
        return float(far / near) ** 2

    @value(
        "detection_delay", unit="s", digits=0,
        of="From a launch to its report by a satellite in view, assumed",
    )  # fmt: skip
    def detection_delay(self) -> float:
        """Seconds."""
        return self.parameters.detection_delay_s

    @cached_property
    def way(self) -> pd.DataFrame:
        """Waypoints of the gliding path."""
        return data.route("gliding-path")

    @cached_property
    def glide(self) -> TargetPath:
        """The gliding target along its path in time."""
        p = self.parameters
        return custody.level_path(
            self.way["latitude_deg"], self.way["longitude_deg"], p.glide_altitude_km,
            p.glide_speed_km_s,
        )  # fmt: skip

    @cached_property
    def tracked(self) -> pd.DataFrame:
        """Custody of the gliding target, as `watching.tracking_shares`."""
        p = self.parameters
        begins = instants.every(self.start, self.next_day, p.start_step_min * 60)
        return watching.tracking_shares(
            p.tracking_altitudes_km, p.tracking_satellites, p.tracking_inclination_deg, self.glide,
            begins, p.tracking_mask_angle_deg, p.min_crossing_deg,
        ).round(dict.fromkeys(SHARES, 2))  # fmt: skip

    @section("altitude_km", "fleet", "view", "percent")
    def custody(self) -> pd.DataFrame:
        """Share of the flight seen by one satellite and fixed from two sides."""
        frame = self.tracked.rename(columns={"satellites": "fleet"})
        tall = frame.melt(["altitude_km", "fleet"], list(SHARES), "view", "percent")
        return tall.assign(view=tall["view"].map(SHARES))[list(type(self).sections()["custody"])]

    @cached_property
    def tracking_heights_km(self) -> dict[str, float]:
        """The altitudes of tracking constellations that are nearest to those asked about."""
        tried, high_km = self.parameters.tracking_altitudes_km, self.parameters.warning_altitude_km
        return {"low": nearest(tried, self.claimed_km), "high": nearest(tried, high_km)}

    @cached_property
    def tracking_fleets(self) -> dict[str, int]:
        """The small fleet that the text tells of, and the largest one tried."""
        tried = self.parameters.tracking_satellites
        return {"few": int(nearest(tried, SMALL_FLEET)), "many": tried[-1]}

    @values("seen_*", "fixed_*")
    def custody_values(self) -> dict[str, Value]:
        """Share of the flight seen and fixed, by height and fleet."""
        at = self.tracked.set_index(["altitude_km", "satellites"])
        rows = [
            (f"{word}_{name}_{size}", at.loc[(height, count), column],
             f"Share of the flight {word} by {count} satellites at {height:g} km")
            for name, height in self.tracking_heights_km.items()
            for size, count in self.tracking_fleets.items()
            for column, word in (("single_percent", "seen"), ("dual_percent", "fixed"))
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @values("tracking_few", "tracking_many")
    def fleet_values(self) -> dict[str, Value]:
        """Sizes of the two fleets that the text tells of."""
        names = {"few": "small", "many": "large"}
        rows = [
            (f"tracking_{size}", count, f"Satellites of the {names[size]} fleet")
            for size, count in self.tracking_fleets.items()
        ]
        return quantities(rows, digits=0)

    @words("claimed_height", "claimed_km", "low_height", "high_height", "low_km", "tracking_low",
           "tracking_high", "area_south", "area_north", "sides", "high_number")  # fmt: skip
    def heights_in_words(self) -> dict[str, str]:
        """Heights and latitudes as sentences have them, and from how many sides stereo looks."""
        south, north = self.latitudes_deg
        low, high = self.heights_km
        claimed = self.claimed_km
        sides = numbers.in_words(watching.VIEWS["stereo"])
        tracking = self.tracking_heights_km
        return {
            "claimed_height": in_kilometres(claimed),
            "claimed_km": numbers.with_unit(f"{claimed:,g}", "km"),
            "low_height": in_kilometres(low),
            "high_height": in_kilometres(high),
            "low_km": numbers.with_unit(f"{low:,g}", "km"),
            "tracking_low": numbers.with_unit(f"{tracking['low']:,g}", "km"),
            "tracking_high": numbers.with_unit(f"{tracking['high']:,g}", "km"),
            "area_south": f"{south:g}",
            "area_north": f"{north:g}",
            "sides": sides,
            "high_number": in_kilometres(high).removesuffix(" kilometres"),
        }
