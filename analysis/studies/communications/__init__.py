"""Where can the three Kirameki satellites be reached, and what is left when one is lost?"""

from functools import cached_property

import pandas as pd

from analysis.coverage import data
from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.evidence.record import Value
from analysis.orbits.constants import YEAR_DAYS
from analysis.studies import stated
from analysis.studies.base import quantities, section, value, values, verdict, words
from analysis.studies.communications import rules, texts
from analysis.studies.communications.cover import Cover

DATED = ("Kirameki-2", "Kirameki-1")  # whose months of launch the claim states, in its order
PLAN_OF_2020 = ("Kirameki-3", "by FY2022")
PLAN_OF_2017 = ("Kirameki-3", "end of FY2020")
PLAN_BEFORE_DAMAGE = ("Kirameki-1", "July 2016")
MILESTONES = {"planned_latest": "last day of the plan", "launched": "launched"}


class Communications(Cover):
    """The whole study: cover, plans, and the verdict on the paper's claim."""

    figures, tables = texts.FIGURES, texts.TABLES

    @cached_property
    def outcomes(self) -> pd.DataFrame:
        """Plans of the satellites beside their launches, as `data.launch_outcomes`."""
        frame = data.launch_outcomes()
        ours = frame[frame["satellite"].isin(self.slots["satellite"])]
        return ours.assign(plan=ours["satellite"] + " (" + ours["stated_on"].str[:4] + ")")

    @section("plan", "satellite", "planned", "milestone", "date")
    def plans(self) -> pd.DataFrame:
        """Two rows for each plan: its last day and the launch."""
        ordered = self.outcomes.sort_values(["satellite", "stated_on"])
        tall = ordered.melt(["plan", "satellite", "planned"], list(MILESTONES), "milestone", "date")
        return tall.assign(milestone=tall["milestone"].map(MILESTONES))

    @values("kirameki_*_late", "kirameki_3_late_2017")
    def delays(self) -> dict[str, Value]:
        """Years from the last day of a plan to the launch."""
        late = self.outcomes.set_index(["satellite", "planned"])["late_d"] / YEAR_DAYS
        rows = [
            ("kirameki_3_late", late[PLAN_OF_2020], "Launch of Kirameki-3 after the end of FY2022"),
            ("kirameki_3_late_2017", late[PLAN_OF_2017],
             "Launch of Kirameki-3 after the end of FY2020, the plan of 2017"),
            ("kirameki_1_late", late[PLAN_BEFORE_DAMAGE],
             "Launch of Kirameki-1 after July 2016, the plan before it was damaged on the way"),
        ]  # fmt: skip
        return quantities(rows, unit="years", digits=1)

    @value("from_tokyo", unit="deg", digits=0, of="Longitude of Kirameki-3 from that of Tokyo")
    def from_tokyo(self) -> float:
        """Degrees."""
        tokyo = data.places("tokyo")["longitude_deg"].iloc[0]
        return abs(self.longitude_deg["Kirameki-3"] - tokyo)

    @cached_property
    def launched(self) -> pd.Series:
        """Day of launch by satellite."""
        return data.launches().set_index("satellite")["launched"]

    def _over(self, region: str, satellite: str) -> bool:
        """Whether a slot lies within the longitudes of a region's box."""
        box = data.region_box(region)
        return bool(box.holds(box.south, self.longitude_deg[satellite]))

    @words("kirameki_2_basis")
    def basis_in_words(self) -> dict[str, str]:
        """Where the slot of Kirameki-2 comes from."""
        shifted = self.parameters.kirameki_2_shift_deg != 0
        shift = ", shifted by {} here".format(self.text("kirameki_2_shift_deg")) if shifted else ""
        return {"kirameki_2_basis": f"stated in 2020{shift}"}

    @words("dated_launches", "second_in_view", "kirameki_3_launched")
    def launches_in_words(self) -> dict[str, str]:
        """How many launches the paper dates, and when the third was."""
        return {
            "dated_launches": numbers.in_words(len(DATED)),
            "second_in_view": numbers.in_words(2),
            "kirameki_3_launched": f"{self.launched['Kirameki-3']:%B %Y}",
        }

    @verdict("kirameki-slots")
    def kirameki_slots(self) -> tuple[Outcome, str]:
        """Places and dates against the stated ones."""
        held = {
            "Kirameki-2": self._over("indian-ocean-north", "Kirameki-2"),
            "Kirameki-1": self._over("western-pacific", "Kirameki-1"),
            "Kirameki-3": self.number("from_tokyo") <= self.parameters.over_japan_deg,
        }
        dated = sum(
            self.launched[name].strftime("%Y-%m") == month
            for name, month in zip(DATED, stated.months("kirameki-slots"), strict=True)
        )
        late = self.number("kirameki_3_late")
        outcome = rules.kirameki_slots(
            places_held=sum(held.values()),
            places=len(held),
            dates_held=dated,
            dates=len(DATED),
            third_late_d=late * YEAR_DAYS,
        )
        off = {name: "" if true else "not " for name, true in held.items()}
        placed, all_dated = all(held.values()), dated == len(DATED)
        begins = "The places hold" if placed else "Not all of the places hold"
        dates = "The dates of the first {dated_launches} do not all hold. "
        if all_dated:
            dates = (
                "So do the dates of the first {dated_launches}. "
                if placed
                else "The dates of the first {dated_launches} do. "
            )
        return outcome, (
            f"{begins}: " + f"{{slot_kirameki_2}} {off['Kirameki-2']}over the Indian Ocean "
            f"({{kirameki_2_basis}}), {{slot_kirameki_1}} {off['Kirameki-1']}over the Pacific and "
            f"{{slot_kirameki_3}} {off['Kirameki-3']}near Japan's longitudes. "
            + dates
            + "The third was launched in {kirameki_3_launched}, "
            + ("{kirameki_3_late} after the end of FY2022. " if late > 0 else "in time. ")
            + "With it {lane_two} of the sea lane to Hormuz see {second_in_view} satellites, "
            "against {lane_two_before} before; without Kirameki-2, {lane_without_2} see any."
        )
