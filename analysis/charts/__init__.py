"""One look for every chart, in light and dark, on the page and in files.

Importing this package registers and enables the altair theme.
"""

from analysis.charts.export import rendered
from analysis.charts.theme import COLOURS, config, enable

__all__ = ["COLOURS", "config", "enable", "rendered"]

enable()
