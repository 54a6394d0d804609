"""What became of the clouds, and how many fragments the breakup model gives."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.debris import breakup, data
from analysis.debris.counts import counts_on
from analysis.evidence.record import Value
from analysis.parameters.debris_clouds import Parameters
from analysis.studies.base import Study, quantities, section, values
from analysis.studies.debris_clouds import frames

FENGYUN = "fengyun-1c"
NAMES = {
    FENGYUN: "Fengyun-1C",
    "cosmos-2251": "Cosmos 2251",
    "iridium-33": "Iridium 33",
    "cosmos-1408": "Cosmos 1408",
}
MID_2017 = pd.Timestamp("2017-06-30")
DRAWN = 380  # fragments in a Gabbard diagram: more of them hide each other
YEARS_SHOWN = 18  # all four clouds but the oldest are younger


class Clouds(Study[Parameters]):
    """The four clouds as catalogued, and the breakup model beside one of them."""

    @cached_property
    def counts(self) -> pd.DataFrame:
        """Fragments by date and cloud: catalogued, on_orbit."""
        return data.cloud_counts()

    @cached_property
    def elements(self) -> pd.DataFrame:
        """Fragments with current elements by date and cloud."""
        return data.cloud_elements()

    @section("date", "meaning", "fragments")
    def history(self) -> pd.DataFrame:
        """Fragments of Fengyun-1C by date and by what the count means."""
        return frames.meanings(self.counts, self.elements, FENGYUN)

    @values("fy1c_*")
    def fengyun(self) -> dict[str, Value]:
        """Fragments of Fengyun-1C on the days that are told, by each meaning."""
        own = self.counts[self.counts["cloud"] == FENGYUN].rename(columns={"cloud": "selection"})
        paper = self.parameters.paper_date
        seen = self.elements[self.elements["cloud"] == FENGYUN].set_index("date")
        seen_2017 = seen.loc[seen.index.year == MID_2017.year, "current_elements"].mean()
        last = own.iloc[-1]
        return quantities(
            [
                ("fy1c_catalogued", counts_on(own, paper, "catalogued")[FENGYUN],
                 "Fengyun-1C fragments catalogued by the paper's day"),
                ("fy1c_in_orbit", counts_on(own, paper)[FENGYUN],
                 "Fengyun-1C fragments without a decay date on the paper's day"),
                ("fy1c_in_orbit_2017", counts_on(own, MID_2017)[FENGYUN],
                 "Fengyun-1C fragments without a decay date in mid-2017"),
                ("fy1c_in_sight_2017", seen_2017,
                 "Fengyun-1C fragments with current elements, mean of 2017"),
                ("fy1c_catalogued_last", last["catalogued"],
                 "Fengyun-1C fragments catalogued by the catalogue's last day"),
                ("fy1c_in_orbit_last", last["on_orbit"],
                 "Fengyun-1C fragments without a decay date on the catalogue's last day"),
                ("fy1c_in_sight_last", seen["current_elements"].iloc[-1],
                 "Fengyun-1C fragments in sight in the newest element sets"),
            ],
            digits=0,
        )  # fmt: skip

    @cached_property
    def left_over(self) -> pd.DataFrame:
        """What is left of each cloud month by month, to the last day."""
        return frames.remaining(self.counts)

    @section("cloud", "years_after", "percent", "on_orbit", "catalogued")
    def remaining(self) -> pd.DataFrame:
        """What is left of each cloud by years since it was first catalogued."""
        shown = self.left_over[self.left_over["years_after"] <= YEARS_SHOWN]
        return shown.assign(cloud=shown["cloud"].map(NAMES)).reset_index(drop=True)

    @values("left_*")
    def left(self) -> dict[str, Value]:
        """What is left of each cloud on the last day."""
        last = self.left_over.groupby("cloud")["percent"].last()
        rows = [
            (f"left_{cloud.replace('-', '_')}", percent,
             f"Share of the {cloud} fragments without a decay date on the catalogue's last day")
            for cloud, percent in last.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @cached_property
    def orbits(self) -> pd.DataFrame:
        """Orbits of the chosen cloud's fragments, by fragment and date."""
        return data.fragment_orbits(self.parameters.cloud)

    @section("catalogue", "fragment", "period_min", "orbit_end", "end_altitude_km")
    def gabbard(self) -> pd.DataFrame:
        """Apogee and perigee over the period, in the first and the last catalogue judged."""
        days = data.catalogue_dates(self.parameters.cloud)
        last = days[days <= np.datetime64(self.parameters.judged_until)][-1]
        return frames.gabbard(self.orbits, [days[0], last], DRAWN, self.parameters.seed)

    @cached_property
    def fengyun_kg(self) -> float:
        """Mass of Fengyun-1C."""
        return tables.lookup("debris/reference_figures", "fy1c-mass")

    @cached_property
    def fengyun_fragments(self) -> pd.DataFrame:
        """Every catalogued fragment of Fengyun-1C, with its size where one is published."""
        return data.fragments(FENGYUN)

    @cached_property
    def by_size(self) -> pd.DataFrame:
        """Fragments of Fengyun-1C above each size: larger_than_cm, catalogued, model."""
        return frames.sizes_against_model(self.fengyun_fragments, self.fengyun_kg)

    @section("larger_than_cm", "counted_by", "fragments")
    def sizes(self) -> pd.DataFrame:
        """The same in long form."""
        told = {"catalogued": "catalogue", "model": "breakup model"}
        return self.by_size.rename(columns=told).melt(
            "larger_than_cm", var_name="counted_by", value_name="fragments"
        )

    @values("model_*", "below_10cm", "crossing_cm")
    def against_model(self) -> dict[str, Value]:
        """The breakup model against the catalogue."""
        kg, table = self.fengyun_kg, self.by_size
        near_10 = table[table["larger_than_cm"] == 9.5].iloc[0]
        fewer = (table["model"] > table["catalogued"]) & (table["larger_than_cm"] > 10)
        text = "Fragments of Fengyun-1C above {} cm by the breakup model"
        return (
            quantities(
                [
                    ("model_10cm", breakup.collision_count(kg, 0.1), text.format(10)),
                    ("model_1cm", breakup.collision_count(kg, 0.01), text.format(1)),
                ],
                digits=0,
            )
            | quantities(
                [("model_shortfall", near_10["catalogued"] / near_10["model"],
                  "Catalogued fragments above 9.5 cm over those of the model")],
                unit="times", digits=1,
            )
            | quantities(
                [("below_10cm",
                  100 * (1 - near_10["catalogued"] / len(self.fengyun_fragments)),
                  "Share of the catalogued fragments below 9.5 cm")],
                unit="%", digits=0,
            )
            | quantities(
                [("crossing_cm", table.loc[fewer, "larger_than_cm"].min(),
                  "Size above which the model has more fragments than the catalogue")],
                unit="cm", digits=0,
            )
        )  # fmt: skip
