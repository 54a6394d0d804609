"""How long do the fragments of a test stay up, and can that be foretold?"""

from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.studies import changes, stated
from analysis.studies.base import verdict, words
from analysis.studies.debris_clouds import frames, rules, texts
from analysis.studies.debris_clouds.clouds import DRAWN, FENGYUN, NAMES
from analysis.studies.debris_clouds.forecast import Forecast


class DebrisClouds(Forecast):
    """The whole study: clouds, breakup model and forecast, and the verdicts."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("cloud_name", "cosmos_1408", "cosmos_2251", "iridium_33")
    def cloud_names(self) -> dict[str, str]:
        """The clouds by name."""
        names = {cloud.replace("-", "_"): name for cloud, name in NAMES.items()}
        return names | {"cloud_name": NAMES[self.parameters.cloud]}

    @words("catalogues", "drawn", "first_fragments", "measured_share", "left_of_each", "band_share",
           "catalogue_month", "sight_month")  # fmt: skip
    def counted(self) -> dict[str, str]:
        """How much the pictures rest on."""
        seen = self.elements[self.elements["cloud"] == FENGYUN]
        measured = self.fengyun_fragments["diameter_cm"].notna().mean()
        left = [
            self.text("left_" + cloud.replace("-", "_")) + f" of {name}"
            for cloud, name in NAMES.items()
        ]
        return {
            "catalogues": str(int((seen["current_elements"] > 0).sum())),
            "catalogue_month": f"{self.counts['date'].max():%B %Y}",
            "sight_month": f"{seen['date'].max():%B %Y}",
            "drawn": str(DRAWN),
            "measured_share": numbers.with_unit(numbers.number_text(100 * measured, 0), "%"),
            "left_of_each": numbers.listed(left),
            "first_fragments": numbers.in_words(frames.FIRST_FRAGMENTS),
            "band_share": numbers.with_unit("90", "%"),
        }

    @words("month_first", "month_last", "apogee_first", "apogee_last", "perigee_first",
           "perigee_last")  # fmt: skip
    def arms(self) -> dict[str, str]:
        """Median apogee and perigee in the first and the last of both catalogues."""
        points = self.gabbard
        median = points.groupby(["catalogue", "orbit_end"])["end_altitude_km"].median()
        months = points["catalogue"].unique()
        told = {}
        for place, month in (("first", months[0]), ("last", months[-1])):
            told[f"month_{place}"] = month
            for end in ("apogee", "perigee"):
                height = numbers.number_text(median[month, end], 0)
                told[f"{end}_{place}"] = numbers.with_unit(height, "km")
        return told

    @verdict("fy1c-3300")
    def fy1c_3300(self) -> tuple[Outcome, str]:
        """Fragments catalogued by the paper's day."""
        (pieces,) = stated.numbers("fy1c-3300")
        outcome = rules.fy1c_3300(
            catalogued=self.number("fy1c_catalogued"),
            stated=pieces,
            tolerance=self.parameters.tolerance,
        )
        return outcome, (
            "By the paper's day {fy1c_catalogued} fragments had been catalogued, of which "
            "{fy1c_in_orbit} had no decay date; by {catalogue_month} there were "
            "{fy1c_catalogued_last}. Pieces above a centimetre are "
            + changes.by_change(
                self,
                "fy1c_catalogued_last",
                "model_1cm",
                more="many more",
                less="fewer",
                same="as many",
            )
            + ": the breakup model gives {model_1cm}."
        )

    @verdict("fy1c-2800-in-2017")
    def fy1c_2800_in_2017(self) -> tuple[Outcome, str]:
        """Fragments left in 2017, by both meanings of 'in orbit'."""
        (pieces,) = stated.numbers("fy1c-2800-in-2017")
        tolerance = self.parameters.tolerance
        in_orbit = self.number("fy1c_in_orbit_2017")
        in_sight = self.number("fy1c_in_sight_2017")
        outcome = rules.fy1c_2800_in_2017(
            in_orbit=in_orbit, in_sight=in_sight, stated=pieces, tolerance=tolerance
        )
        fits = [stated.agrees(count, pieces, tolerance) for count in (in_orbit, in_sight)]
        reading = {
            (True, False): "The first meaning is the one that gives the paper's number.",
            (False, True): "The second meaning is the one that gives the paper's number.",
            (True, True): "Either meaning gives the paper's number.",
            (False, False): "Neither meaning gives the paper's number.",
        }[fits[0], fits[1]]
        return outcome, (
            "Without a decay date there were {fy1c_in_orbit_2017} in mid-2017. "
            + changes.by_change(
                self,
                "fy1c_in_orbit_2017",
                "fy1c_in_sight_2017",
                more="More",
                less="Fewer",
                same="As many",
            )
            + " could be seen: {fy1c_in_sight_2017} had current elements. "
            + reading
        )
