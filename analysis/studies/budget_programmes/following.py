"""What became of each item, and of the unit and the name."""

from functools import cached_property

import pandas as pd

from analysis import tables
from analysis.budget import data
from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, value, values
from analysis.studies.budget_programmes import items
from analysis.studies.budget_programmes.comparing import Comparing

PAPER, OTHER = "The 2020 paper", "Another source, same year"
FIGHTERS = ("F-15, preparation", "Joint Strike Missile")
HYPERSONIC = ("Glide projectile, research", "Glide projectile, purchase", "Hypersonic missile")
FIRST_UNIT, GROUP = "space-unit-2020", "space-unit-2022"


class Following(Comparing):
    """Standing of the items, strike lines, and the space unit."""

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The paper's items with how well other sources bear them out, indexed by id."""
        return items.standing(self.paper_items, self.lines).set_index("id")

    @section("item", "fiscal_year", "value_bn_jpy", "value_mn_usd", "standing", "other_bn_jpy")
    def standings(self) -> pd.DataFrame:
        """As `standing`, for reading."""
        return self.standing[list(type(self).sections()["standings"])]

    @section("item", "statement", "value_bn_jpy", "standing")
    def pairs(self) -> pd.DataFrame:
        """The amount of the paper and the nearest of another source, a row each."""
        printed = self.standings.assign(statement=PAPER)
        other = self.standings.assign(
            value_bn_jpy=self.standings["other_bn_jpy"], statement=OTHER
        ).dropna(subset="value_bn_jpy")
        frame = pd.concat([printed, other])
        return frame[list(type(self).sections()["pairs"])]

    def _programmes(self, names: tuple[str, ...]) -> pd.DataFrame:
        found = self.in_window(items.strike_lines(self.lines))
        return found[found["programme"].isin(names)]

    @section("programme", "fiscal_year", "budget_basis", "stage", "value_bn_jpy", "source")
    def fighters(self) -> pd.DataFrame:
        """Amounts for the missile and for the fighter upgrade."""
        return self._programmes(FIGHTERS)[list(type(self).sections()["fighters"])]

    @section("programme", "fiscal_year", "budget_basis", "stage", "value_bn_jpy", "source")
    def hypersonic(self) -> pd.DataFrame:
        """Amounts for the hypersonic projects."""
        return self._programmes(HYPERSONIC)[list(type(self).sections()["hypersonic"])]

    @section("item", "value_bn_jpy", "purpose")
    def requests(self) -> pd.DataFrame:
        """The paper's requests of FY2020, strike-related and space."""
        frame = items.by_kind(self.paper_items)
        frame["purpose"] = frame["strike_related"].map({True: "strike-related", False: "space"})
        return frame[list(type(self).sections()["requests"])]

    @value("strike_2020", unit="bn JPY", digits=1,
           of="Strike-related requests of FY2020 in the paper")  # fmt: skip
    def strike_2020(self) -> float:
        """Billion yen."""
        requests = self.requests
        return requests.loc[requests["purpose"] == "strike-related", "value_bn_jpy"].sum()

    def _stated(self, identifier: str) -> float:
        return tables.row(self.lines, identifier)["value_bn_jpy"]

    @values("jsm_granted_2020", "f15_*", "glide_to_2020", "ssa_request_*")
    def later_values(self) -> dict[str, Value]:
        """What was asked, granted and estimated later."""
        told = {
            "jsm_granted_2020": ("jsm-2020-initial", "Set aside for the strike missile, FY2020"),
            "f15_granted_2020": ("f15-preparation-2020-initial", "F-15 preparation, FY2020 budget"),
            "f15_asked_2021": ("f15-preparation-2021-request", "F-15 preparation, FY2021 request"),
            "f15_estimate_first": ("f15-programme-estimate-2021-plan",
                                   "F-15 upgrade, estimate of FY2021"),
            "f15_estimate_last": ("f15-programme-estimate-2024-plan",
                                  "F-15 upgrade, estimate of FY2024"),
            "glide_to_2020": ("glide-projectile-cumulative-2020-cumulative",
                              "Glide research, FY2018 to FY2020"),
            "ssa_request_2020": ("mod-ssa-satellite-2020-request",
                                 "Telescope satellite, FY2020 request"),
            "ssa_request_2021": ("mod-ssa-satellite-2021-request",
                                 "Telescope satellite, FY2021 request"),
        }  # fmt: skip
        rows = [(key, self._stated(identifier), of) for key, (identifier, of) in told.items()]
        return quantities(rows, unit="bn JPY", digits=1)

    @values("jsm_2017", "jassm_study_2017", "jsm_sum_2018")
    def first_missile_values(self) -> dict[str, Value]:
        """The request of December 2017 in its parts and together."""
        rows = [
            ("jsm_2017", self._stated("jsm-2018-request"),
             "Strike missile, added to the FY2018 request in December 2017"),
            ("jassm_study_2017", self._stated("jassm-er-study-2018-request"),
             "Study of the JASSM-ER, likewise"),
            ("jsm_sum_2018", self.missile_and_study,
             "Missile and study together, added to the FY2018 request"),
        ]  # fmt: skip
        return quantities(rows, unit="bn JPY", digits=2)

    @cached_property
    def events(self) -> pd.DataFrame:
        """Budget and organisation events."""
        return data.events()

    @section("date", "people", "unit_state", "event", "source")
    def strength(self) -> pd.DataFrame:
        """People in the space unit, as set up and as planned."""
        frame = items.unit_strength(self.events)
        frame["unit_state"] = frame["state"].map({"done": "set up", "planned": "planned"})
        return frame[list(type(self).sections()["strength"])]

    @cached_property
    def first_unit(self) -> pd.Series:
        """The event that set up the first space unit."""
        return tables.row(self.events, FIRST_UNIT)

    @cached_property
    def formations(self) -> pd.DataFrame:
        """Formations set up after it, with the fiscal year of each."""
        return items.unit_formations(self.events, FIRST_UNIT)

    @values("unit_*")
    def unit_values(self) -> dict[str, Value]:
        """Strength of the first unit and of the group."""
        rows = [
            ("unit_first", self.first_unit["value"], "Strength of the space unit when set up"),
            ("unit_group", tables.row(self.events, GROUP)["value"],
             "Strength of the Space Operations Group when set up"),
        ]  # fmt: skip
        return quantities(rows, unit="people", digits=0)

    @cached_property
    def renamings(self) -> pd.DataFrame:
        """Events that carried out the renaming of the Air Self-Defense Force; none so far."""
        rows = self.events[self.events["topic"] == "asdf-rename"]
        return rows[rows["kind"].isin(["law", "organisation"]) & (rows["state"] == "done")]
