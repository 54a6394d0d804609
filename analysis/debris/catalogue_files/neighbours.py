"""What people hand over in place of a catalogue: known by its first words, and what to fetch."""

import re

from analysis.errors import DataError, shown

_SATCAT = "fetch CelesTrak's satcat.csv"
_ELEMENTS = "fetch element sets, as OMM or in two lines"
_AGAIN = "check the address, or fetch it again later"

# Beginning of the first line with text, without quotation marks.
_KNOWN = {
    r"(?i)<": ("a web page or other markup", _AGAIN),
    r"(?i)# ?jcat\b": ("the General Catalog of Artificial Space Objects", _SATCAT),
    r"\d{4}-\d{3}[A-Z]{1,3} +\d{5} ": ("the old satcat.txt in fixed columns", _SATCAT),
    r"(?=.*\bSATNAME\b).*\bCOUNTRY\b": ("Space-Track's satellite catalogue", _SATCAT),
    r"(?=.*\bCOUNTRY\b).*\bSATNAME\b": ("Space-Track's satellite catalogue", _SATCAT),
    r"\*+ *Week +\d+ +almanac": ("a GPS almanac in Yuma form", _ELEMENTS),
    r"\d+ +\S+\.(?:AL3|ALM)\b": ("a GPS almanac in SEM form", _ELEMENTS),
    r"[^,;\t]+(?:;[^,;\t]+){3}": ("fields between semicolons", "save the file with commas"),
    r"(?i)(?:no|not|invalid|error|forbidden|you|too many|rate|access|40\d|50\d)\b"
    r"|GP data has not|\{ *(?:error|message|detail)\b": ("a message of the server", _AGAIN),
}


def refuse_neighbour(name: str, text: str) -> None:
    """Raise DataError, quoting the line, when the text begins as one of the known neighbours."""
    numbered = enumerate(text.split("\n"), start=1)
    number, line = next((at, line.strip()) for at, line in numbered if line.strip())
    for pattern, (what, instead) in _KNOWN.items():
        if re.match(pattern, line[:1000].replace('"', "")):
            raise DataError(f"{name}, line {number}: {what}: {shown(line)}: {instead}")
