"""What the radar at Kamisaibara detects: sizes, JAXA's count, the catalogue, passes of a day."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis import tables
from analysis.evidence import numbers
from analysis.evidence.record import Value
from analysis.ground.geometry import slant_range_km
from analysis.orbits.constants import EARTH_RADIUS_KM
from analysis.parameters.surveillance_network import Parameters
from analysis.studies import stated
from analysis.studies.base import Study, quantities, section, value, values, words
from analysis.studies.surveillance_network import reach
from analysis.surveillance import data, passes, population
from analysis.surveillance.radar import Radar

OLD, NEW = "Kamisaibara to 2023", "Kamisaibara since 2023"
DETECTION = ("Seen by the old radar", "Seen since 2023", "Not seen")


class Detection(Study[Parameters]):
    """The radar before and since its renewal, held against the catalogue of early 2017."""

    @cached_property
    def published(self) -> pd.Series:
        """Published figures, by id."""
        return data.published_figures().set_index("id")["value"]

    @cached_property
    def radars(self) -> dict[str, Radar]:
        """The radars of Kamisaibara, as "old" and "new"."""
        return data.kamisaibara(self.parameters.radar_mask_angle_deg)

    @cached_property
    def motr(self) -> Radar:
        """India's radar, calibrated on its own nearer point."""
        return data.radar("motr", "motr-near", self.parameters.radar_mask_angle_deg)

    @cached_property
    def wavelength_m(self) -> float:
        """Wavelength of the radars at Kamisaibara."""
        return data.kamisaibara_wavelength_m()

    @cached_property
    def objects(self) -> pd.DataFrame:
        """The population drawn from the catalogue's histogram."""
        return population.draw(data.population_counts(), self.parameters.seed)

    @section("radar", "object_altitude_km", "range_km", "size_cm")
    def size_by_altitude(self) -> pd.DataFrame:
        """Smallest diameter that each radar detects, by altitude."""
        drawn = {OLD: self.radars["old"], NEW: self.radars["new"], "MOTR, India": self.motr}
        return reach.sizes_by_altitude(
            drawn,
            np.arange(200, 3001, 25),
            self.parameters.reference_elevation_deg,
            self.wavelength_m,
        ).round(3)

    @section("object_altitude_km", "size_cm", "published_as")
    def published_sizes(self) -> pd.DataFrame:
        """The points on which the radars are calibrated, and what was required in 2016."""
        points = tables.read("surveillance/radar_points").set_index("point")["altitude_km"]
        new_cm = stated.numbers("ksgc-10cm-650km")[0]
        old_cm = 200 * np.sqrt(self.radars["old"].reference_rcs_m2 / np.pi)  # a sphere
        top_km = stated.numbers("ksgc-200-1000")[-1]
        rows = [
            (points["kamisaibara-new"], new_cm, "calibration"),
            (points["kamisaibara-old"], round(old_cm, 1), "calibration"),
            (top_km, self.number("size_required"), "required in 2016"),
        ]
        return pd.DataFrame(rows, columns=list(type(self).sections()["published_sizes"]))

    @values("size_at_*", "size_required")
    def sizes(self) -> dict[str, Value]:
        """What the new radar sees at three altitudes, and what is required at the highest."""
        rows = []
        calibrated_km = stated.numbers("ksgc-10cm-650km")[-1]
        bottom_km, top_km = stated.numbers("ksgc-200-1000")
        for altitude in (calibrated_km, top_km, bottom_km):
            at = slant_range_km(altitude, self.parameters.reference_elevation_deg, EARTH_RADIUS_KM)
            size = self.radars["new"].smallest_diameter_m(at, self.wavelength_m)
            rows.append(
                (
                    f"size_at_{altitude:.0f}_km",
                    100 * float(size),
                    f"Smallest object the new radar sees at {altitude:,.0f} km",
                )
            )
        required = (
            "size_required",
            100 * self.published["requirement-1000km"],
            "Size to be seen at 1,000 km by the agreement of 2016",
        )
        return quantities(rows, unit="cm", digits=1) | quantities([required], unit="cm", digits=0)

    @value("radar_gain", unit="times", digits=0, of="Sensitivity, new radar over old")
    def radar_gain(self) -> float:
        """Both radars have their calibration point at one range."""
        return self.radars["old"].reference_rcs_m2 / self.radars["new"].reference_rcs_m2

    @value("motr_at_1000_km", unit="cm", digits=0, of="Side of the square MOTR sees 1,000 km away")
    def motr_at_1000_km(self) -> float:
        """The root of the smallest cross-section."""
        return 100 * float(np.sqrt(self.motr.smallest_rcs_m2(1000.0)))

    @section("below_km", "size_class", "public_ours", "public_theirs", "public_difference_percent",
             "observable_ours", "observable_theirs", "observable_difference_percent")  # fmt: skip
    def observable(self) -> pd.DataFrame:
        """Public and observable objects by altitude and size, ours and JAXA's."""
        return self._count.round(1)

    @cached_property
    def _count(self) -> pd.DataFrame:
        """JAXA's table beside ours, not rounded."""
        return reach.table_comparison(
            self.objects, self.radars["new"], self.wavelength_m, self.published
        )

    @values("observable_*", "worst_*")
    def count_values(self) -> dict[str, Value]:
        """The row of the stated ceiling, and the largest differences."""
        count, top_km = self._count, stated.numbers("ksgc-200-1000")[-1]
        ceiling = count[count["below_km"] == top_km]
        (row,) = ceiling[ceiling["size_class"] == "all"].to_dict("records")
        worst = [part.filter(like="difference").abs().to_numpy().max() for part in (ceiling, count)]
        return quantities(
            [
                ("observable_1000", row["observable_ours"], "Observable up to 1,000 km, ours"),
                ("observable_1000_jaxa", row["observable_theirs"],
                 "Observable up to 1,000 km, JAXA's"),
            ],
            unit="objects",
            digits=0,
        ) | quantities(
            [
                ("worst_1000", worst[0],
                 "Largest difference from JAXA's table, rows up to 1,000 km"),
                ("worst_table", worst[1], "Largest difference from JAXA's table, all rows"),
            ],
            unit="%",
            digits=1,
        )  # fmt: skip

    @section("shell_altitude_km", "detection", "objects")
    def shells(self) -> pd.DataFrame:
        """Objects of each shell by who detects them."""
        share = population.share_by_altitude(
            self.objects,
            self.radars,
            np.arange(200, 2001, 100),
            self.parameters.reference_elevation_deg,
        )
        wide = share.pivot(index=["altitude_km", "objects"], columns="radar", values="share")
        wide = wide.reset_index()
        shares = (wide["old"], wide["new"] - wide["old"], 1 - wide["new"])
        parts = {name: wide["objects"] * part for name, part in zip(DETECTION, shares, strict=True)}
        frame = pd.DataFrame({"shell_altitude_km": wide["altitude_km"], **parts})
        long = frame.melt("shell_altitude_km", var_name="detection", value_name="objects")
        return long.round(0)

    @values("share_old", "share_new")
    def low_shares(self) -> dict[str, Value]:
        """Share of the catalogue in low orbits that each radar detects."""
        low = self.objects[self.objects["apogee_km"] <= 2000]
        mean_km = (low["perigee_km"] + low["apogee_km"]) / 2
        elevation = self.parameters.reference_elevation_deg
        rows = [
            (f"share_{name}", 100 * radar.detects(low["rcs_m2"], mean_km, elevation).mean(),
             f"Share of the catalogue up to 2,000 km that the {name} radar detects")
            for name, radar in self.radars.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=1)

    @cached_property
    def found(self) -> dict[str, pd.DataFrame]:
        """Passes of a day over the old and the new radar."""
        return reach.radar_day(self.objects, self.radars, self.parameters.day)

    @section("radar", "mask_angle_deg", "passes")
    def passes_by_limit(self) -> pd.DataFrame:
        """Passes of a day that rise above each elevation."""
        limits = np.arange(self.parameters.radar_mask_angle_deg, 76, 2.5)
        return reach.passes_by_elevation({OLD: self.found["old"], NEW: self.found["new"]}, limits)

    @section("radar", "passes")
    def stated_passes(self) -> pd.DataFrame:
        """Observations a day that the paper states."""
        old, new = stated.numbers("passes-200-to-10000")
        return pd.DataFrame({"radar": [OLD, NEW], "passes": [old, new]})

    @words("stated_old", "stated_new")
    def stated_in_words(self) -> dict[str, str]:
        """The stated observations a day."""
        old, new = stated.numbers("passes-200-to-10000")
        return {
            "stated_old": numbers.number_text(old, 0),
            "stated_new": numbers.number_text(new, 0),
        }

    @cached_property
    def channels(self) -> int:
        """Objects that the new radar can hold at once."""
        return int(self.published["radar-new-channels"])

    @values("passes_*", "tracked_*", "objects_new", "in_view_new", "channels_new", "seconds_each",
            "stated_ratio")  # fmt: skip
    def pass_values(self) -> dict[str, Value]:
        """Passes detected and tracked, against the stated observations."""
        found, channels = self.found, self.channels
        old, new = len(found["old"]), len(found["new"])
        stated_old, stated_new = stated.numbers("passes-200-to-10000")
        tracked = passes.trackable(found["new"], channels, self.parameters.tracking_s)
        whole = passes.trackable(found["new"], channels, 3600.0)
        in_view = passes.simultaneous(found["new"], 24.0)["objects"].mean()
        each = reach.channel_seconds(channels, stated_new)
        counted = [
            ("passes_old", old, "Detectable passes a day, old radar"),
            ("passes_new", new, "Detectable passes a day, new radar"),
            (
                "tracked_new",
                tracked,
                "Detectable passes a day that the new radar's channels can track for a while",
            ),
            (
                "tracked_whole",
                whole,
                "Detectable passes a day that its channels can track from end to end",
            ),
        ]
        held = [
            ("objects_new", found["new"]["object"].nunique(),
             "Objects the new radar can see at least once a day"),
            ("in_view_new", in_view, "Detectable objects in view at once, mean"),
            ("channels_new", channels, "Objects the new radar can hold at once"),
        ]  # fmt: skip
        ratios = [
            ("passes_ratio", new / old, "Passes, new radar over old"),
            ("stated_ratio", stated_new / stated_old, "Observations, stated after over before"),
        ]
        time = [
            ("seconds_each", each, "Time per pass if all channels serve the stated number a day")
        ]
        return (
            quantities(counted, unit="passes", digits=0)
            | quantities(held, unit="objects", digits=0)
            | quantities(ratios, unit="times", digits=0)
            | quantities(time, unit="s", digits=0)
        )
