"""What became of the plans: payloads on QZSS, a satellite of Japan's own, the system's start."""

from functools import cached_property

import pandas as pd

from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.orbits.constants import YEAR_DAYS
from analysis.studies import stated
from analysis.studies.base import quantities, value, values, words
from analysis.studies.surveillance_network.orbiting import Orbiting
from analysis.surveillance import data


class Plans(Orbiting):
    """The table of status, read up to the day that the parameters name."""

    @cached_property
    def status(self) -> pd.DataFrame:
        """What became of each plan, by id."""
        return data.status().set_index("id")

    def _done_on(self, id: str) -> pd.Timestamp | None:
        """The day on which a plan was carried out; None when it was not by the day of status."""
        row = self.status.loc[id]
        if row["state"] != "done":
            return None
        day = pd.Timestamp(row["date"])
        return day if day <= pd.Timestamp(self.parameters.status_day) else None

    @cached_property
    def payload_launches(self) -> list[pd.Timestamp]:
        """Days on which hosts of American payloads were launched."""
        days = [self._done_on(id) for id in ("payload-first", "payload-second")]
        return [day for day in days if day is not None]

    @cached_property
    def payloads_in_time(self) -> int:
        """Of these, those up to the end of the stated fiscal year."""
        (year,) = stated.fiscal_years("qzss-us-payloads")
        last = pd.Timestamp(stated.fiscal_year_days(year)[1])
        return sum(day <= last for day in self.payload_launches)

    @values("payloads_*")
    def payload_values(self) -> dict[str, Value]:
        """Hosts stated, agreed on and in orbit."""
        (hosts,) = stated.numbers("qzss-us-payloads")
        day = self.parameters.status_day
        by = f"{numbers.MONTHS[day.month - 1]} {day.year}"
        agreed = self.status.loc["payload-memorandum", "date"] <= str(day)
        hosts_agreed = float(self.published["payload-hosts-agreed"]) if agreed else 0
        return quantities(
            [
                ("payloads_stated", hosts, "QZSS hosts stated in 2020"),
                ("payloads_agreed", hosts_agreed, "QZSS hosts agreed in December 2020"),
                ("payloads_launched", len(self.payload_launches), f"QZSS hosts in orbit by {by}"),
            ],
            digits=0,
        )

    @cached_property
    def sda_years(self) -> tuple[int, int]:
        """First and last fiscal year stated for telescope satellites."""
        first, last = stated.fiscal_years("ssa-satellites-2024-2028")
        return first, last

    @cached_property
    def sda_launches(self) -> dict[str, float]:
        """Launches in the stated years and outside them, and years left until their end."""
        first, last = self.sda_years
        begin = pd.Timestamp(stated.fiscal_year_days(first)[0])
        end = pd.Timestamp(stated.fiscal_year_days(last)[1])
        day = self._done_on("sda-satellite")
        inside = day is not None and begin <= day <= end
        left = (end - pd.Timestamp(self.parameters.status_day)).days / YEAR_DAYS
        return {
            "in_window": int(inside),
            "outside": int(day is not None and not inside),
            "years_left": left,
        }

    @words("sda_outlook")
    def sda_in_words(self) -> dict[str, str]:
        """What is known of the launch, and how it stands to the stated years."""
        found, (first, last) = self.sda_launches, self.sda_years
        row = self.status.loc["sda-satellite"]
        if found["in_window"] or found["outside"]:
            where = "within" if found["in_window"] else "outside"
            return {"sda_outlook": f"Launched on {row['date']}, {where} the stated years."}
        planned = stated.years_named(row["date"])
        if found["years_left"] <= 0:
            return {"sda_outlook": "No launch is recorded, and the stated years are over."}
        inside = bool(planned) and first <= planned[0] <= last
        told = "within the stated years" if inside else "outside the stated years"
        plan = f"the plan is {row['date']}, {told}, which run on"
        return {"sda_outlook": f"No launch is recorded; {plan}."}

    @value(
        "ssa_days_early",
        unit="days",
        digits=0,
        of="Days by which the system's start came before FY2023",
    )
    def ssa_days_early(self) -> float:
        """Negative when it came later."""
        (year,) = stated.fiscal_years("ssa-fy2023")
        started = pd.Timestamp(self.status.loc["ssa-start", "date"])
        return (pd.Timestamp(stated.fiscal_year_days(year)[0]) - started).days

    @words("ssa_started")
    def start_in_words(self) -> dict[str, str]:
        """Month in which the system went into full operation."""
        return {"ssa_started": numbers.long_date(self.status.loc["ssa-start", "date"][:7])}
