"""What radars on the ground see, and which watcher has which target in sight when."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.coverage import custody
from analysis.coverage.custody import TargetPath
from analysis.evidence.record import Value
from analysis.ground import horizon
from analysis.orbits import data as orbits
from analysis.orbits import design
from analysis.studies.base import quantities, section, value, values
from analysis.studies.missile_warning import flights, watching
from analysis.studies.missile_warning.sizes import Sizes

TARGETS = ("ballistic", "gliding")
ANY_RADAR = "any radar"
RANGES_KM = np.arange(400.0, 4001.0, 200.0)


class Radars(Sizes):
    """Warning by radar, and the minutes of each watcher on the way from Sohae to Tokyo."""

    def _warned(self, ranges_km) -> pd.DataFrame:
        p = self.parameters
        return flights.warning_by_range(ranges_km, p.glide_altitude_km, p.antenna_height_m)

    @section("flight_range_km", "target", "flight_min", "warning_min", "highest_km")
    def warned(self) -> pd.DataFrame:
        """Warning of a radar at the flight's end, by range and target."""
        return self._warned(RANGES_KM).round({"flight_min": 2, "warning_min": 2, "highest_km": 0})

    @cached_property
    def compared(self) -> pd.DataFrame:
        """The same at the range compared, by target."""
        return self._warned([self.parameters.compared_range_km]).set_index("target")

    @values("radar_warning_*", "compared_flight")
    def warnings(self) -> dict[str, Value]:
        """Minutes of warning over the range compared, and of the flight."""
        over = f"{self.parameters.compared_range_km:g} km"
        rows = [
            (f"radar_warning_{target}", self.compared.loc[target, "warning_min"],
             f"Radar warning of a {target} target over {over}")
            for target in TARGETS
        ]  # fmt: skip
        flight = self.compared.loc["gliding", "flight_min"]
        rows.append(("compared_flight", flight, "Duration of either flight over that range"))
        return quantities(rows, unit="min", digits=1)

    @values("compared_range", "compared_apogee", "glide_altitude", "horizon_*")
    def distances(self) -> dict[str, Value]:
        """Heights of both targets over the range compared, and the horizons there."""
        p = self.parameters
        apogee = self.compared.loc["ballistic", "highest_km"]
        heights = {"gliding": p.glide_altitude_km, "ballistic": apogee}
        rows = [
            ("compared_range", p.compared_range_km, "That range"),
            ("compared_apogee", apogee, "Highest point of the ballistic flight over that range"),
            ("glide_altitude", p.glide_altitude_km, "Height of the gliding target, assumed"),
        ]
        rows += [
            (f"horizon_{target}", horizon.radar_horizon_km(height, p.antenna_height_m),
             f"Radar horizon at the {target} target's greatest height")
            for target, height in heights.items()
        ]  # fmt: skip
        return quantities(rows, unit="km", digits=0)

    @value(
        "warning_ratio", unit="%", digits=0,
        of="Radar warning of the gliding over that of the ballistic target",
    )  # fmt: skip
    def warning_ratio(self) -> float:
        """Per cent."""
        warning = self.compared["warning_min"]
        return 100 * warning["gliding"] / warning["ballistic"]

    @cached_property
    def targets(self) -> dict[str, TargetPath]:
        """Both targets on the way between the ends of the gliding path."""
        ends = self.way.iloc[[0, -1]][["latitude_deg", "longitude_deg"]].to_numpy()
        first, last = map(tuple, ends)
        return {"ballistic": flights.ballistic_path(first, last), "gliding": self.glide}

    @cached_property
    def seen(self) -> dict[str, dict[str, np.ndarray]]:
        """Whether each watcher has each target in sight, by step of its path."""
        p, found = self.parameters, {}
        sites = orbits.sites()
        sites = sites[sites["id"].str.startswith("fps5")]
        few, height = self.tracking_fleets["few"], self.tracking_heights_km["high"]
        planes = watching.even_planes(few)
        low_orbit = design.walker_delta(
            few, planes, 1 % planes, p.tracking_inclination_deg, height, self.start
        )
        still = design.geostationary([p.watcher_longitude_deg], self.start)
        noon = self.start + np.timedelta64(12, "h")
        for target, path in self.targets.items():
            radars = flights.radar_views(
                path, sites["latitude_deg"], sites["longitude_deg"], p.antenna_height_m
            )
            far = custody.views(still, path, noon, p.mask_angle_deg)
            near = custody.views(low_orbit, path, noon, p.tracking_mask_angle_deg)
            found[target] = {
                "geostationary": far["in_view"].to_numpy() > 0,
                "low orbit": near["in_view"].to_numpy() > 0,
                **dict(zip(sites["name"].str.replace("J/FPS-5 ", ""), radars, strict=True)),
                ANY_RADAR: radars.any(axis=0),
            }
        return found

    @cached_property
    def watchers(self) -> list[str]:
        """Names of the watchers in the order of figures."""
        return list(self.seen["gliding"])

    @section("in_sight_of", "start_min", "end_min", "target")
    def intervals(self) -> pd.DataFrame:
        """When each watcher has each target in sight."""
        parts = [
            flights.sight_intervals(path, self.seen[target]).assign(target=target)
            for target, path in self.targets.items()
        ]
        return pd.concat(parts).rename(columns={"sensor": "in_sight_of"}).round(2)

    @values("flight_*", "radar_left_*", "space_left_*", "radar_share_*")
    def sights(self) -> dict[str, Value]:
        """How long each flight is, how much a radar sees of it, and what time is left."""
        minutes, shares = [], []
        for target, path in self.targets.items():
            radar = flights.first_sight(path, {ANY_RADAR: self.seen[target][ANY_RADAR]}).iloc[0]
            length_s = path.time_s[-1]
            minutes += [
                (f"flight_{target}", length_s / 60,
                 f"Duration of the {target} flight from Sohae to Tokyo"),
                (f"radar_left_{target}", radar["warning_s"] / 60,
                 f"Time left when the first radar could see the {target} target"),
                (f"space_left_{target}", (length_s - self.parameters.detection_delay_s) / 60,
                 f"Time left of the {target} flight when a satellite in view reports the launch"),
            ]  # fmt: skip
            text = f"Share of the {target} flight above a radar's horizon"
            shares.append((f"radar_share_{target}", 100 * radar["seen_share"], text))
        return quantities(minutes, unit="min", digits=1) | quantities(shares, unit="%", digits=0)
