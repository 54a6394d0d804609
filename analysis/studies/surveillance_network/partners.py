"""What the J/FPS-5 radars and India's MOTR add to Kamisaibara."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.evidence.record import Value
from analysis.studies.base import quantities, section, value, values, words
from analysis.studies.surveillance_network import reach
from analysis.studies.surveillance_network.detection import Detection
from analysis.surveillance import data
from analysis.surveillance.radar import Radar

FPS5_SITES = ("fps5-shimokoshiki", "fps5-sado", "fps5-ominato", "fps5-yozadake")
BASE = "Kamisaibara"
GAINS = np.logspace(-4, 2, 25)  # drawn; they span what the parameters of sensitivity allow
# At which the belt is looked at, for the gain that a radar would need to reach it.
BELT_ELEVATION_DEG = 45.0


class Partners(Detection):
    """Radars whose sensitivity is assumed, one by one and as a network."""

    @cached_property
    def fps5(self) -> dict[str, Radar]:
        """The four J/FPS-5, equally sensitive as assumed."""
        p = self.parameters
        return {
            site: data.placed(site, p.fps5_rcs_m2, p.fps5_range_km, p.radar_mask_angle_deg)
            for site in FPS5_SITES
        }

    @cached_property
    def one_fps5(self) -> Radar:
        """One of them; only its place differs from the others'."""
        return self.fps5[FPS5_SITES[1]]

    @cached_property
    def sweep(self) -> pd.DataFrame:
        """Share of the catalogue by the radars' gain over the assumed sensitivity."""
        return reach.sensitivity_sweep(
            self.objects,
            self.fps5,
            GAINS,
            self.parameters.reference_elevation_deg,
        )

    @section("gain", "percent", "reach_km")
    def share_by_reach(self) -> pd.DataFrame:
        """Share of the catalogue that the J/FPS-5 detect, by their reach."""
        frame = self.sweep.assign(percent=100 * self.sweep["share"]).round(4)
        return frame[list(type(self).sections()["share_by_reach"])]

    @section("reach_km")
    def assumed_reach(self) -> pd.DataFrame:
        """Range of the assumed J/FPS-5 for a square metre."""
        return pd.DataFrame({"reach_km": [float(self.one_fps5.reach_km(1.0))]})

    def share_at_gain(self, gain: float) -> float:
        """Share of the catalogue that the J/FPS-5 detect at a gain, from the sweep."""
        return float(np.interp(np.log(gain), np.log(self.sweep["gain"]), self.sweep["share"]))

    @words("least_of_assumed")
    def sensitivity_in_words(self) -> dict[str, str]:
        """Which part of the assumed sensitivity the least one is."""
        least = self.parameters.least_sensitivity
        named = {0.1: "a tenth", 0.01: "a hundredth", 0.001: "a thousandth"}
        return {"least_of_assumed": named.get(least, f"{least:g}")}

    @values("fps5_share_hundredth")
    def fps5_share_hundredth(self) -> dict[str, Value]:
        """At the least sensitivity and the reference elevation, in per cent."""
        share = 100 * self.share_at_gain(self.parameters.least_sensitivity)
        text = f"Share at {self.text('least_of_assumed')} of the sensitivity"
        return quantities([("fps5_share_hundredth", share, text)], unit="%", digits=1)

    @cached_property
    def network(self) -> tuple[pd.DataFrame, pd.DataFrame]:
        """What each group of radars sees in a day, and the gaps between sightings."""
        groups = {
            BASE: {"new": self.radars["new"]}, "J/FPS-5": self.fps5, "MOTR": {"motr": self.motr}
        }  # fmt: skip
        return reach.network_day(self.objects, groups, BASE, self.parameters.day)

    @cached_property
    def by_group(self) -> pd.DataFrame:
        """The rows of the network's worth, by group."""
        return self.network[0].set_index("group")

    @section("radar_group", "objects_seen", "percent", "objects_added", "objects_alone",
             "more_passes")  # fmt: skip
    def network_worth(self) -> pd.DataFrame:
        """What each group of radars sees, adds and alone provides in one day."""
        names = {
            "group": "radar_group",
            "seen": "objects_seen",
            "added": "objects_added",
            "lost": "objects_alone",
        }
        worth = self.network[0].rename(columns=names)
        worth["percent"] = 100 * worth["share"]
        return worth[list(type(self).sections()["network_worth"])].round(3)

    @values("fps5_share", "fps5_added", "fps5_more_passes", "motr_added", "motr_added_share",
            "motr_lost")  # fmt: skip
    def network_values(self) -> dict[str, Value]:
        """What the J/FPS-5 and MOTR see, add and alone provide."""
        fps5, motr = self.by_group.loc["J/FPS-5"], self.by_group.loc["MOTR"]
        share_added = motr["added"] / self.by_group.loc[BASE, "seen"]
        shares = [
            ("fps5_share", 100 * fps5["share"], "Share of the catalogue J/FPS-5 see in a day"),
            (
                "motr_added_share",
                100 * share_added,
                "Objects that MOTR adds, against those that Kamisaibara sees",
            ),
        ]
        counts = [
            ("fps5_added", fps5["added"], "Objects J/FPS-5 add to Kamisaibara's"),
            ("motr_added", motr["added"], "Objects MOTR adds to Kamisaibara's"),
            ("motr_lost", motr["lost"], "Objects that only MOTR sees"),
        ]
        more = [
            (
                "fps5_more_passes",
                fps5["more_passes"],
                "Passes seen by J/FPS-5 against Kamisaibara's",
            )
        ]
        return (
            quantities(shares, unit="%", digits=1)
            | quantities(counts, unit="objects", digits=0)
            | quantities(more, unit="times", digits=1)
        )

    @values("gap_alone", "gap_network")
    def sighting_gaps(self) -> dict[str, Value]:
        """Median longest time without a sighting."""
        gap = self.network[1].set_index("network")["median_longest_gap_h"]
        rows = [
            ("gap_alone", gap[BASE], "Median longest gap between sightings, Kamisaibara"),
            (
                "gap_network",
                gap["all"],
                "Median longest gap between sightings with J/FPS-5 and MOTR",
            ),
        ]
        return quantities(rows, unit="h", digits=1)

    @value(
        "mimo_reach",
        unit="km",
        digits=0,
        of="Range of the assumed MIMO radar for one square metre",
    )
    def mimo_reach(self) -> float:
        """A J/FPS-5 made more sensitive by the assumed gain."""
        return float(self.one_fps5.scaled(self.parameters.mimo_gain).reach_km(1.0))

    @value(
        "mimo_gain_needed",
        unit="times",
        digits=0,
        of="Gain over J/FPS-5 to see one square metre in the belt",
    )
    def mimo_gain_needed(self) -> float:
        """At an elevation at which the belt stands over Japan."""
        return reach.gain_for_belt(self.one_fps5, 1.0, BELT_ELEVATION_DEG)
