"""Where and when does a receiver see enough navigation satellites for a fix?"""

from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.positioning import data, designs
from analysis.studies import changes, stated
from analysis.studies.base import key_of, verdict, words
from analysis.studies.positioning import comparisons, rules, texts
from analysis.studies.positioning.served import SEAS
from analysis.studies.positioning.together import Together

# Twice the horizontal error (DRMS) holds 95.4 per cent of normal errors that lie on a line and 98.2
# per cent, 1 - exp(-4), of those alike in all directions.
TWO_DRMS = 2.0


class Positioning(Together):
    """The whole study: satellites, service, unions, and the verdicts on the paper's claims."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("count_4", "count_5", "count_6", "count_7", "count_11", "count_6_capital",
           "count_7_capital", "stage_counts", "first_stage", "last_stage", "navic_design_count",
           "sea_count", "city_name")  # fmt: skip
    def names(self) -> dict[str, str]:
        """Numbers of satellites that stages and designs have, and the city."""
        counts = {f"count_{n}": numbers.in_words(n) for n in designs.QZSS_COUNTS}
        return counts | {
            "count_6_capital": counts["count_6"].capitalize(),
            "count_7_capital": counts["count_7"].capitalize(),
            "stage_counts": numbers.listed(list(counts.values())),
            "first_stage": f"QZSS {designs.QZSS_COUNTS[0]}",
            "last_stage": f"QZSS {designs.QZSS_COUNTS[-1]}",
            "navic_design_count": numbers.in_words(len(data.designs("navic-7"))),
            "sea_count": numbers.in_words(len(SEAS)),
            "city_name": self.home["name"],
        }

    @words("region_time_in_service", "city_pdop_in_service", "city_pdop_joined")
    def in_service(self) -> dict[str, str]:
        """Values of the stage of QZSS that is in service."""
        joined, alone = f"city_pdop_{key_of(self.gps_qzss)}", f"city_pdop_{key_of(self.qzss)}"
        return {
            "region_time_in_service": self.text(f"region_time_{key_of(self.qzss)}"),
            "city_pdop_in_service": self._pdop_text(alone),
            "city_pdop_joined": self._pdop_text(joined),
        }

    def _pdop_text(self, key: str) -> str:
        """A PDOP in a sentence; 'infinite' where most of the day has no fix."""
        return self.text(key) if self.number(key) < comparisons.NO_FIX else "infinite"

    def _error_field(self, key: str) -> str:
        """An error as a field of a template; 'no fix' where most of the day has none."""
        has_fix = self.number(key) < comparisons.NO_FIX
        return f"{{{key}}}" if has_fix else "no fix for most of the day"

    @verdict("qzss-four-at-135e")
    def qzss_four_at_135e(self) -> tuple[Outcome, str]:
        """Mean longitudes against the stated meridian."""
        count, _ = stated.numbers("qzss-four-at-135e")
        farthest, tolerance = self.number("qzss_farthest"), self.parameters.meridian_tolerance_deg
        outcome = rules.qzss_four_at_135e(
            satellites=self.number("qzss_four"),
            stated_satellites=count,
            farthest_deg=farthest,
            tolerance_deg=tolerance,
        )
        return outcome, (
            "{qzss_four} satellites "
            + ("stay" if farthest <= tolerance else "do not all stay")
            + " near the meridian named: their mean longitudes are {longitude_qzs_1r}, "
            "{longitude_qzs_2}, {longitude_qzs_4} and, geostationary, {longitude_qzs_3}, at most "
            "{qzss_farthest} away."
        )

    @verdict("qzss-seven-by-fy2023")
    def qzss_seven_by_fy2023(self) -> tuple[Outcome, str]:
        """Launches against the plan."""
        (planned,) = stated.numbers("qzss-seven-by-fy2023")
        before, _ = stated.numbers("qzss-four-at-135e")
        outcome = rules.qzss_seven_by_fy2023(
            in_orbit=self.number("qzss_by_2024"), planned=planned, before=before
        )
        return outcome, (
            "By the end of 2024, after FY2023, {qzss_by_2024} satellites were in orbit, in July "
            "2026 {qzss_in_table}: QZS-6 came in 2025, QZS-5 was lost and QZS-7 followed in August "
            "2026. {count_7_capital} would serve {region_time_qzss_7} of the Indo-Pacific's area "
            "and day against {region_time_qzss_5} with {count_5}."
        )

    @verdict("qzss-substitutes-gps")
    def qzss_substitutes_gps(self) -> tuple[Outcome, str]:
        """QZSS beside GPS in the street, and alone over cities."""
        gain = self.number("street_time_gps_qzss") - self.number("street_time_gps")
        pdop = f"city_pdop_{key_of(self.qzss)}"
        has_fix = self.number(pdop) < comparisons.NO_FIX
        outcome = rules.qzss_substitutes_gps(
            cities_served=self.number("cities_served"),
            cities_asked=self.number("cities_asked"),
            gain_share=gain / 100,
            notable_gain_share=self.parameters.notable_gain_share,
        )
        return outcome, (
            "As a complement, QZSS "
            + changes.going(
                self,
                "street_time_gps",
                "street_time_gps_qzss",
                rises="lifts service between walls",
                falls="lowers service between walls",
                stays="leaves service between walls at",
            )
            + " of the day. Alone it serves {cities_served} of {cities_asked} "
            "cities for long enough, with "
            + (f"a median PDOP of {{{pdop}}}" if has_fix else "no fix for most of the day")
            + " over {city_name}; {count_7} satellites would serve {cities_served_by_seven} of "
            "them, {count_11} {region_time_qzss_11} of the Indo-Pacific's area and day."
        )

    @verdict("qzss-more-precise")
    def qzss_more_precise(self) -> tuple[Outcome, str]:
        """Errors of QZSS alone, with GPS, and as stated of its augmentation."""
        gps_m = self.number("open_error_gps")
        outcome = rules.qzss_more_precise(
            alone_m=self.number("open_error_qzss"),
            gps_m=gps_m,
            joined_m=self.number("open_error_gps_qzss"),
            notable_ratio=self.parameters.more_precise_ratio,
            augmented_95_m=self.number("clas_accuracy"),
            gps_95_m=TWO_DRMS * gps_m,
        )
        return outcome, (
            f"Alone and under an open sky QZSS gives {self._error_field('open_error_qzss')} where "
            f"GPS gives {self._error_field('open_error_gps')}. Together they give "
            f"{self._error_field('open_error_gps_qzss')} and, between walls, "
            "service for {street_time_gps_qzss} of the day instead of {street_time_gps}. The "
            "centimetre service, an augmentation within Japan, is stated at {clas_accuracy}."
        )

    @verdict("irnss-box")
    def irnss_box(self) -> tuple[Outcome, str]:
        """The share of its box that NavIC alone serves, by design and now."""
        p = self.parameters
        outcome = rules.irnss_box(
            design_share=self.number("box_served_design") / 100,
            now_share=self.number("box_served_now") / 100,
            full_share=p.box_full_share,
            part_share=p.box_part_share,
            lost_share=p.box_lost_share,
        )
        return outcome, (
            "The {navic_design_count}-satellite design serves {box_served_design} of the box's "
            "area for long enough and {box_time_design} of its area and day; the {navic_working} "
            "satellites that worked in March 2026 serve {box_served_now}."
        )

    @verdict("irnss-plus-qzss-coverage")
    def irnss_plus_qzss_coverage(self) -> tuple[Outcome, str]:
        """What the union adds in the east, and whether it serves the seas."""
        p = self.parameters
        share = {
            f"{state}_{key}": number / 100
            for state in ("design", "now")
            for key, number in (
                (
                    "gain_share",
                    self.number(f"east_union_{state}") - self.number(f"east_alone_{state}"),
                ),
                ("seas_share", min(self.number(f"{key_of(s)}_union_{state}") for s in SEAS)),
            )
        }
        outcome = rules.irnss_plus_qzss_coverage(
            **share, notable_gain_share=p.notable_gain_share, needed_share=p.needed_share
        )
        return outcome, (
            "East of the box, service "
            + changes.going(self, "east_alone_design", "east_union_design")
            + " of area and day under the design and "
            + self._service_now()
            + " under current health. The South China Sea has {south_china_sea_union_design} and "
            "{south_china_sea_union_now}, the Indian Ocean {indian_ocean_union_design} and "
            "{indian_ocean_union_now}; with QZSS alone the {sea_count} have {south_china_sea_qzss} "
            "and {indian_ocean_qzss}."
        )

    def _service_now(self) -> str:
        """What QZSS adds in the east today; the verb only where the design goes another way."""
        design = changes.going(self, "east_alone_design", "east_union_design").split()[0]
        now = changes.going(self, "east_alone_now", "east_union_now")
        return now if design == "stays" else now.removeprefix(f"{design} ")

    @verdict("irnss-plus-qzss-error")
    def irnss_plus_qzss_error(self) -> tuple[Outcome, str]:
        """The ratios of PDOP."""
        outcome = rules.irnss_plus_qzss_error(
            navic_ratio=self.number("ratio_navic_design"),
            qzss_ratio=self.number("ratio_qzss_design"),
            now_ratio=self.number("ratio_qzss_now"),
            much_reduced_ratio=self.parameters.much_reduced_ratio,
        )
        return outcome, (
            "Adding QZSS multiplies the error of the NavIC design by {ratio_navic_design}; adding "
            "the NavIC design multiplies that of QZSS by {ratio_qzss_design}, adding the working "
            "satellites of March 2026 by {ratio_qzss_now}."
        )
