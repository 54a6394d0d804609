"""Make the coastline files of this folder from the npm package world-atlas.

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python data/geography/make_coastlines.py package

The package holds Natural Earth's land as TopoJSON. World files come from land-110m.json, regional
ones from land-50m.json, cut at REGION. Lines are coasts to be drawn; polygons are land to be
filled, whose edges along the cut and along the map's frame are no coasts. Standard library only.
"""

import json
import sys
from itertools import pairwise
from pathlib import Path

HERE = Path(__file__).parent
REGION = (20.0, -40.0, 180.0, 60.0)  # west, south, east, north
WORLD_DECIMALS, REGION_DECIMALS = 2, 2
SMALLEST_ISLAND_DEG2 = 0.004  # about 40 km2 near the equator; smaller islands stay as lines only

Ring = list[tuple[float, float]]


def rings(topology: dict) -> list[list[Ring]]:
    """Polygons, each a list of rings (outer first), decoded from quantised, shared arcs."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
        arcs.append(points)

    def ring(indices: list[int]) -> Ring:
        points: Ring = []
        for index in indices:
            piece = arcs[index] if index >= 0 else arcs[~index][::-1]
            points += piece[1:] if points else piece
        return points

    polygons = []
    for geometry in topology["objects"]["land"]["geometries"]:
        parts = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        polygons += [[ring(indices) for indices in part] for part in parts]
    return polygons


def cut_line(points: Ring, box: tuple) -> list[Ring]:
    """The pieces of a line inside the box, ends put on its edge (Liang-Barsky per segment)."""
    pieces: list[Ring] = []
    for a, b in pairwise(points):
        inside = _segment_inside(a, b, box)
        if inside is None:
            continue
        if pieces and pieces[-1][-1] == inside[0]:
            pieces[-1].append(inside[1])
        else:
            pieces.append(list(inside))
    return [p for p in pieces if len(set(p)) > 1]


def _segment_inside(a, b, box):
    (x0, y0), (dx, dy) = a, (b[0] - a[0], b[1] - a[1])
    start, end = 0.0, 1.0
    for slope, room in (
        (-dx, x0 - box[0]),
        (dx, box[2] - x0),
        (-dy, y0 - box[1]),
        (dy, box[3] - y0),
    ):
        if slope == 0:
            if room < 0:
                return None
            continue
        at = room / slope
        if slope < 0:
            start = max(start, at)
        else:
            end = min(end, at)
    if start >= end:
        return None
    first = a if start == 0 else (x0 + start * dx, y0 + start * dy)
    last = b if end == 1 else (x0 + end * dx, y0 + end * dy)
    return first, last


def cut_ring(ring: Ring, box: tuple) -> Ring:
    """A closed ring cut to the box (Sutherland-Hodgman); empty when nothing is left."""
    points = ring[:-1]
    for axis, edge, keep_above in ((0, box[0], 1), (0, box[2], 0), (1, box[1], 1), (1, box[3], 0)):
        kept: Ring = []
        for here, there in zip(points, points[1:] + points[:1], strict=True):
            within = [(p[axis] >= edge) if keep_above else (p[axis] <= edge) for p in (here, there)]
            if within[0]:
                kept.append(here)
            if within[0] != within[1]:
                share = (edge - here[axis]) / (there[axis] - here[axis])
                crossing = [h + share * (t - h) for h, t in zip(here, there, strict=True)]
                crossing[axis] = edge
                kept.append((crossing[0], crossing[1]))
        points = kept
    return [*points, points[0]] if len(points) > 2 else []


def coasts(ring: Ring) -> list[Ring]:
    """The ring without the stretches along the edge of a flat world map, which are no coast."""
    pieces: list[Ring] = [[]]
    for a, b in pairwise(ring):
        frame = (abs(a[0]) > 179.99 and abs(b[0]) > 179.99) or (a[1] < -89.9 and b[1] < -89.9)
        if frame:
            pieces.append([])
            continue
        if not pieces[-1]:
            pieces[-1].append(a)
        pieces[-1].append(b)
    return [p for p in pieces if len(p) > 1]


def unwrapped(points: Ring) -> list[Ring]:
    """The line without a jump at 180 degrees, and its copies a turn to the east and to the west."""
    east, shift = [points[0]], 0.0
    for a, b in pairwise(points):
        shift -= round((b[0] - a[0]) / 360) * 360
        east.append((b[0] + shift, b[1]))
    return [[(x + turn, y) for x, y in east] for turn in (-360.0, 0.0, 360.0)]


def along_edges(ring: Ring, box: tuple, step_deg: float = 2.0) -> Ring:
    """The ring with points added on the edges of the box, so that maps draw them as parallels."""
    points: Ring = []
    for a, b in pairwise(ring):
        points.append(a)
        on_edge = any(
            a[axis] == b[axis] == edge for axis, edge in zip((0, 1, 0, 1), box, strict=True)
        )
        count = int(max(abs(b[0] - a[0]), abs(b[1] - a[1])) / step_deg) if on_edge else 0
        points += [
            (a[0] + k / (count + 1) * (b[0] - a[0]), a[1] + k / (count + 1) * (b[1] - a[1]))
            for k in range(1, count + 1)
        ]
    return [*points, ring[-1]]


def rounded(points: Ring, decimals: int) -> Ring:
    """Points rounded, repeated ones left out."""
    kept: Ring = []
    for x, y in points:
        point = (round(x, decimals), round(y, decimals))
        if not kept or kept[-1] != point:
            kept.append(point)
    return kept


def area_deg2(ring: Ring) -> float:
    """Area of a ring on the flat map, square degrees."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring))) / 2


