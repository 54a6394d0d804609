"""The belt watched around the clock: telescopes in orbit and on the ground, and laser ranging."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.evidence.record import Value
from analysis.ground.slots import BELT_RADIUS_KM
from analysis.orbits import design, times
from analysis.orbits.design import DesignOrbits
from analysis.studies.base import quantities, section, value, values
from analysis.studies.surveillance_network import belt_watch
from analysis.studies.surveillance_network.arcs import Arcs
from analysis.surveillance import data, ranging, watch
from analysis.surveillance.watch import Watch

QZS6, QUASI_ZENITH, DRIFTING = "QZS-6 slot", "Quasi-zenith orbit", "Drifting satellite"
BISEI = "Bisei, clear night"
STEPS = (
    "American telescopes", "with Bisei", "with Bisei and QZS-6", "and a drifting satellite",
)  # fmt: skip
# Asia and the Pacific, as the figure of hours watched shows them.
SHOWN_WEST_DEG, SHOWN_EAST_DEG = 60.0, 220.0
CREWS = ("Radar alone", "Radar and laser")


class Orbiting(Arcs):
    """Hours a day in which telescopes see each slot, and what a laser adds to an orbit."""

    @cached_property
    def start(self) -> np.datetime64:
        """Start of the day of watches, UTC."""
        return np.datetime64(self.parameters.day)

    @cached_property
    def instants(self) -> np.ndarray:
        """The instants of the day at which is looked."""
        return times.every(self.start, self.start + np.timedelta64(1, "D"), 600)

    @cached_property
    def slots_deg(self) -> np.ndarray:
        """Longitudes of the belt that are looked at."""
        return np.arange(0, 360, 2.0)

    @cached_property
    def hosts(self) -> dict[str, DesignOrbits]:
        """Satellites that carry a telescope."""
        p = self.parameters
        return {
            QZS6: design.geostationary([data.host_slot_deg()], self.start),
            QUASI_ZENITH: design.quasi_zenith(1, p.stretch_west_deg, self.start),
            DRIFTING: watch.drifting(p.drift_start_deg, p.drift_deg_per_day, self.start),
        }

    @cached_property
    def from_orbit(self) -> dict[str, Watch]:
        """What a telescope on each host sees of the belt."""
        p = self.parameters
        return {
            name: watch.from_orbit(
                host,
                self.slots_deg,
                self.instants,
                diameter_m=p.target_diameter_m,
                limiting_magnitude=p.space_limiting_magnitude,
                albedo=p.albedo,
                sun_exclusion_deg=p.sun_exclusion_deg,
                longest_phase_deg=p.longest_phase_deg,
                earth_exclusion_deg=p.earth_exclusion_deg,
            )
            for name, host in self.hosts.items()
        }

    @cached_property
    def from_ground(self) -> dict[str, Watch]:
        """What each telescope on the ground sees of the belt under a clear sky."""
        p = self.parameters
        telescopes = self.watchers[self.watchers["kind"] == "telescope"]
        return {
            row.sensor: watch.from_ground(
                row.latitude_deg,
                row.longitude_deg,
                row.altitude_m,
                self.slots_deg,
                self.instants,
                diameter_m=p.target_diameter_m,
                limiting_magnitude=p.telescope_limiting_magnitude,
                mask_angle_deg=p.telescope_mask_angle_deg,
                max_sun_elevation_deg=p.max_sun_elevation_deg,
                albedo=p.albedo,
            )
            for row in telescopes.itertuples()
        }

    @section("longitude_deg", "hours_a_day", "longest_gap_h", "closest_km", "smallest_m", "watcher")
    def hours_by_slot(self) -> pd.DataFrame:
        """Hours a day in which each slot is seen, from orbit and from Bisei."""
        p = self.parameters
        each = [(name, seen, p.space_limiting_magnitude) for name, seen in self.from_orbit.items()]
        each.append((BISEI, self.from_ground["bisei"], p.telescope_limiting_magnitude))
        frames = [
            seen.per_longitude(limit, p.albedo).assign(watcher=name) for name, seen, limit in each
        ]
        return pd.concat(frames, ignore_index=True).round(2)

    @cached_property
    def _watches(self) -> pd.DataFrame:
        """Shares of the belt and distances, by watcher in orbit."""
        p = self.parameters
        return belt_watch.watch_table(self.from_orbit, p.space_limiting_magnitude, p.albedo)

    @section("watcher", "percent_a_day", "percent_at_once", "closest_km", "median_km",
             "median_smallest_m")  # fmt: skip
    def watch_summary(self) -> pd.DataFrame:
        """Share of the belt seen a day and at a time, and how near, from orbit."""
        frame = self._watches.assign(
            percent_a_day=100 * self._watches["share_a_day"],
            percent_at_once=100 * self._watches["mean_share"],
        )
        return frame[list(type(self).sections()["watch_summary"])].round(3)

    @cached_property
    def watched(self) -> pd.DataFrame:
        """Expected hours a day in which at least one telescope sees each slot, by network."""
        clear = self.parameters.clear_sky_probability
        american = [(self.from_ground[s], clear) for s in self.american_telescopes["sensor"]]
        added = (
            (self.from_ground["bisei"], clear),
            (self.from_orbit[QZS6], 1.0),
            (self.from_orbit[DRIFTING], 1.0),
        )
        frames = [
            pd.DataFrame(
                {
                    "longitude_deg": self.slots_deg,
                    "hours_watched": belt_watch.expected_hours([*american, *added[:count]]),
                    "network": name,
                }
            )
            for count, name in enumerate(STEPS)
        ]
        return pd.concat(frames, ignore_index=True).round(2)

    @section("longitude_deg", "hours_watched", "network")
    def hours_watched(self) -> pd.DataFrame:
        """The rows of `watched` over Asia and the Pacific."""
        inside = self.watched["longitude_deg"].between(SHOWN_WEST_DEG, SHOWN_EAST_DEG)
        return self.watched[inside]

    @values("hours_us", "hours_bisei", "hours_qzs6", "hours_drift")
    def mean_hours(self) -> dict[str, Value]:
        """Hours a day watched, mean over the slots of the stretch."""
        inside = self.watched[self.watched["longitude_deg"].between(*self.stretch_deg)]
        mean = inside.groupby("network")["hours_watched"].mean()
        told = (
            ("hours_us", "American telescopes"),
            ("hours_bisei", "with Bisei"),
            ("hours_qzs6", "with Bisei and the payload of QZS-6"),
            ("hours_drift", "with Bisei, the payload of QZS-6 and a drifting satellite"),
        )
        rows = [
            (key, mean[name], f"Hours a day watched in the stretch, {watchers}")
            for (key, watchers), name in zip(told, STEPS, strict=True)
        ]
        return quantities(rows, unit="h", digits=1)

    @values("*_share_a_day", "slot_share_at_once")
    def belt_shares(self) -> dict[str, Value]:
        """Share of the belt that a telescope in orbit sees."""
        by = self._watches.set_index("watcher")
        day, at_once = 100 * by["share_a_day"], 100 * by["mean_share"]
        rows = [
            ("slot_share_a_day", day[QZS6], "Belt seen a day from QZS-6's slot"),
            ("qzo_share_a_day", day[QUASI_ZENITH], "Belt seen a day from a quasi-zenith orbit"),
            ("drift_share_a_day", day[DRIFTING], "Belt seen a day from a drifting satellite"),
            ("slot_share_at_once", at_once[QZS6], "Belt in view at a time from QZS-6's slot"),
        ]
        return quantities(rows, unit="%", digits=0)

    @value("drift_offset", unit="km", digits=0, of="Distance of the drifting orbit from the belt")
    def drift_offset(self) -> float:
        """Difference of the two orbits' radii."""
        return abs(BELT_RADIUS_KM - self.hosts[DRIFTING].semi_major_axis_km[0])

    @value("drift_lap", unit="days", digits=0, of="Days in which it passes every slot of the belt")
    def drift_lap(self) -> float:
        """Once around at the drift."""
        return 360 / abs(self.parameters.drift_deg_per_day)

    @section("hours_after", "error_m", "trackers")
    def orbit_errors(self) -> pd.DataFrame:
        """Formal error of an orbit after one tracked pass, carried forward for two days."""
        p, after = self.parameters, np.arange(1, 48.1, 1.0)
        radar = ranging.Tracker(p.radar_range_error_m, p.radar_angle_error_arcsec)
        laser = ranging.Tracker(p.laser_range_error_m, p.laser_angle_error_arcsec)
        frames = []
        for name, crew in zip(CREWS, ([radar], [radar, laser]), strict=True):
            error = ranging.position_error_m(
                p.tracked_altitude_km, p.tracked_elevation_deg, crew, after
            )
            frames.append(pd.DataFrame({"hours_after": after, "error_m": error, "trackers": name}))
        return pd.concat(frames, ignore_index=True).round(1)

    @values("orbit_error_*", "laser_gain")
    def error_values(self) -> dict[str, Value]:
        """Errors a day after the pass."""
        rows = self.orbit_errors[self.orbit_errors["hours_after"] == 24]
        radar, both = rows.set_index("trackers")["error_m"][list(CREWS)]
        told = "Position error a day after one pass, "
        gain = [("laser_gain", radar / both, "Error, radar alone over radar and laser")]
        return (
            quantities(
                [("orbit_error_radar", radar / 1000, told + "radar alone")], unit="km", digits=1
            )
            | quantities(
                [("orbit_error_laser", both / 1000, told + "radar and laser")],
                unit="km",
                digits=2,
            )
            | quantities(gain, unit="times", digits=0)
        )
