"""What does debris mean for Japan's satellites, and what would change it until 2100?"""

import pandas as pd

from analysis.debris.environment import LARGER_THAN_M
from analysis.debris.exposure import edges_km
from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.studies.base import verdict, words
from analysis.studies.debris_environment import rules, texts
from analysis.studies.debris_environment.breakup import YEARS_AFTER
from analysis.studies.debris_environment.century import VERY_LOW_KM, VERY_LOW_M2_KG, Century
from analysis.studies.debris_environment.exposed import COUNTRIES, chance_of


class DebrisEnvironment(Century):
    """The whole study: exposure, one more test, the century, and the verdicts."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("counted_size", "shell_range", "very_low", "very_low_ratio", "band_share", "late_years",
           "half")  # fmt: skip
    def as_sentences_have_them(self) -> dict[str, str]:
        """Numbers of the models."""
        edges = [numbers.number_text(e, 0) for e in edges_km(self.shells)[[0, -1]]]
        return {
            "counted_size": numbers.with_unit(f"{100 * LARGER_THAN_M:g}", "cm"),
            "shell_range": numbers.with_unit(numbers.listed(edges), "km"),
            "very_low": numbers.with_unit(f"{max(VERY_LOW_KM):g}", "km"),
            "very_low_ratio": f"{VERY_LOW_M2_KG:g} square metres per kilogram",
            "band_share": numbers.with_unit("90", "%"),
            "late_years": numbers.in_words(YEARS_AFTER[-1]),
            # Of the causes named, predictable orbits have no part in the flux of any run.
            "half": "half",
        }

    @words("start_month")
    def start_in_words(self) -> dict[str, str]:
        """When the test is that is added, and when the century begins."""
        return {"start_month": f"{pd.Timestamp(self.start):%B %Y}"}

    @words("undisposed", "all_disposed")
    def disposal_in_words(self) -> dict[str, str]:
        """Fragments in the last year at both ends of the sweep."""
        fragments = self.disposal["fragments"]
        return {
            "undisposed": numbers.number_text(fragments.iloc[0], 0),
            "all_disposed": numbers.number_text(fragments.iloc[-1], 0),
        }

    @words("removal_effect")
    def removal_in_words(self) -> dict[str, str]:
        """What removal does to the number of fragments."""
        gain = self.value("removal_gain")
        change = numbers.with_unit(numbers.number_text(abs(gain.number), gain.digits), gain.unit)
        return {"removal_effect": f"{change} {'fewer' if gain.number >= 0 else 'more'}"}

    @verdict("assets-fragile")
    def assets_fragile(self) -> tuple[Outcome, str]:
        """Exposure of the satellites in low orbit."""
        p = self.parameters
        share = self.number("material_share") / 100
        chance_1mm = chance_of(self.number("impacts_1mm"))
        outcome = rules.assets_fragile(
            chance_1mm=chance_1mm,
            material=p.material_probability,
            exposed_share=share,
            needed_share=p.exposed_share,
        )
        low = share > 0 or chance_1mm >= p.material_probability
        belt = chance_of(self.number("belt_1mm")) >= p.material_probability
        said = {
            (True, False): "real in low orbit and small in the geostationary belt",
            (True, True): "real in low orbit and in the geostationary belt",
            (False, True): "small in low orbit and real in the geostationary belt",
            (False, False): "small in low orbit and in the geostationary belt",
        }[bool(low), bool(belt)]
        return outcome, (
            f"Exposure is {said}. Of "
            "{low_satellites} satellites in low orbit the median is to expect {impacts_1mm} "
            "impacts above a millimetre over its life ({impacts_1mm_low} to {impacts_1mm_high} by "
            "estimate), has a chance of {chance_1cm} of one that disables and of {chance_10cm} of "
            "one that destroys. "
            + (
                "The cause named is only {half} right: weak structures make it matter, "
                if low
                else "Of the causes named, weak structures would make it matter if it were larger, "
            )
            + "but debris strikes by chance whatever crosses its altitude, predictable "
            "or not."
        )

    @verdict("asat-debris")
    def asat_debris(self) -> tuple[Outcome, str]:
        """The flux that a test adds for its own country and for another."""
        seen = {f"seen_{c}": self.number(f"seen_late_{c}") / 100 for c in _lower()}
        foretold = {f"foretold_{c}": self.number(f"test_rise_{c}") / 100 for c in _lower()}
        outcome = rules.asat_debris(**seen, **foretold, material=self.parameters.material_increase)
        return outcome, (
            "The test of 2007 raised the flux of objects that cannot steer by up to "
            "{seen_peak_japan} on Japan's payloads in low orbit and by up to {seen_peak_china} on "
            "those of China, whose test it was; in the last year of the catalogues it was still "
            "{seen_late_japan} and {seen_late_china} higher. One more test at the chosen altitude "
            "would add {test_rise_japan} and {test_rise_china} ({test_rise_japan_model} and "
            "{test_rise_china_model} by the breakup model alone), and {test_left_10_years} of its "
            "fragments would be up after {late_years} years."
        )


def _lower() -> list[str]:
    return [country.lower() for country in COUNTRIES]