def write(name: str, geometry: dict) -> None:
    """One GeoJSON feature per file, compact, same bytes for the same input."""
    feature = {"type": "Feature", "properties": {"name": name}, "geometry": geometry}
    text = json.dumps(feature, separators=(",", ":"))
    (HERE / f"{name}.geojson").write_text(text + "\n", encoding="utf-8")


def main(package: Path) -> None:
    """Write the four files from the unpacked package."""
    world = rings(json.loads((package / "land-110m.json").read_text(encoding="utf-8")))
    fine = rings(json.loads((package / "land-50m.json").read_text(encoding="utf-8")))
    lines = [piece for polygon in world for ring in polygon for piece in coasts(ring)]
    write("world_coastlines", _lines(lines, WORLD_DECIMALS))
    write("world_land", _polygons(world, WORLD_DECIMALS, 0.0))
    copies = [
        copy
        for polygon in fine
        for ring in polygon
        for piece in coasts(ring)
        for copy in unwrapped(piece)
    ]
    lines = [cut for copy in copies for cut in cut_line(copy, REGION)]
    write("region_coastlines", _lines(lines, REGION_DECIMALS))
    cut = []
    for outer, *holes in fine:
        shores, lakes = _cut_copies([outer]), _cut_copies(holes)
        # Only the mainland has lakes, and it enters the region once.
        cut += [[shores[0], *lakes], *([shore] for shore in shores[1:])] if shores else []
    write("region_land", _polygons(cut, REGION_DECIMALS, SMALLEST_ISLAND_DEG2))


def _cut_copies(many: list[Ring]) -> list[Ring]:
    cut = [cut_ring(copy, REGION) for ring in many for copy in unwrapped(ring)]
    return [along_edges(ring, REGION) for ring in cut if ring]


def _lines(lines: list[Ring], decimals: int) -> dict:
    kept = [piece for piece in (rounded(line, decimals) for line in lines) if len(piece) > 1]
    return {"type": "MultiLineString", "coordinates": kept}


def _polygons(polygons: list[list[Ring]], decimals: int, smallest_deg2: float) -> dict:
    kept = []
    for polygon in polygons:
        parts = [rounded(ring, decimals) for ring in polygon]
        if len(parts[0]) > 3 and area_deg2(parts[0]) > smallest_deg2:
            kept.append([ring for ring in parts if len(ring) > 3])
    return {"type": "MultiPolygon", "coordinates": kept}


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "land-110m.json").is_file():
        sys.exit("usage: python data/geography/make_coastlines.py FOLDER-OF-THE-UNPACKED-PACKAGE")
    main(Path(sys.argv[1]))
