"""What systems give together: where only both serve, how much a fix sharpens, and in the street."""

from functools import cached_property

import numpy as np
import pandas as pd

from analysis.evidence.record import Value
from analysis.positioning import data
from analysis.studies.base import quantities, section, value, values
from analysis.studies.positioning import comparisons
from analysis.studies.positioning.served import DESIGN, NAVIC_STATES, NOW, Served

MASKS_DEG = tuple(range(0, 45, 5))
WALLS_M = (0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 40.0)
NOT_SERVED = "not served"


class Together(Served):
    """Unions of systems, and the street."""

    @section("sky", "latitude_deg", "longitude_deg", "served_by")
    def extension(self) -> pd.DataFrame:
        """By which of NavIC and QZSS a cell is served; missing where by none."""
        frames = [
            comparisons.extension(self.on_map, sky, self.qzss, self.parameters.needed_share).assign(
                sky=state
            )
            for sky, state in NAVIC_STATES.items()
        ]
        names = {f"{DESIGN} alone": "NavIC alone", f"{self.qzss} alone": "QZSS alone"}
        frame = pd.concat(frames).replace({"case": names})
        frame["served_by"] = frame["case"].where(frame["case"] != NOT_SERVED)
        return frame[list(type(self).sections()["extension"])]

    @cached_property
    def _joined(self) -> dict[str, tuple[str, str]]:
        """A system and the one added to it, by the ends of their values' keys."""
        return {
            "navic_design": (DESIGN, self.qzss),
            "qzss_design": (self.qzss, DESIGN),
            "qzss_now": (self.qzss, NOW),
        }

    def _ratios(self, pair: tuple[str, str], masks, receiver: str) -> pd.DataFrame:
        """`comparisons.ratio_by_mask` over the map."""
        return comparisons.ratio_by_mask(
            self.parts, *pair, self.map_cells, masks, receiver, self.parameters.pdop_max
        )

    @section("pair", "mask_angle_deg", "pdop_ratio", "alone_percent", "together_percent")
    def ratios(self) -> pd.DataFrame:
        """PDOP together over PDOP alone, and both shares of area and day, by elevation mask."""
        receiver = self.parameters.receiver
        frame = pd.concat([self._ratios(p, MASKS_DEG, receiver) for p in self._joined.values()])
        return pd.DataFrame(
            {
                "pair": frame["added"] + " added to " + frame["alone"],
                "mask_angle_deg": frame["mask_angle_deg"],
                "pdop_ratio": frame["ratio"].round(3),
                "alone_percent": (100 * frame["alone_available"]).round(1),
                "together_percent": (100 * frame["together_available"]).round(1),
            }
        )

    @values("ratio_navic_design", "ratio_qzss_design", "ratio_qzss_now")
    def ratio_values(self) -> dict[str, Value]:
        """The ratios at the elevation mask of the run."""
        p = self.parameters
        rows = []
        for key, pair in self._joined.items():
            row = self._ratios(pair, [p.mask_angle_deg], p.receiver).iloc[0]
            text = f"PDOP of {pair[0]} with {pair[1]} over PDOP of {pair[0]} alone, Indo-Pacific"
            rows.append((f"ratio_{key}", comparisons.ratio_or_bound(row), text))
        return quantities(rows, digits=2)

    @value(
        "ratio_qzss_design_one_clock", digits=2,
        of="As ratio_qzss_design, for a receiver that knows the offset of the two times",
    )  # fmt: skip
    def ratio_one_clock(self) -> float:
        """Ratio."""
        masks = [self.parameters.mask_angle_deg]
        row = self._ratios(self._joined["qzss_design"], masks, "one clock").iloc[0]
        return comparisons.ratio_or_bound(row)

    @cached_property
    def mixes(self) -> dict[str, str]:
        """Skies of the street by the ends of their values' keys."""
        return {
            "gps": "GPS",
            "gps_qzss": self.gps_qzss,
            "gps_galileo": "GPS + Galileo",
            "gps_galileo_qzss": f"GPS + Galileo + {self.qzss}",
            "qzss": self.qzss,
        }

    @cached_property
    def in_streets(self) -> pd.DataFrame:
        """Service and error by height of the walls, as `comparisons.in_streets`."""
        p = self.parameters
        published = {
            "GPS": p.gps_range_error_m,
            "QZSS": p.qzss_range_error_m,
            "Galileo": p.galileo_range_error_m,
        }
        frame = comparisons.in_streets(
            self.parts,
            list(self.mixes.values()),
            self.home["latitude_deg"],
            self.home["longitude_deg"],
            sorted({*WALLS_M, p.wall_height_m}),
            p.street_width_m,
            p.street_axes_deg,
            p.mask_angle_deg,
            p.receiver,
            p.pdop_max,
            {name: float(np.hypot(e, p.receiver_range_error_m)) for name, e in published.items()},
        )
        return frame.assign(percent=(100 * frame["available_share"]).round(1))

    @section("sky", "wall_height_m", "percent", "mean_in_view", "median_error_m")
    def street(self) -> pd.DataFrame:
        """The same as it is drawn; the error is missing where most of the day has no fix."""
        frame = self.in_streets.rename(
            columns={"height_m": "wall_height_m", "mean_visible": "mean_in_view"}
        ).round({"mean_in_view": 1, "median_error_m": 3})
        frame["median_error_m"] = frame["median_error_m"].replace(np.inf, np.nan)
        return frame[list(type(self).sections()["street"])]

    def _at_walls(self, height_m: float) -> pd.DataFrame:
        """The rows of one height, by sky."""
        rows = self.in_streets
        return rows[rows["height_m"] == height_m].set_index("sky")

    @values("street_time_*")
    def street_times(self) -> dict[str, Value]:
        """Service between the walls of the run, by sky."""
        percent = self._at_walls(self.parameters.wall_height_m)["percent"]
        rows = [
            (f"street_time_{key}", percent[sky],
             f"Share of the day with service between the walls of the run, {sky}")
            for key, sky in self.mixes.items()
        ]  # fmt: skip
        return quantities(rows, unit="%", digits=0)

    @values("open_error_*")
    def open_errors(self) -> dict[str, Value]:
        """Errors without walls, by sky."""
        errors = self._at_walls(0.0)["median_error_m"]
        rows = [
            (f"open_error_{key}", comparisons.number_or_no_fix(errors[sky]),
             f"Median horizontal error under an open sky, {sky}")
            for key, sky in self.mixes.items()
        ]  # fmt: skip
        return quantities(rows, unit="m", digits=1)

    @value(
        "clas_accuracy", unit="m", digits=2,
        of="Stated horizontal accuracy (95 %) of QZSS's centimetre service, moving receiver",
    )  # fmt: skip
    def clas_accuracy(self) -> float:
        """Metres."""
        return data.service_accuracies().set_index("id").loc["qzss-clas-moving", "accuracy_m"]

    @section("system", "service", "accuracy_m", "statistic", "source")
    def accuracies(self) -> pd.DataFrame:
        """Accuracies as operators and reporters state them."""
        return data.service_accuracies()[list(type(self).sections()["accuracies"])]
