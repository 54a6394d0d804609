"""Does a run leave what it should?"""

import pandas as pd
from analysis.parameters.trial import Parameters

from analysis import tables
from analysis.evidence.outcomes import NOT_SUPPORTED, PARTLY, SUPPORTED, judge, rule
from analysis.evidence.texts import FigureText, TableText
from analysis.studies.base import Study, section, value, verdict


@rule(SUPPORTED, PARTLY, NOT_SUPPORTED)
def half_is_enough(share: float) -> str:
    return judge(supported=share >= 0.5, partly=share > 0)


class Trial(Study[Parameters]):
    """A flat line."""

    figures = {  # noqa: RUF012
        "trial-line": FigureText(
            title="Is the line flat?",
            answer="It lies at {share_percent}.",
            caption="A flat line from {first_year} to {last_year}.",
            alt="A line over the years.",
            sources=("toy/distances",),
        )
    }
    tables = {"trial-table": TableText(caption="Distances", sources=("toy/distances",))}  # noqa: RUF012

    @section("year", "share")
    def line(self) -> pd.DataFrame:
        years = range(self.parameters.first_year, self.parameters.last_year + 1)
        return pd.DataFrame({"year": years}).assign(share=self.parameters.share)

    @section("id", "distance_km")
    def distances(self) -> pd.DataFrame:
        return tables.read("toy/distances")

    @value("share_percent", unit="%", digits=1, of="the share asked for")
    def share_percent(self) -> float:
        return 100 * self.parameters.share

    @verdict("half-is-enough")
    def half_is_enough(self):
        return half_is_enough(share=self.parameters.share), "In FY2020 it was {share_percent}."
