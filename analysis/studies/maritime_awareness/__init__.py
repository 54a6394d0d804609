"""How often can Japan's satellites, alone and with India's, look at a stretch of sea?"""

from functools import cached_property

import pandas as pd

from analysis.coverage import data
from analysis.evidence import numbers
from analysis.evidence.outcomes import SUPPORTED, Outcome
from analysis.evidence.record import Value
from analysis.orbits.constants import YEAR_DAYS
from analysis.studies import changes, stated
from analysis.studies.base import quantities, section, value, values, verdict, words
from analysis.studies.maritime_awareness import rules, texts
from analysis.studies.maritime_awareness.imaging import Imaging

PLAN = ("ALOS-4", "FY2020")
PLANNED_INSTRUMENTS = ("PALSAR-3", "SPAISE3")


class MaritimeAwareness(Imaging):
    """The whole study: looks, waits, swaths, vessels, and the verdicts on the claims."""

    figures, tables = texts.FIGURES, texts.TABLES

    @section("year", "vessels", "source")
    def vessels(self) -> pd.DataFrame:
        """Chinese government vessels counted around the islands, by year; gaps stay gaps."""
        frame = data.vessel_counts()[list(type(self).sections()["vessels"])]
        return frame.astype({"vessels": "float"})

    @cached_property
    def turn(self) -> int:
        """The year since which the paper sees regular visits."""
        (year,) = stated.numbers("senkaku-2012")
        return int(year)

    @values("vessels_*")
    def vessel_values(self) -> dict[str, Value]:
        """Vessels before and since the year stated."""
        known = self.vessels.dropna(subset="vessels").set_index("year")["vessels"]
        before, since = known[known.index < self.turn], known[known.index >= self.turn]
        rows = [
            ("vessels_before", before.max(), "Most vessels counted in a year before 2012"),
            ("vessels_2012", known[self.turn], "Vessels counted in 2012"),
            ("vessels_least", since.min(), "Fewest vessels counted in a year since 2012"),
            ("vessels_most", since.max(), "Most vessels counted in a year since 2012"),
        ]
        return quantities(rows, unit="vessels", digits=0)

    @value("watch", unit="h", digits=0, of="Longest wait of a watch; assumed")
    def watch(self) -> float:
        """Hours."""
        return self.parameters.watch_h

    @cached_property
    def late_d(self) -> float:
        """Days from the last day of the plan for ALOS-4 to its launch."""
        return data.launch_outcomes().set_index(["satellite", "planned"])["late_d"][PLAN]

    @value("alos_4_late", unit="years", digits=1, of="Launch of ALOS-4 after the end of FY2020")
    def alos_4_late(self) -> float:
        """Years."""
        return self.late_d / YEAR_DAYS

    @words("alos_4_month", "years_without_count")
    def dates_in_words(self) -> dict[str, str]:
        """When ALOS-4 was launched, and for which years no count of vessels was found."""
        launched = data.launches().set_index("satellite").loc["ALOS-4", "launched"]
        gaps = self.vessels.loc[self.vessels["vessels"].isna(), "year"]
        return {
            "alos_4_month": numbers.long_date(f"{launched:%Y-%m}"),
            "years_without_count": numbers.listed([str(year) for year in gaps]),
        }

    @verdict("alos2-ais-and-sar")
    def alos2_ais_and_sar(self) -> tuple[Outcome, str]:
        """Longest waits of radar and receiver against that of a watch."""
        outcome = rules.alos2_ais_and_sar(
            radar_h=self.number("longest_radar_2"),
            ais_h=self.number("longest_ais_2"),
            watch_h=self.parameters.watch_h,
        )
        within = self.reach_km[1] <= self.parameters.ais_radius_km
        return outcome, (
            "The radar works in any weather, and "
            + ("every strip" if within else "not every strip")
            + " that it images lies within what the AIS receiver hears. "
            + ("A point" if outcome == SUPPORTED else "But a point")
            + " of the East China Sea waits {wait_radar_2_sea} for a radar look in the mean and up "
            "to {longest_radar_2}, for an AIS pass {wait_ais_2_sea} and up to {longest_ais_2}; "
            "the limit set for monitoring is {watch}."
        )

    @verdict("alos4-fy2020")
    def alos4_fy2020(self) -> tuple[Outcome, str]:
        """Launch and instruments of ALOS-4 against the plan."""
        aboard = str(data.launches().set_index("satellite").loc["ALOS-4", "carries"])
        carried = sum(name in aboard for name in PLANNED_INSTRUMENTS)
        outcome = rules.alos4_fy2020(
            carried=carried, planned=len(PLANNED_INSTRUMENTS), late_d=self.late_d
        )
        flew = "with both" if carried == len(PLANNED_INSTRUMENTS) else "without some planned"
        late = "{alos_4_late} after the end of FY2020" if self.late_d > 0 else "in time"
        return outcome, (
            f"ALOS-4 flew {flew} instruments in {{alos_4_month}}, {late}. Its "
            "swath at the same resolution is {swath_alos_4_fine} wide instead of "
            "{swath_alos_2_fine}, and with it the mean wait in the East China Sea "
            + self._wait_with_both()
        )

    def _wait_with_both(self) -> str:
        """What the second satellite does to both waits, to end a sentence."""
        radar = changes.going(self, "wait_radar_2_sea", "wait_radar_both_sea")
        ais = changes.going(self, "wait_ais_2_sea", "wait_ais_both_sea")
        verb = radar.split()[0]
        again = "" if verb == "stays" else f"{verb} "  # one verb serves both where both go alike
        return f"{radar} for a radar look, {ais.removeprefix(again)} for AIS."

    @verdict("mda-pooling")
    def mda_pooling(self) -> tuple[Outcome, str]:
        """What India's satellites take from the waits along the lane."""
        outcome = rules.mda_pooling(
            signals_cut=self.number("cut_ais_india") / 100,
            images_cut=self.number("cut_camera") / 100,
            worthwhile=self.parameters.worthwhile_cut,
        )
        return outcome, (
            "Along the sea lane, ResourceSat's AIS "
            + changes.by_change(
                self,
                "wait_ais_both_lane",
                "wait_ais_all_lane",
                more="lengthens the mean wait from {wait_ais_both_lane} to {wait_ais_all_lane}. ",
                less="cuts the mean wait from {wait_ais_both_lane} to {wait_ais_all_lane} "
                "({cut_ais_india}), because it passes at another time of the day. ",
                same="leaves the mean wait at {wait_ais_all_lane}. ",
            )
            + "Its wide cameras "
            + changes.by_change(
                self,
                "wait_radar_both_lane",
                "wait_radar_camera_lane",
                more="lengthen the wait for an image, with",
                less="cut the wait for an image by {cut_camera}, with",
                same="leave the wait for an image at {wait_radar_camera_lane}, with",
            )
            + " a sky that is clear "
            "in {clear_chance} of the looks, and at a resolution of {resolution_awifs}."
        )

    @verdict("senkaku-2012")
    def senkaku_2012(self) -> tuple[Outcome, str]:
        """Vessels counted before and since."""
        outcome = rules.senkaku_2012(
            fewest_since=self.number("vessels_least"),
            most_before=self.number("vessels_before"),
            regular_ratio=self.parameters.regular_ratio,
        )
        return outcome, (
            "By the Japan Coast Guard's count, no year before 2012 had more than "
            "{vessels_before}; 2012 had {vessels_2012}, and no year since for which there "
            "is a source had fewer than {vessels_least}."
        )
