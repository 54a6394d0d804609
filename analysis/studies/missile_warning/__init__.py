"""How many satellites warn of a launch and follow a gliding target, and what do radars add?"""

from functools import cached_property

import pandas as pd

from analysis import tables
from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.evidence.record import Value
from analysis.studies import stated
from analysis.studies.base import quantities, values, verdict, words
from analysis.studies.missile_warning import rules, texts
from analysis.studies.missile_warning.lower import Lower

JOINT_STATEMENT, JOINT_BUDGET = "glider-network-2024", "mod-glider-constellation-study"


class MissileWarning(Lower):
    """The whole study: constellations, radars, low orbits, and the verdicts on the claims."""

    figures, tables = texts.FIGURES, texts.TABLES

    @values("aegis_commissioned", "aegis_tested_before", "patriot_groups")
    def forces(self) -> dict[str, Value]:
        """Counts of ships and groups."""
        count = self.statements["value"]
        rows = [
            ("aegis_commissioned", count["aegis-eighth"],
             "Aegis destroyers in commission in March 2021"),
            ("aegis_tested_before", count["aegis-tested-before"],
             "Aegis destroyers counted as able to intercept before November 2022"),
            ("patriot_groups", count["pac-groups"],
             "Air Defense Missile Groups with Patriot, by a report of 2005"),
        ]  # fmt: skip
        return quantities(rows, digits=0)

    @cached_property
    def budgeted_studies(self) -> int:
        """Budget lines for a joint study of a network that watches gliders."""
        return int((tables.read("budget/lines")["series"] == JOINT_BUDGET).sum())

    def _month(self, statement: str) -> str:
        """Month and year of a statement; 'no month on record' where there is none."""
        if statement not in self.statements.index:
            return "no month on record"
        return numbers.long_date(self.statements.loc[statement, "date"][:7])

    @words("eighth_month", "trials_month", "reorganised_year", "network_month", "lost_month")
    def dates_in_words(self) -> dict[str, str]:
        """When what the findings tell of took place."""
        return {
            "eighth_month": self._month("aegis-eighth"),
            "trials_month": self._month("aegis-tested"),
            "reorganised_year": self.statements.loc["pac-western-group", "date"][:4],
            "network_month": self._month(JOINT_STATEMENT),
            "lost_month": self._month("alos3-lost"),
        }

    @verdict("aegis-and-pac")
    def aegis_and_pac(self) -> tuple[Outcome, str]:
        """Counts of ships and groups against the stated ones."""
        groups, ships = stated.numbers("aegis-and-pac")
        (month,) = stated.months("aegis-and-pac")
        commissioned = pd.Timestamp(self.statements.loc["aegis-eighth", "date"])
        outcome = rules.aegis_and_pac(
            ships=self.number("aegis_commissioned"),
            late_d=(commissioned - pd.Period(month, "M").end_time.normalize()).days,
            groups=self.number("patriot_groups"),
            stated_ships=ships,
            stated_groups=groups,
        )
        return outcome, (
            "The Haguro brought the Aegis destroyers in commission to {aegis_commissioned} in "
            "{eighth_month}; until trials in {trials_month}, {aegis_tested_before} of them were "
            "counted as able to intercept. The number of Patriot groups, {patriot_groups}, rests "
            "on an old report; the first was reorganised in {reorganised_year}. A launch from "
            "Sohae leaves {radar_left_ballistic} of a flight of {flight_ballistic} once a radar "
            "could see it, and {space_left_ballistic} after a report from space."
        )

    @verdict("early-warning-small-sats")
    def early_warning_small_sats(self) -> tuple[Outcome, str]:
        """Whether joint work is on record, and how many satellites it would take."""
        announced = JOINT_STATEMENT in self.statements.index
        outcome = rules.early_warning_small_sats(
            records=self.budgeted_studies + int(announced),
            satellites=self.number("needed_single_walker_1000"),
            largest=self.parameters.largest_constellation,
        )
        told = "No source tells of joint work"
        if announced:
            told = (
                "Japan and the United States were about to confirm cooperation on such a network "
                "in {network_month}"
            )
        elif self.budgeted_studies:
            told = "Money for a joint study is in the budget"
        return outcome, (
            f"{told}. "
            "From about {high_height} a continuous view of the launch area takes "
            "{needed_single_walker_1000} satellites from one side and {needed_stereo_walker_1000} "
            "from {sides}; flown over the ellipsoid, the worst point had them for {flown_single} "
            "and {flown_stereo} of a day."
        )

    @verdict("ir-sensor-on-alos3")
    def ir_sensor_on_alos3(self) -> tuple[Outcome, str]:
        """What became of the sensor, and what it could have seen."""
        on_board, lost = (
            key in self.statements.index for key in ("infrared-on-alos3", "alos3-lost")
        )
        outcome = rules.ir_sensor_on_alos3(on_board=int(on_board), losses=int(lost))
        flew = "The sensor flew on ALOS-3" if on_board else "No source has the sensor on ALOS-3"
        fate = {
            (True, True): " and was lost with it in {lost_month}",
            (False, True): ", which was lost in {lost_month}",
        }.get((on_board, lost), "")
        watch = self.number("host_caught_wide") >= self.parameters.watch_percent
        return outcome, (
            f"{flew}{fate}. "
            "A single host would "
            "have had the launch site in sight for at most {host_minutes_wide} a day and caught "
            "{host_caught_wide} of launches, or {host_caught_strip} in the strip of the host's "
            "camera" + ("." if watch else ": a trial, not a watch.")
        )

    @verdict("slats-below-300km")
    def slats_below_300km(self) -> tuple[Outcome, str] | None:
        """Sharpness and custody from low altitude; not judged when none so low is tried."""
        p = self.parameters
        low = self.tracked[self.tracked["altitude_km"] <= self.claimed_km]
        if low.empty:
            return None
        outcome = rules.slats_below_300km(
            gain=self.number("sample_gain"),
            notable=p.notable_sharpness_ratio,
            seen_percent=low["single_percent"].max(),
            fixed_percent=low["dual_percent"].max(),
            watch_percent=p.watch_percent,
        )
        sized = "there" if self.heights_km[0] == self.claimed_km else "at {low_height}"
        low_km, high_km = self.heights_km
        against = (
            " against {needed_single_walker_1000} at {high_number}" if high_km > low_km else ""
        )
        tracking = self.tracking_heights_km["low"] == self.claimed_km
        return outcome, (
            "From {claimed_height} the camera of ALOS-3 sees {sample_gain} times finer. A "
            "continuous view of the launch area takes {needed_single_walker_300} satellites "
            f"{sized}{against}; "
            "{tracking_many} of them "
            + ("" if tracking else "at {tracking_low} ")
            + "see a gliding target for {seen_low_many} of its flight and fix it from {sides} "
            "sides for {fixed_low_many}. Left to itself a satellite lasts {life_300_active} to "
            "{life_300_quiet}."
        )

    @verdict("hgv-shrinks-radar-horizon")
    def hgv_shrinks_radar_horizon(self) -> tuple[Outcome, str]:
        """Radar warning of a gliding against a ballistic target."""
        outcome = rules.hgv_shrinks_radar_horizon(
            ratio_percent=self.number("warning_ratio"),
            notable_percent=self.parameters.notable_warning_percent,
        )
        return outcome, (
            "At {glide_altitude} a target comes over the radar's horizon {horizon_gliding} away, "
            "at the ballistic apogee of {compared_apogee} it would at {horizon_ballistic}. Over "
            "{compared_range} in {compared_flight} a radar at the end has "
            "{radar_warning_gliding} of warning against {radar_warning_ballistic}, "
            "{warning_ratio} of it."
        )
