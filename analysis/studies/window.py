"""The window of days that a study looks at."""

from functools import cached_property
from typing import Any

import numpy as np

from analysis.orbits.constants import DAY_S


class DayWindow:
    """Start, end and length of the window of `days` from `first_day` on, both parameters."""

    parameters: Any

    @cached_property
    def start(self) -> np.datetime64:
        """Start of the window, UTC."""
        return np.datetime64(str(self.parameters.first_day), "ns")

    @cached_property
    def end(self) -> np.datetime64:
        """End of the window, UTC."""
        return self.start + np.timedelta64(self.parameters.days, "D")

    @cached_property
    def window_s(self) -> float:
        """Length of the window, seconds."""
        return self.parameters.days * DAY_S
