"""The geostationary belt from the ground: how small, which stretch, and where the gap is."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.evidence.record import Value
from analysis.ground.slots import BELT_RADIUS_KM
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.studies.base import quantities, section, value, values, words
from analysis.studies.surveillance_network import belt_watch, reach
from analysis.studies.surveillance_network.partners import Partners
from analysis.surveillance import belt, data

COUNTRIES = {
    "japan": "Japan",
    "united-states": "United States",
    "australia": "Australia",
    "india": "India",
}
# Over Asia and the Pacific, where a gap of the American telescopes is looked for.
GAP_WEST_DEG, GAP_EAST_DEG = 90.0, 220.0


class Arcs(Partners):
    """What stands above the lowest elevation of telescopes and radars that watch the belt."""

    @cached_property
    def watchers(self) -> pd.DataFrame:
        """Sensors that watch the belt."""
        return data.sensors(self.parameters.deep_space_latitude_deg, belt_only=True)

    @cached_property
    def stretch_deg(self) -> tuple[float, float]:
        """Western and eastern end of the stretch in question."""
        return self.parameters.stretch_west_deg, self.parameters.stretch_east_deg

    def _telescope_sizes(self, magnitudes) -> pd.DataFrame:
        p = self.parameters
        bisei = self.watchers.set_index("sensor").loc["bisei"]
        return reach.sizes_by_magnitude(
            magnitudes, bisei["latitude_deg"], p.telescope_mask_angle_deg, p.albedo
        )

    @section("slot_place", "magnitude", "range_km", "size_cm")
    def size_by_magnitude(self) -> pd.DataFrame:
        """Smallest diameter in the belt by limiting magnitude, from Bisei."""
        return self._telescope_sizes(np.arange(14, 21.51, 0.25)).round(3)

    @section("magnitude", "size_cm", "published_by")
    def published_pairs(self) -> pd.DataFrame:
        """Pairs of magnitude and size that others publish."""
        figures = data.published_figures().set_index("id")
        mine = figures[figures.index.str.fullmatch(r"size-[\d.]+mag")]
        jaxa = mine["source"].str.startswith("JAXA")
        return pd.DataFrame(
            {
                "magnitude": mine.index.str.extract(r"size-([\d.]+)mag")[0].astype(float),
                "size_cm": 100 * mine["value"].to_numpy(),
                "published_by": np.where(jaxa, "JAXA", "others"),
            }
        )

    @value(
        "telescope_size",
        unit="cm",
        digits=0,
        of="Smallest object Bisei sees in the belt, worst slot",
    )
    def telescope_size(self) -> float:
        """The larger one of the nearest and the farthest slot."""
        magnitude = self.parameters.telescope_limiting_magnitude
        return self._telescope_sizes([magnitude])["size_cm"].max()

    @value("telescope_magnitude", unit="mag", digits=1, of="Limit of Bisei's 1 m telescope")
    def telescope_magnitude(self) -> float:
        """As the parameter has it."""
        return self.parameters.telescope_limiting_magnitude

    @value("telescope_lowest", unit="deg", digits=0, of="Lowest elevation of telescopes")
    def telescope_lowest(self) -> float:
        """As the parameter has it."""
        return self.parameters.telescope_mask_angle_deg

    @value("belt_altitude", unit="km", digits=0, of="Altitude of the geostationary belt")
    def belt_altitude(self) -> float:
        """Over the equator."""
        return BELT_RADIUS_KM - EARTH_RADIUS_KM

    @cached_property
    def seen(self) -> pd.DataFrame:
        """The arc that each sensor sees above its kind's lowest elevation."""
        p = self.parameters
        telescope = self.watchers["kind"] == "telescope"
        lowest = np.where(telescope, p.telescope_mask_angle_deg, p.belt_radar_mask_angle_deg)
        return belt.arcs(self.watchers, lowest)

    def of_alliance(self, alliance: str, kind: str | None = None) -> pd.DataFrame:
        """The arcs of one country's sensors, of one kind or all."""
        mine = self.seen[self.seen["alliance"] == alliance]
        return mine if kind is None else mine[mine["kind"] == kind]

    @cached_property
    def american_telescopes(self) -> pd.DataFrame:
        """The arcs of American telescopes."""
        return self.of_alliance("united-states", "telescope")

    @section("sensor_name", "sensor_country", "host", "sensor_kind", "west_deg", "east_deg",
             "width_deg", "confidence")  # fmt: skip
    def arc_list(self) -> pd.DataFrame:
        """The arc of each sensor."""
        frame = self.seen.rename(columns={"name": "sensor_name", "kind": "sensor_kind"})
        frame["sensor_country"] = frame["alliance"].map(COUNTRIES)
        return frame[list(type(self).sections()["arc_list"])].round(1)

    @section("west_deg")
    def stretch_end(self) -> pd.DataFrame:
        """The western end of the stretch in question."""
        return pd.DataFrame({"west_deg": [self.stretch_deg[0]]})

    @cached_property
    def dark(self) -> pd.DataFrame:
        """Gaps of the American telescopes over Asia and the Pacific: west_deg, east_deg."""
        return belt.gaps(self.american_telescopes, GAP_WEST_DEG, GAP_EAST_DEG)

    @values("bisei_arc", "radar_arc", "stretch_width", "gap_west", "gap_east", "*_stretch")
    def arc_values(self) -> dict[str, Value]:
        """Arcs of single sensors, what networks see of the stretch, and the gap.

        Without a gap both its ends lie at the western end of the stretch.
        """
        west, east = self.stretch_deg
        arc = self.seen.set_index("sensor")["width_deg"]
        american = self.of_alliance("united-states")
        networks = (self.american_telescopes, american, self.of_alliance("japan"))
        telescopes, everything, japan = (
            belt.width_deg(network, west, east) for network in networks
        )
        gap = (west, west)
        if len(self.dark):
            gap = (self.dark["west_deg"].iloc[0], self.dark["east_deg"].iloc[-1])
        whole = [
            ("bisei_arc", arc["bisei"], "Arc of the belt seen from Bisei"),
            ("radar_arc", arc["deep-space-radar"], "Arc of the belt seen from Sanyo-Onoda"),
            ("stretch_width", east - west, "Width of the stretch in question"),
        ]
        parts = [
            ("us_telescopes_stretch", telescopes, "Of it seen by American telescopes"),
            ("us_all_stretch", everything, "Of it seen by all American sensors"),
            ("japan_stretch", japan, "Of it seen by Japanese sensors"),
            ("gap_west", gap[0], "Western end of the American telescopes' gap"),
            ("gap_east", gap[1], "Eastern end of that gap"),
        ]
        return quantities(whole, unit="deg", digits=0) | quantities(parts, unit="deg", digits=1)

    @words("gap_found")
    def gap_in_words(self) -> dict[str, str]:
        """Where the American telescopes leave a gap, or that they leave none."""
        if self.dark.empty:
            return {"gap_found": "no gap over Asia and the Pacific"}
        west, east = self.text("gap_west"), self.text("gap_east")
        return {"gap_found": f"{west} to {east} east unseen"}

    @section("sensor_name", "sensor_country", "alone_deg", "adds_deg", "lost_without_deg")
    def arc_worth(self) -> pd.DataFrame:
        """Degrees of the stretch that each sensor sees, adds to the American network, and alone
        provides."""
        worth = belt.contributions(self.seen, ["united-states"], *self.stretch_deg)
        frame = worth.merge(self.seen[["sensor", "name"]]).rename(columns={"name": "sensor_name"})
        frame["sensor_country"] = frame["alliance"].map(COUNTRIES)
        return frame[list(type(self).sections()["arc_worth"])].round(1)

    @cached_property
    def networks(self) -> dict[str, list[str]]:
        """Sensors of each network that is compared by elevation."""
        telescopes = list(self.american_telescopes["sensor"])
        return {
            "American telescopes": telescopes,
            "American telescopes and Bisei": [*telescopes, "bisei"],
            "All American sensors": list(self.of_alliance("united-states")["sensor"]),
            "Japan alone": list(self.of_alliance("japan")["sensor"]),
        }

    @section("network", "mask_angle_deg", "covered_deg", "percent")
    def stretch_by_limit(self) -> pd.DataFrame:
        """Share of the stretch that each network sees, by one lowest elevation for all."""
        cover = belt_watch.belt_by_elevation(
            self.watchers, self.networks, np.arange(0, 61, 1), *self.stretch_deg
        )
        cover["percent"] = 100 * cover["share"]
        return cover[list(type(self).sections()["stretch_by_limit"])].round(2)

    @values("india_*")
    def indian_gains(self) -> dict[str, Value]:
        """What India's telescopes add to the arcs of Japan, and of Japan and America."""
        japan, india = self.of_alliance("japan"), self.of_alliance("india")
        joint = pd.concat([japan, self.of_alliance("united-states")])
        gains = [
            belt.width_deg(pd.concat([base, india])) - belt.width_deg(base)
            for base in (japan, joint)
        ]
        rows = [
            ("india_belt_gain", gains[0], "Belt that India's telescopes add to Japan's arc"),
            (
                "india_belt_gain_with_us",
                gains[1],
                "Belt that India's telescopes add to Japan's and America's arcs",
            ),
        ]
        return quantities(rows, unit="deg", digits=0)
