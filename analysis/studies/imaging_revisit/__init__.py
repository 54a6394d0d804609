"""How often, how sharply and how soon do the intelligence satellites show a place?"""

from analysis.evidence import numbers
from analysis.evidence.outcomes import Outcome
from analysis.orbits import data as orbits
from analysis.studies import changes, stated
from analysis.studies.base import verdict, words
from analysis.studies.imaging_revisit import rules, texts
from analysis.studies.imaging_revisit.delivery import Delivery
from analysis.studies.imaging_revisit.programme import IN_SERVICE, NEWEST_CAMERAS_FROM


class ImagingRevisit(Delivery):
    """The whole study: orbits, sight and delivery, and the verdicts on the paper's claims."""

    figures, tables = texts.FIGURES, texts.TABLES

    @words("fleet_sensors", "smallest_fleet", "fleet_in_service",
           "fleet_in_service_capital")  # fmt: skip
    def fleets_in_words(self) -> dict[str, str]:
        """The fleets' sizes, and how many of each are optical and radar."""
        kinds = self.fleets.groupby(["fleet", "sensor"]).size()
        makeup = [
            f"{numbers.in_words(n)} satellites are {numbers.in_words(kinds[n, 'optical'])} optical "
            f"and {numbers.in_words(kinds[n, 'radar'])} radar"
            for n in self.sizes
        ]
        return {
            "fleet_sensors": "; ".join(makeup),
            "smallest_fleet": numbers.in_words(self.sizes[0]),
            "fleet_in_service": numbers.in_words(IN_SERVICE),
            "fleet_in_service_capital": numbers.in_words(IN_SERVICE).capitalize(),
        }

    def _sources_of(self, attribute: str) -> dict[str, int]:
        """How many official and other sources besides the paper give a resolution."""
        rows = orbits.systems()
        mine = rows[(rows["id"] == attribute) & ~rows["source"].str.contains("Fatton")]
        official = int((mine["confidence"] == "high").sum())
        return {"official": official, "others": len(mine) - official}

    @verdict("igs-resolution-gen12")
    def igs_resolution_gen12(self) -> tuple[Outcome, str]:
        """Whether a mirror of plausible size resolves what is stated, and who says so."""
        apertures = [self.number("aperture_60"), self.number("aperture_100")]
        sources = self._sources_of("igs_radar_resolution_gen2_m")
        outcome = rules.igs_resolution_gen12(
            aperture_m=max(apertures), plausible_m=self.parameters.plausible_aperture_m, **sources
        )
        fits = max(apertures) <= self.parameters.plausible_aperture_m
        return outcome, (
            "From the altitude of Optical-4 the stated resolutions take mirrors of at least "
            "{aperture_60} and {aperture_100}, which is "
            + ("plausible. " if fits else "more than the {plausible_aperture} taken as plausible. ")
            + (
                "An official source says the same."
                if sources["official"]
                else "Only a report of what was believed stands beside the statement; nothing "
                "official was found."
                if sources["others"] == 1
                else "Only reports stand beside the statement; nothing official was found."
                if sources["others"]
                else "No other source was found."
            )
        )

    @verdict("igs-resolution-gen3")
    def igs_resolution_gen3(self) -> tuple[Outcome, str]:
        """The same for the newest camera, and what a tilt costs it."""
        aperture, sources = (
            self.number("aperture_40"),
            self._sources_of("igs_optical8_resolution_cm"),
        )
        plausible = self.parameters.plausible_aperture_m
        outcome = rules.igs_resolution_gen3(aperture_m=aperture, plausible_m=plausible, **sources)
        return outcome, (
            "The stated resolution takes a mirror of at least {aperture_40}, which is "
            + ("plausible" if aperture <= plausible else "more than is taken as plausible")
            + ". Tilted by {tilt_of_resolution}, the same camera resolves {resolution_tilted} "
            "across the line of sight, so with such a camera the statement holds near nadir only. "
            + (
                "An official source says the same."
                if sources["official"]
                else "The one other source is a vague press report."
                if sources["others"] == 1
                else "The other sources are press reports."
                if sources["others"]
                else "No other source was found."
            )
        )

    @verdict("igs-fleet-2020")
    def igs_fleet_2020(self) -> tuple[Outcome, str]:
        """Counts of mid 2020 against the stated ones."""
        radar, spare, optical = stated.numbers("igs-fleet-2020")
        outcome = rules.igs_fleet_2020(
            radar=self.number("radar_in_2020"),
            spare=self.number("spare_in_2020"),
            optical=self.number("optical_in_2020"),
            stated_radar=radar,
            stated_spare=spare,
            stated_optical=optical,
        )
        return outcome, (
            "In orbit and not announced as ended: {radar_in_2020} radar satellites, "
            "{spare_in_2020} spare and {optical_in_2020} optical ones. "
            "{third_generation_in_2020} of the optical ones were launched from 2015 on"
            + self._older_cameras()
        )

    def _older_cameras(self) -> str:
        """The optical satellites of 2020 that were launched before 2015, to end a sentence."""
        then = self.in_orbit_2020
        older = then[(then["sensor"] == "optical") & (then["launched_on"] < NEWEST_CAMERAS_FROM)]
        if older.empty:
            return "."
        named = numbers.listed(
            [f"{row['name']} of {row['launched_on'].year}" for _, row in older.iterrows()]
        )
        if len(older) == 1:
            return (
                f"; the other, {named}, was in orbit, and our sources do not say when its work "
                "ended."
            )
        return (
            f"; the others, {named}, were in orbit, and our sources do not say when their work "
            "ended."
        )

    @verdict("igs-launches")
    def igs_launches(self) -> tuple[Outcome, str]:
        """Stated launch months against the catalogue."""
        agree, given = self.number("launches_agree"), self.number("launches_stated")
        return rules.igs_launches(agree=agree, stated=given), (
            "{launches_agree} of {launches_stated} stated months agree with the catalogue's launch "
            "dates."
        )

    @verdict("igs-ten-satellite-plan")
    def igs_ten_satellite_plan(self) -> tuple[Outcome, str]:
        """The plan against what the operator counted in 2024."""
        imagers, relays = stated.numbers("igs-ten-satellite-plan")
        outcome = rules.igs_ten_satellite_plan(
            imagers=self.number("imagers_2024"),
            relays=self.number("relays_2024"),
            planned_imagers=imagers,
            planned_relays=relays,
        )
        return outcome, (
            "In July 2024 the operator counted {imagers_2024} imaging satellites and {relays_2024} "
            "relay. From {smallest_fleet} to {fleet_in_service}, the images of a place in "
            "Northeast Asia "
            + changes.going(
                self,
                "images_per_day_4",
                "images_per_day_8",
                rises="rise",
                falls="fall",
                stays="stay at",
            )
            + " and the tilt needed for every place every day "
            + changes.going(self, "needed_tilt_4", "needed_tilt_8")
            + ". The relay "
            + changes.going(
                self,
                "down_stations_60",
                "down_relay_60",
                rises="raises the images down within an hour",
                falls="lowers the images down within an hour",
                stays="leaves the images down within an hour at",
            )
            + "."
        )

    @verdict("optical-needs-clear-sky")
    def optical_needs_clear_sky(self) -> tuple[Outcome, str]:
        """How much longer night and cloud make the wait."""
        outcome = rules.optical_needs_clear_sky(
            slower=self.number("wait_ratio"),
            notable=self.parameters.notable_wait_ratio,
            slight=self.parameters.slight_wait_ratio,
        )
        return outcome, (
            "Night takes {passes_lost_to_night} of the optical passes over the places shown, and "
            "with a clear sky at {clear_sky} of the rest the mean wait with "
            "{fleet_in_service} satellites "
            + changes.by_change(
                self,
                "wait_optical_8",
                "wait_cloud_8",
                more="grows {wait_ratio} times, from {wait_optical_8} to {wait_cloud_8}",
                less="shrinks from {wait_optical_8} to {wait_cloud_8}",
                same="stays at {wait_cloud_8}",
            )
            + ". Radar, with the same "
            "number of satellites, waits {wait_radar_8} in any light and weather."
        )
