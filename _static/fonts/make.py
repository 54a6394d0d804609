"""Make the report's fonts from Source Sans: `python make.py FOLDER`, with fonttools and brotli.

FOLDER: the unpacked package `source-sans`, version 3.52.0, of the npm registry. Its licence
reserves the name Source, so that what is cut out of it goes by another: the report's own, which no
machine has among its fonts.
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FAMILY = "Japan in Orbit Sans"
HERE = Path(__file__).parent

# What charts are lettered with: Latin with the marks of European names and of long Japanese
# vowels, Greek, digits above and below the line, arrows and signs of comparison.
PICTURES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x391, 0x3A1), (0x3A3, 0x3A9), (0x3B1, 0x3C9), (0x2010, 0x2015),
    (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026), (0x2030, 0x2030), (0x2032, 0x2033),
    (0x2070, 0x209C), (0x20AC, 0x20AC), (0x2190, 0x2193), (0x2202, 0x2202), (0x2206, 0x2206),
    (0x2211, 0x2212), (0x221A, 0x221A), (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2260),
    (0x2264, 0x2265),
)  # fmt: skip
PAGES = (
    *PICTURES, (0x192, 0x192), (0x218, 0x21B), (0x2BC, 0x2BC), (0x2C6, 0x2DD), (0x300, 0x30C),
    (0x370, 0x3FF), (0x202F, 0x202F), (0x2039, 0x203A), (0x2044, 0x2044), (0x2116, 0x2116),
    (0x2122, 0x2122), (0x2153, 0x215E), (0x220F, 0x220F), (0x222B, 0x222B), (0x25A0, 0x25CF),
    (0x2713, 0x2713), (0x2717, 0x2717),
)  # fmt: skip

STYLES = {
    "regular": "Regular",
    "semibold": "Semibold",
    "italic": "It",
    "semibold-italic": "SemiboldIt",
}


def cut(source: Path, style: str, ranges: tuple, target: Path) -> None:
    """Write the given ranges of characters of one font, under the report's name."""
    font = TTFont(source, recalcTimestamp=False)
    options = subset.Options(
        hinting=False, layout_features=["kern", "ccmp", "mark"], drop_tables=["DSIG", "BASE"]
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[c for first, last in ranges for c in range(first, last + 1)])
    cutter.subset(font)
    names = font["name"]
    for record in [r for r in names.names if r.nameID not in (0, 5, 13, 14)]:
        names.removeNames(record.nameID)
    told = {1: FAMILY, 2: style, 4: f"{FAMILY} {style}", 6: f"{FAMILY} {style}".replace(" ", "")}
    for kind, text in told.items():
        names.setName(text, kind, 3, 1, 0x409)
    font.flavor = target.suffix[1:] if target.suffix == ".woff2" else None
    target.parent.mkdir(exist_ok=True)
    font.save(target)


def main(package: Path) -> None:
    """Write every font of this folder."""
    for style, name in STYLES.items():
        source = package / "TTF" / f"SourceSans3-{name}.ttf"
        cut(source, style, PAGES, HERE / "pages" / f"{style}.woff2")
        if not style.endswith("italic"):
            cut(source, style, PICTURES, HERE / "pictures" / f"{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
