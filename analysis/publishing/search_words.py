"""What the site's search finds besides English words: years, Japanese names, signs of equations.

The browser's half is in _static/evidence.js: Sphinx leaves numbers out of what a reader asks for.
"""

import re
from itertools import pairwise

from sphinx.search.en import SearchEnglish

_FISCAL_YEAR = re.compile(r"FY(\d{4})")
_JAPANESE = re.compile(r"[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]{2,}")
_DIFFERENCE = re.compile(r"\\Delta\s*([A-Za-z])")


class ReportSearch(SearchEnglish):
    """English, with years, and with Japanese, which sets no blanks between words."""

    def split(self, input: str) -> list[str]:
        """The words of a text; of FY2008 also 2008, and of Japanese every two signs that stand
        side by side: the browser looks for a name of three signs or more within the words, and for
        a shorter one only as a whole word."""
        text = _DIFFERENCE.sub(r"Δ\1", input)
        words = super().split(text)
        years = [found for word in words for found in _FISCAL_YEAR.findall(word)]
        pairs = [a + b for name in _JAPANESE.findall(text) for a, b in pairwise(name)]
        return words + years + pairs

    def word_filter(self, word: str) -> bool:
        """Whether a word is worth finding: all but the common words of English."""
        return word not in self.stopwords
