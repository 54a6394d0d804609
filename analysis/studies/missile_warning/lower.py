"""One infrared sensor on one host, and what a satellite gains and pays when it flies lower."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.coverage import data
from analysis.debris import atmosphere, decay
from analysis.debris import data as debris
from analysis.debris.atmosphere import DensityTable
from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.orbits import data as orbits
from analysis.orbits import design
from analysis.orbits.constants import DAY_S
from analysis.studies.base import quantities, section, value, values, words
from analysis.studies.missile_warning import watching
from analysis.studies.missile_warning.radars import Radars

WIDE, STRIP = "to all sides", "the camera's strip"
HOST_KEYS = {"wide": WIDE, "strip": STRIP}
SHOWN_DAYS = 14
HELD = "held by SLATS"
SUNS = {"quiet Sun": "quiet", "active Sun": "active"}
POLAR_DEG = 97.0  # inclination of the sun-synchronous orbits whose air is taken
LONGEST_LIFE_D = 20_000
DRAWN_UP_TO_KM = 400.0
SLATS_AIR = np.datetime64("2019-09-01"), np.datetime64("2019-10-31")  # its last months


class Lower(Radars):
    """The host's looks, lifetimes in thin air, and the trade of height."""

    @cached_property
    def host_looks(self) -> dict[str, pd.DataFrame]:
        """Looks of the host at the launch site by the two sensors that bracket the real one."""
        p = self.parameters
        host = design.sun_synchronous(
            tables.lookup("orbits/systems", "alos3_altitude_km"),
            tables.lookup("orbits/systems", "alos3_local_time_descending_h"),
            self.start,
        )
        strip_km = tables.lookup("orbits/systems", "alos3_swath_km")
        end = self.start + np.timedelta64(p.host_days, "D")
        site = data.place_points(["sohae"])
        return watching.host_looks(host, site, p.mask_angle_deg, strip_km, self.start, end)

    @section("window_day", "from_h", "to_h", "look_min")
    def host_clock(self) -> pd.DataFrame:
        """Looks to all sides in the first days, by day and hour."""
        shown = watching.clock(self.host_looks[WIDE])
        return shown[shown["window_day"] <= SHOWN_DAYS]

    @values("host_minutes_*", "host_caught_*", "host_passes")
    def host_values(self) -> dict[str, Value]:
        """How long the host sees the launch site, and how many launches it catches."""
        p, minutes, caught, passes = self.parameters, [], [], {}
        for key, name in HOST_KEYS.items():
            found = self.host_looks[name]
            row = watching.host_chances(found, p.host_days * DAY_S, 1, p.burn_s).iloc[0]
            passes[name] = row["passes_per_day"]
            text = f"Time a day in which the host sees the launch site, {name}"
            minutes.append((f"host_minutes_{key}", row["minutes_per_day"], text))
            text = f"Launches of which the host sees part of the burn, {name}"
            caught.append((f"host_caught_{key}", row["caught_percent"], text))
        text = "Passes of the host within view of the launch site, to all sides"
        return (
            quantities(minutes, unit="min", digits=1)
            | quantities(caught, unit="%", digits=2)
            | quantities([("host_passes", passes[WIDE], text)], unit="per day", digits=1)
        )

    @cached_property
    def statements(self) -> pd.DataFrame:
        """Sourced statements on early warning and missile defence, by id."""
        return tables.read("missile_activities/statements").set_index("id")

    @cached_property
    def area_to_mass(self) -> float:
        """Frontal area over mass of a satellite like SLATS, m2/kg."""
        return self.parameters.frontal_area_m2 / self.statements.loc["slats-mass", "value"]

    @cached_property
    def years(self) -> dict[str, int]:
        """The years of a quiet and of an active Sun."""
        p = self.parameters
        return dict(zip(SUNS, (p.quiet_year, p.active_year), strict=True))

    def _air(self, first: np.datetime64, last: np.datetime64) -> DensityTable:
        table = atmosphere.density_table(debris.solar_flux(), first, last, POLAR_DEG)
        return atmosphere.frozen(table, first, last)

    def _lives_d(self, heights_km, first: np.datetime64, air: DensityTable) -> np.ndarray:
        ratio = np.full(len(heights_km), self.area_to_mass)
        end = first + np.timedelta64(LONGEST_LIFE_D, "D")
        return decay.lifetime_days(heights_km, heights_km, ratio, first, end, air)

    @cached_property
    def lives(self) -> pd.DataFrame:
        """Days until re-entry and speed to make up: sun_state, altitude_km, lifetime_d,
        speed_m_s_day."""
        heights, parts = np.arange(160.0, 701.0, 10.0), []
        for state, year in self.years.items():
            first, last = np.datetime64(f"{year}-01-01"), np.datetime64(f"{year}-12-31")
            air = self._air(first, last)
            density = air.density_kg_m3(air.day[0], heights)
            lost = watching.drag_make_up_m_s_day(heights, density, self.area_to_mass)
            lives = self._lives_d(heights, first, air)
            columns = {"altitude_km": heights, "lifetime_d": lives, "speed_m_s_day": lost}
            parts.append(pd.DataFrame({"sun_state": state, **columns}))
        return pd.concat(parts).round({"lifetime_d": 2, "speed_m_s_day": 2})

    @section("sun_state", "altitude_km", "lifetime_d")
    def lifetimes(self) -> pd.DataFrame:
        """Days until re-entry from low circular orbits."""
        low = self.lives[self.lives["altitude_km"] <= DRAWN_UP_TO_KM]
        return low[list(type(self).sections()["lifetimes"])]

    @section("sun_state", "altitude_km", "lifetime_d")
    def held(self) -> pd.DataFrame:
        """Days for which SLATS was held at each altitude by its engine."""
        rows = orbits.systems()
        rows = rows[rows["id"].str.startswith("slats_days_at")]
        altitude = rows["id"].str.extract(r"at_([0-9_]+)_km")[0].str.replace("_", ".")
        return pd.DataFrame(
            {
                "sun_state": HELD,
                "altitude_km": altitude.astype(float),
                "lifetime_d": rows["value"].to_numpy(float),
            }
        )

    @section("sun_state", "altitude_km", "lifetime_d")
    def lifetimes_and_held(self) -> pd.DataFrame:
        """Both, as the figure shows them."""
        return pd.concat([self.lifetimes, self.held])

    @values("slats_fall_model")
    def fall(self) -> dict[str, Value]:
        """Days that the model gives SLATS from the lowest altitude that it held."""
        days = self._lives_d(
            np.array([self.number("slats_lowest")]), SLATS_AIR[0], self._air(*SLATS_AIR)
        )
        text = "Days from the lowest altitude held by SLATS to re-entry, model"
        return quantities([("slats_fall_model", days[0], text)], unit="d", digits=1)

    @value(
        "slats_fall_seen", unit="d", digits=0,
        of="Days from the last day held to the stated date of decay",
    )  # fmt: skip
    def slats_fall_seen(self) -> float:
        """Days."""
        held, gone = (
            pd.Timestamp(self.statements.loc[row, "date"])
            for row in ("slats-held-last", "slats-reentry")
        )
        return (gone - held).days

    @value("slats_lowest", unit="km", digits=1, of="Lowest altitude held by SLATS")
    def slats_lowest(self) -> float:
        """Kilometres."""
        return tables.lookup("orbits/systems", "slats_lowest_altitude_km")

    @values("life_300_*", "speed_300_*")
    def at_claimed(self) -> dict[str, Value]:
        """Lifetime and speed to make up at that altitude."""
        at = self.lives[self.lives["altitude_km"] == self.claimed_km].set_index("sun_state")
        lives, speeds = (
            [
                (f"{key}_300_{sun}", at.loc[state, column],
                 f"{text} {self.claimed_km:g} km, {state}")
                for state, sun in SUNS.items()
            ]
            for key, column, text in (
                ("life", "lifetime_d", "Days until re-entry from"),
                ("speed", "speed_m_s_day", "Speed to make up a day to stay at"),
            )
        )  # fmt: skip
        return quantities(lives, unit="d", digits=0) | quantities(speeds, unit="m/s", digits=1)

    def _camera(self, altitudes_km) -> pd.DataFrame:
        """The camera of ALOS-3 at several altitudes, as `watching.low_orbit_table`."""
        return watching.low_orbit_table(
            altitudes_km,
            tables.lookup("orbits/systems", "alos3_altitude_km"),
            self.number("sample_reference"),
            self.parameters.mask_angle_deg,
        )

    @section("altitude_km", "sample_m", "view_width_km", "fleet", "speed_m_s_day")
    def trade(self) -> pd.DataFrame:
        """What the camera sees, what a continuous view takes and what the air costs, by altitude;
        missing at altitudes for which one of them is not computed."""
        camera = self._camera(np.arange(200.0, 701.0, 25.0))
        walker = self.sizes[self.sizes["view_build"] == "single, Walker"]
        fleet = walker.loc[walker["altitude_km"] <= 700, ["altitude_km", "fleet"]]
        quiet = self.lives[self.lives["sun_state"] == "quiet Sun"]
        speed = quiet.loc[quiet["altitude_km"] >= 200, ["altitude_km", "speed_m_s_day"]]
        merged = camera.merge(fleet, "outer", "altitude_km").merge(speed, "outer", "altitude_km")
        return merged[list(type(self).sections()["trade"])].round(3)

    @value("sample_reference", unit="m", digits=1, of="Sample of ALOS-3 as planned")
    def sample_reference(self) -> float:
        """Metres."""
        return tables.lookup("orbits/systems", "alos3_resolution_m")

    @value("sample_300", unit="m", digits=2, of="Sample on the ground of that camera from 300 km")
    def sample_300(self) -> float:
        """Metres."""
        return float(self._camera([self.claimed_km])["sample_m"].iloc[0])

    @value("sample_gain", digits=1, of="How many times finer the camera of ALOS-3 sees from 300 km")
    def sample_gain(self) -> float:
        """Planned sample over that from the claimed altitude."""
        return self.number("sample_reference") / self.number("sample_300")

    @words("days_shown")
    def days_in_words(self) -> dict[str, str]:
        """How many days of the host's looks are drawn."""
        return {"days_shown": numbers.in_words(min(SHOWN_DAYS, self.parameters.host_days))}
