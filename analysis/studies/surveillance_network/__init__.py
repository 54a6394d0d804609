"""What can Japan see in orbit, alone and with its partners?"""

from analysis.evidence.outcomes import Outcome
from analysis.studies import changes, stated
from analysis.studies.base import verdict, words
from analysis.studies.surveillance_network import rules, texts
from analysis.studies.surveillance_network.plans import Plans


class SurveillanceNetwork(Plans):
    """The whole study: radars, the belt, telescopes in orbit, plans, and the verdicts."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("passes_go")
    def passes_in_words(self) -> dict[str, str]:
        """Which way the passes of a day go from the old radar to the new one."""
        ways = {"more": "rise", "less": "fall", "same": "go"}
        return {"passes_go": changes.by_change(self, "passes_old", "passes_new", **ways)}

    @verdict("ksgc-200-1000")
    def ksgc_200_1000(self) -> tuple[Outcome, str]:
        """What the new radar sees at the top of the stated band against what is required there."""
        outcome = rules.ksgc_200_1000(
            size_cm=self.number("size_at_1000_km"),
            required_cm=self.number("size_required"),
            margin=self.parameters.size_margin,
        )
        return outcome, (
            "Over the stated band the new radar's limit goes from {size_at_200_km} to "
            "{size_at_1000_km}; {size_required} is required at the top of it."
        )

    @verdict("ksgc-10cm-650km")
    def ksgc_10cm_650km(self) -> tuple[Outcome, str]:
        """Counts that follow from the calibration point against JAXA's."""
        p = self.parameters
        outcome = rules.ksgc_10cm_650km(
            worst_share=self.number("worst_1000") / 100,
            tolerance=p.count_tolerance,
            loose_tolerance=p.loose_count_tolerance,
        )
        return outcome, (
            "The point calibrates the model, so it is held against what follows from it: "
            "{observable_1000} observable up to the stated ceiling against "
            "{observable_1000_jaxa} by JAXA, no row of that ceiling more than {worst_1000} off; "
            "over the whole table the worst is {worst_table}."
        )

    @verdict("passes-200-to-10000")
    def passes_200_to_10000(self) -> tuple[Outcome, str]:
        """Passes that can be detected and tracked against the stated observations."""
        stated_old, stated_new = stated.numbers("passes-200-to-10000")
        outcome = rules.passes_200_to_10000(
            old=self.number("passes_old"),
            new=self.number("passes_new"),
            tracked=self.number("tracked_new"),
            stated_old=stated_old,
            stated_new=stated_new,
            factor=self.parameters.passes_factor,
        )
        rest = self.number("passes_ratio") < self.number("stated_ratio")
        rises = self.number("passes_new") > self.number("passes_old")
        return outcome, (
            "The new radar can detect {passes_new} a day and track {tracked_new} of them, or "
            "{tracked_whole} from end to end. The old one could detect {passes_old}: detection "
            "alone gives "
            + ("a rise of " if rises else "")
            + "{passes_ratio} where {stated_ratio} is stated"
            + (", and the rest is how the radars are scheduled." if rest else ".")
        )

    @verdict("fps5-tracks-space")
    def fps5_tracks_space(self) -> tuple[Outcome, str]:
        """What the radars detect at the assumed sensitivity, below and above it."""
        outcome = rules.fps5_tracks_space(
            share_pessimistic=self.number("fps5_share_hundredth") / 100,
            share_assumed=self.share_at_gain(1.0),
            share_optimistic=self.share_at_gain(self.parameters.most_sensitivity),
            notable=self.parameters.notable_share,
        )
        return outcome, (
            "Their sensitivity is not published. With the assumed one they see {fps5_share} of the "
            "catalogue in a day and add {fps5_added}; at {least_of_assumed} of it "
            "{fps5_share_hundredth} stays within reach."
        )

    @verdict("bsgc-geo")
    def bsgc_geo(self) -> tuple[Outcome, str]:
        """The arc of the belt that stands high enough over Bisei."""
        outcome = rules.bsgc_geo(
            arc_deg=self.number("bisei_arc"), notable_deg=self.parameters.notable_arc_deg
        )
        return outcome, (
            "From Bisei {bisei_arc} of the belt, at {belt_altitude}, stand above "
            "{telescope_lowest}; at {telescope_magnitude} objects of {telescope_size} can be seen "
            "there."
        )

    @verdict("bsgc-1m")
    def bsgc_1m(self) -> tuple[Outcome, str]:
        """The smallest object at the farthest slot against the stated size."""
        (stated_m,) = stated.numbers("bsgc-1m")
        outcome = rules.bsgc_1m(size_cm=self.number("telescope_size"), stated_cm=100 * stated_m)
        return outcome, (
            "A limit of {telescope_magnitude} means {telescope_size} at the farthest slot in view."
        )

    @verdict("blind-spot-135e")
    def blind_spot_135e(self) -> tuple[Outcome, str]:
        """What American telescopes, and all American sensors, see of the stretch."""
        west, east = self.stretch_deg
        width, everything = self.number("stretch_width"), self.number("us_all_stretch")
        tolerance = self.parameters.arc_tolerance_deg
        outcome = rules.blind_spot_135e(
            width_deg=width,
            all_sensors_deg=everything,
            telescopes_deg=self.number("us_telescopes_stretch"),
            tolerance_deg=tolerance,
        )
        overlaps = ((self.dark["west_deg"] < east) & (self.dark["east_deg"] > west)).any()
        gap = "{gap_west} to {gap_east} east unseen"
        left = "no gap over Asia and the Pacific" if self.dark.empty else gap
        closed = "The radar on Kwajalein closes it by geometry. "
        return outcome, (
            "At {telescope_lowest} the American telescopes leave "
            + left
            + ("; the paper puts the blind spot there. " if overlaps else ". ")
            + (closed if overlaps and everything >= width - tolerance else "")
            + "Telescopes watch the stretch {hours_us} a day, {hours_bisei} with Bisei."
        )

    @verdict("qzss-us-payloads")
    def qzss_us_payloads(self) -> tuple[Outcome, str]:
        """Hosts launched by the stated year, and what their payloads see."""
        outcome = rules.qzss_us_payloads(
            stated=self.number("payloads_stated"),
            agreed=self.number("payloads_agreed"),
            launched=len(self.payload_launches),
            in_time=self.payloads_in_time,
        )
        flew = "some" if self.payloads_in_time else "none"
        return outcome, (
            "Of {payloads_stated} hosts stated, {payloads_agreed} were agreed on; "
            + flew
            + " flew by FY2023 and the number in orbit is {payloads_launched}. From the slot of "
            "QZS-6 {slot_share_a_day} of the belt is seen a day and {slot_share_at_once} at a "
            "time; from a quasi-zenith orbit {qzo_share_a_day} a day."
        )

    @verdict("motr-ssa")
    def motr_ssa(self) -> tuple[Outcome, str]:
        """What India's radar and telescopes add."""
        p = self.parameters
        outcome = rules.motr_ssa(
            share_added=self.number("motr_added_share") / 100,
            arc_gain_deg=self.number("india_belt_gain"),
            notable_share=p.notable_share,
            notable_gain_deg=p.notable_arc_gain_deg,
        )
        return outcome, (
            "MOTR adds {motr_added} ({motr_added_share}) to what Kamisaibara sees in a day, of "
            "which {motr_lost} nobody else sees. India's telescopes add {india_belt_gain} of belt "
            "to Japan's arc, "
            + changes.by_change(
                self,
                "india_belt_gain",
                "india_belt_gain_with_us",
                more="and even",
                less="but",
                same="and also",
            )
            + " {india_belt_gain_with_us} once the American network counts."
        )

    @verdict("ssa-satellites-2024-2028")
    def ssa_satellites_2024_2028(self) -> tuple[Outcome, str]:
        """Launches in the stated years, and what a drifting telescope adds."""
        return rules.ssa_satellites_2024_2028(**self.sda_launches), (
            "{sda_outlook} A satellite that drifts along the belt sees {drift_share_a_day} of it a "
            "day and passes every slot within {drift_offset} once in {drift_lap}; with one, the "
            "stretch in question is watched {hours_drift} a day instead of {hours_qzs6}."
        )

    @verdict("ssa-fy2023")
    def ssa_fy2023(self) -> tuple[Outcome, str]:
        """Days by which the system started before the earliest year stated."""
        early = int(self.number("ssa_days_early"))
        outcome = rules.ssa_fy2023(days_early=early, slight_days=self.parameters.slight_early_days)
        when = "{ssa_days_early} before FY2023" if early > 0 else "not before FY2023"
        return outcome, (
            "Full operation began in {ssa_started}, " + when + ", the earliest date stated."
        )
