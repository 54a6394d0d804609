"""What is in orbit, how much of it is debris, and whose is it?"""

from analysis.debris.exposure import GEOSTATIONARY
from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.studies import stated
from analysis.studies.base import verdict, words
from analysis.studies.debris_population import rules, texts
from analysis.studies.debris_population.catalogue import Catalogue, month_of


class DebrisPopulation(Catalogue):
    """The whole study: the catalogue, and the verdicts on the paper's numbers."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("stated_pieces", "stated_smaller_pieces", "shell_width", "small_below",
           "collided")  # fmt: skip
    def as_sentences_have_them(self) -> dict[str, str]:
        """The paper's numbers, the height of the shells, and names that end in a number."""
        told = {
            name: numbers.number_text(stated.numbers(claim)[0], 0)
            for name, claim in (
                ("stated_pieces", "debris-20000"),
                ("stated_smaller_pieces", "debris-500000"),
            )
        }
        return told | {
            "shell_width": numbers.with_unit(f"{self.shell_width_km:g}", "km"),
            "small_below": numbers.with_unit("0.1", "m2"),
            "collided": "Iridium 33 with Cosmos 2251",
        }

    @words("catalogue_month")
    def last_catalogue(self) -> dict[str, str]:
        """When the catalogue was counted last."""
        return {"catalogue_month": month_of(self.last_day)}

    @words("month_then", "month_last", "year_last")
    def drawn_months(self) -> dict[str, str]:
        """Of when the catalogues are whose densities are told."""
        then, last = self.drawn["then"], self.drawn["last"]
        return {
            "month_then": month_of(then),
            "month_last": month_of(last),
            "year_last": str(last.year),
        }

    @words("small_share", "large_share", "sized_month")
    def sizes_in_words(self) -> dict[str, str]:
        """Share of small objects where most are, of large ones in the geostationary belt, and when
        that was."""
        counts = self.sizes.set_index(["altitude_band", "cross_section"])["objects"]
        bands = counts.groupby(level="altitude_band").sum()
        shares = {
            "small_share": counts[bands.idxmax(), "small"] / bands.max(),
            "large_share": counts[GEOSTATIONARY, "large"] / bands[GEOSTATIONARY],
        }
        told = {
            name: numbers.with_unit(numbers.number_text(100 * share, 0), "%")
            for name, share in shares.items()
        }
        return told | {"sized_month": month_of(self.sized)}

    @verdict("debris-20000")
    def debris_20000(self) -> tuple[Outcome, str]:
        """The stated number of pieces against the catalogue of the day."""
        (pieces,) = stated.numbers("debris-20000")
        tolerance = self.parameters.tolerance
        objects, debris = self.number("catalogue_then"), self.number("debris_then")
        outcome = rules.debris_20000(
            debris=debris, catalogue=objects, stated=pieces, tolerance=tolerance
        )
        fits = [stated.agrees(count, pieces, tolerance) for count in (objects, debris)]
        reading = {
            (True, False): "is to be read as the first, not the second",
            (False, True): "is to be read as the second, not the first",
            (True, True): "fits the first as well as the second",
            (False, False): "is none of these",
        }[fits[0], fits[1]]
        lowest, highest = self.number("lowest_10cm"), self.number("highest_10cm")
        beside = "about as many as the catalogue follows"
        if lowest > objects:
            beside = "more than the catalogue follows"
        elif highest < objects:
            beside = "fewer than the catalogue follows"
        return outcome, (
            "On the paper's day the whole catalogue held {catalogue_then} objects on orbit: "
            "{debris_then} pieces of debris, {payloads_then} payloads and {rocket_bodies_then} "
            f"rocket bodies. The statement's number {reading}. Models put everything above the "
            "size meant at {lowest_10cm} to {highest_10cm}, " + beside + "."
        )

    @verdict("debris-500000")
    def debris_500000(self) -> tuple[Outcome, str]:
        """The stated number of smaller pieces against published estimates."""
        (pieces,) = stated.numbers("debris-500000")
        tolerance = self.parameters.tolerance
        lowest, highest = self.number("lowest_1cm"), self.number("highest_1cm")
        above_1mm = self.number("lowest_1mm") * 1e6
        outcome = rules.debris_500000(
            lowest_1cm=lowest,
            highest_1cm=highest,
            lowest_1mm=above_1mm,
            stated=pieces,
            tolerance=tolerance,
        )
        place, near = "lies within the range", True
        if stated.agrees(lowest, pieces, tolerance):
            place = "fits the low end"
        elif not lowest <= pieces <= highest:
            place, near = "lies outside the range", False
        size = "holds too" if near else "would hold"
        if above_1mm > (1 + tolerance) * pieces:
            size = "is far too small" if above_1mm > highest else "is too small"
        return outcome, (
            f"It {place} of published numbers for pieces above a centimetre, {{lowest_1cm}} to "
            "{highest_1cm}. With no lower limit to the size it "
            + size
            + ": above a millimetre there are at least {lowest_1mm}."
        )
