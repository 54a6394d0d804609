"""Parameters of the notebook validation."""

from typing import Literal

from analysis.parameters.base import NotebookParameters, parameter

Topic = Literal["budget", "orbits", "coverage", "positioning", "debris", "surveillance"]


class Parameters(NotebookParameters):
    """How close do our numbers come to those that others have published?"""

    topics: tuple[Topic, ...] = parameter(
        ("budget", "orbits", "coverage", "positioning", "debris", "surveillance"),
        min_length=1,
        description="Topics whose numbers are compared",
    )
