"""The letters of every picture: a typeface that comes with the project.

The converter knows the machine's fonts too, and takes a letter that ours lacks from one of them.
Hence our family's name is nobody else's, and a text with such a letter is refused.
"""

import base64
import functools
import io
from xml.etree import ElementTree

from analysis import paths
from analysis.errors import DataError, InputError

FAMILY = "Japan in Orbit Sans"
# What follows the family is for programs that do not read the fonts within a picture.
STACK = f"{FAMILY}, Source Sans Pro, Arial, Helvetica, sans-serif"

FILES = {
    "regular": "_static/fonts/pictures/regular.ttf",
    "semibold": "_static/fonts/pictures/semibold.ttf",
}
_WEIGHTS = {"regular": "400", "semibold": "600 700"}  # as a style sheet names them
_HEAVY = {"bold", "bolder", "600", "700", "800", "900"}
_TEXT = "{http://www.w3.org/2000/svg}text"


@functools.cache
def register() -> None:
    """Make the typeface known to the converter. Raises DataError when a file is missing."""
    import vl_convert

    for name in FILES.values():
        if not (paths.ROOT / name).is_file():
            raise DataError(f"{name}: the file is missing")
    vl_convert.register_font_directory(str((paths.ROOT / FILES["regular"]).parent))


def letters(svg: str, what: str) -> dict[str, str]:
    """The characters that a picture sets in each style of FILES, sorted.

    what: what the picture is, for the error. Raises InputError for a text in another family and for
    a character that the typeface lacks.
    """
    found: dict[str, set[str]] = {style: set() for style in FILES}
    for node in ElementTree.fromstring(svg).iter(_TEXT):
        text = "".join(node.itertext())
        family = node.get("font-family", "").split(",")[0].strip("'\" ")
        if family != FAMILY:
            raise InputError(f"{what}: '{text[:40]}' is set in '{family}'; allowed is '{FAMILY}'")
        style = "semibold" if node.get("font-weight") in _HEAVY else "regular"
        found[style] |= set(text)
    for style, characters in found.items():
        for character in sorted(characters - _covered(style)):
            raise InputError(
                f"{what}: the report's typeface has no '{character}' (U+{ord(character):04X}); "
                f"_static/fonts/make.py says what it has"
            )
    return {style: "".join(sorted(characters)) for style, characters in found.items()}


@functools.cache
def style_sheet(used: tuple[tuple[str, str], ...]) -> str:
    """A `<style>` element that holds the letters used, for a picture that is opened elsewhere.

    used: pairs of style and characters, as from `letters`.
    """
    faces = "".join(
        f"@font-face{{font-family:'{FAMILY}';font-weight:{_WEIGHTS[style]};"
        f"src:url(data:font/woff2;base64,{_cut(style, characters)})}}"
        for style, characters in used
        if characters
    )
    return f"<style>{faces}</style>" if faces else ""


@functools.cache
def _covered(style: str) -> set[str]:
    from fontTools.ttLib import TTFont

    with TTFont(paths.ROOT / FILES[style]) as font:
        return {chr(code) for code in font.getBestCmap()}


def _cut(style: str, characters: str) -> str:
    """The given letters of one style as WOFF2, in base64."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    with TTFont(paths.ROOT / FILES[style], recalcTimestamp=False) as font, io.BytesIO() as file:
        options = subset.Options(layout_features=["kern", "ccmp", "mark"], name_IDs=[0, 13, 14])
        cutter = subset.Subsetter(options)
        cutter.populate(text=characters)
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(file)
        return base64.b64encode(file.getvalue()).decode()
