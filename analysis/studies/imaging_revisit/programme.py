"""Orbits of the intelligence satellites, their fleets, and who was in orbit when."""

from functools import cached_property

import pandas as pd

from analysis import tables
from analysis.coverage import stand_ins
from analysis.evidence.record import Value
from analysis.orbits import ages, design
from analysis.orbits import data as orbits
from analysis.orbits.design import DesignOrbits
from analysis.parameters.imaging_revisit import Parameters
from analysis.studies.base import Study, quantities, section, values
from analysis.studies.window import DayWindow

NEWEST_CAMERAS_FROM = "2015-01-01"  # launches of the third generation, as the paper counts them
IN_SERVICE = 8  # the fleet in orbit in July 2026; the others are earlier and planned ones
PAPER_DAY = pd.Timestamp("2020-06-30")  # the last day before the paper


class Programme(DayWindow, Study[Parameters]):
    """Orbits, fleets, and who was in orbit when."""

    @cached_property
    def elements(self) -> pd.DataFrame:
        """Every element set of the programme under the government's name."""
        return stand_ins.named_elements(orbits.elements("IGS"), orbits.igs())

    @cached_property
    def planned(self) -> DesignOrbits:
        """Radar-4 and Radar-8, which have no usable set: design orbits in known planes."""
        by_name = self.elements.set_index("OBJECT_NAME", drop=False)
        p, at = self.parameters, self.start
        return design.join_orbits(
            stand_ins.carried(by_name.loc[["Radar-4"]], at, "Radar-4", p.radar4_place_deg),
            stand_ins.opposite(by_name.loc[["Radar-6"]], at, "Radar-8", p.radar8_ahead_deg),
        )

    @cached_property
    def fleets(self) -> pd.DataFrame:
        """Members of each fleet: fleet (how many), satellite, sensor."""
        return tables.read("missile_activities/igs_fleets")

    @cached_property
    def sizes(self) -> list[int]:
        """How many satellites each fleet has, ascending."""
        return sorted(int(n) for n in self.fleets["fleet"].unique())

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Sensor of each satellite."""
        return dict(zip(self.fleets["satellite"], self.fleets["sensor"], strict=True))

    @cached_property
    def by_age(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Element sets young enough for the window, and the others."""
        limit = self.parameters.oldest_elements_days
        return ages.split(self.elements, [self.start, self.end], limit)

    @cached_property
    def fresh(self) -> pd.DataFrame:
        """Element sets that are flown. Raises InputError when one that a fleet needs is too old."""
        limit = self.parameters.oldest_elements_days
        names = self.elements["OBJECT_NAME"]
        needed = names.isin(self.kinds) & ~names.isin(self.planned.names)
        wanted = self.elements[needed].reset_index(drop=True)
        return ages.screen(wanted, [self.start, self.end], limit, limit)

    @section("satellite", "sensor", "altitude_km", "inclination_deg", "local_time_h", "basis")
    def orbit_list(self) -> pd.DataFrame:
        """Mean altitude and plane of every satellite at the start of the window."""
        table = stand_ins.orbit_table(self.elements, self.start).round(2)
        table["sensor"] = self.elements["sensor"].to_numpy()
        usable = table["satellite"].isin(set(self.by_age[0]["OBJECT_NAME"]))
        table["basis"] = usable.map({True: "elements", False: "old elements"})
        follower = table[table["satellite"] == "Radar-6"]
        table = pd.concat(
            [table, follower.assign(satellite="Radar-8", basis="assumed")], ignore_index=True
        )
        return table[list(type(self).sections()["orbit_list"])]

    @cached_property
    def flown(self) -> pd.DataFrame:
        """The rows of `orbit_list` of the fleet in service."""
        mine = self.fleets.loc[self.fleets["fleet"] == IN_SERVICE, "satellite"]
        return self.orbit_list[self.orbit_list["satellite"].isin(mine)]

    @values("altitude_*", "local_time_*", "sets_too_old")
    def orbit_values(self) -> dict[str, Value]:
        """Heights and hours of the fleet in service."""
        flown, hour = self.flown, self.flown["local_time_h"]
        heights = [
            (f"altitude_{kind}", rows["altitude_km"].mean(),
             f"Mean altitude of the {kind} satellites of the eight")
            for kind, rows in flown.groupby("sensor")
        ]  # fmt: skip
        times = [
            (f"local_time_{key}", hour[half].mean(),
             f"Mean local time of the {key} plane's southward pass")
            for key, half in (("early", hour < 12), ("late", hour >= 12))
        ]  # fmt: skip
        old = "Element sets of the programme that are older than the limit"
        return (
            quantities(heights, unit="km", digits=0)
            | quantities(times, unit="h", digits=1)
            | quantities([("sets_too_old", len(self.by_age[1]), old)], digits=0)
        )

    @section("name", "sensor", "launched_on", "until", "source")
    def history(self) -> pd.DataFrame:
        """Launch, and decay or announced end, of every satellite of the programme."""
        register = orbits.igs().rename(columns={"designation": "name"})[["name", "ended_on"]]
        frame = tables.read("missile_activities/igs_launches").merge(
            register, on="name", how="left"
        )
        until = pd.to_datetime(frame["ended_on"].fillna(frame["reentered_on"]))
        frame["until"] = until.fillna(pd.Timestamp(self.parameters.first_day))
        frame["launched_on"] = pd.to_datetime(frame["launched_on"])
        frame["sensor"] = frame["sensor"].fillna("not stated")
        return frame[list(type(self).sections()["history"])]

    @section("launched_on")
    def paper_day(self) -> pd.DataFrame:
        """The day for which the paper's count is checked."""
        return pd.DataFrame({"launched_on": [PAPER_DAY]})

    @cached_property
    def in_orbit_2020(self) -> pd.DataFrame:
        """The rows of `history` in orbit on the day of the paper."""
        rows = self.history
        return rows[(rows["launched_on"] <= PAPER_DAY) & (rows["until"] > PAPER_DAY)]

    @values("*_in_2020", "launches_*")
    def history_values(self) -> dict[str, Value]:
        """Counts of 2020 and launch months that agree."""
        then = self.in_orbit_2020
        spare = then["name"].str.contains("spare")
        counts = then[~spare].groupby("sensor")["name"].size()
        newer = then[(then["sensor"] == "optical") & (then["launched_on"] >= NEWEST_CAMERAS_FROM)]
        launched = tables.read("missile_activities/igs_launches").dropna(subset=["stated_month"])
        agree = launched["stated_month"] == launched["launched_on"].astype(str).str[:7]
        radar = counts.get("radar", 0)
        optical = counts.get("optical", 0)
        return quantities(
            [
                ("radar_in_2020", radar, "Radar satellites in orbit at the end of June 2020"),
                ("spare_in_2020", spare.sum(),
                 "Spare radar satellites in orbit at the end of June 2020"),
                ("optical_in_2020", optical, "Optical satellites in orbit at the end of June 2020"),
                ("third_generation_in_2020", len(newer),
                 "Of the optical ones, those launched from 2015 on"),
                ("launches_stated", len(launched), "Launches dated in 2020"),
                ("launches_agree", agree.sum(), "Launch months that agree"),
            ],
            digits=0,
        )  # fmt: skip
