"""The compiled inner loop of the dilution of precision.

It runs over points (in parallel), epochs and satellites, and keeps ten sums per clock group, so
that memory is the output alone. An azimuth is worked out only for a satellite between the lowest
and the highest edge of the mask.
"""

import numpy as np
from numba import njit, prange

SINGULAR = 1e-10
"""det S, for a mean weight of one, below which a geometry counts as singular.

It does not grow with the number of satellites, so that one more never turns a fix into none, and
it is above the rounding of fifty of them.
"""


@njit(inline="always")
def _edge(east, north, sines):
    """Sine of the mask's edge in a direction, interpolated between its nodes by azimuth."""
    steps = sines.size - 1
    turn = np.arctan2(east, north) * (steps / (2.0 * np.pi))
    if turn < 0.0:
        turn += steps
    node = min(int(turn), steps - 1)
    share = turn - node
    return (1.0 - share) * sines[node] + share * sines[node + 1]


@njit(parallel=True, cache=True, fastmath={"reassoc", "contract", "nsz"}, error_model="numpy")
def scan(
    x, y, z, weight, ends, site, east, north, up, sines, gdop, pdop, hdop, vdop, tdop, visible
):
    """Fill the six output arrays, (N, T); those of DOP come in as infinity.

    x, y, z: (T, S) km, satellites sorted by clock group; ends: (K,) where each group stops.
    weight: (S,); site, east, north, up: (N, 3); sines: sine of the mask at equal steps of azimuth,
    first and last node the same direction (north).
    """
    lowest, highest = sines.min(), sines.max()
    for point in prange(site.shape[0]):
        px, py, pz = site[point]
        ex, ey, ez = east[point]
        nx, ny, nz = north[point]
        ux, uy, uz = up[point]
        to_x, to_y, to_z, sine, taken = np.empty((5, x.shape[1]))
        for epoch in range(x.shape[0]):
            # plain loops over arrays, so that they run as vector instructions
            for s in range(x.shape[1]):
                dx, dy, dz = x[epoch, s] - px, y[epoch, s] - py, z[epoch, s] - pz
                inverse = 1.0 / np.sqrt(dx * dx + dy * dy + dz * dz)
                to_x[s], to_y[s], to_z[s] = dx * inverse, dy * inverse, dz * inverse
                sine[s] = to_x[s] * ux + to_y[s] * uy + to_z[s] * uz
                taken[s] = weight[s] if sine[s] >= lowest else 0.0
            if lowest < highest:
                for s in range(x.shape[1]):
                    if taken[s] > 0.0 and sine[s] < highest:
                        to_east = to_x[s] * ex + to_y[s] * ey + to_z[s] * ez
                        to_north = to_x[s] * nx + to_y[s] * ny + to_z[s] * nz
                        if sine[s] < _edge(to_east, to_north, sines):
                            taken[s] = 0.0
            # sums of S, the count in view, the redundancy, and the first group's weight and mean
            sxx = sxy = sxz = syy = syz = szz = 0.0
            seen, spare, total = 0, 0, 0.0
            first, fx, fy, fz = 0.0, 0.0, 0.0, 0.0
            begin = 0
            for end in ends:
                n = 0
                w = gx = gy = gz = 0.0
                axx = axy = axz = ayy = ayz = azz = 0.0
                for s in range(begin, end):
                    v, dx, dy, dz = taken[s], to_x[s], to_y[s], to_z[s]
                    n += 1 if v > 0.0 else 0
                    w += v
                    gx += v * dx
                    gy += v * dy
                    gz += v * dz
                    axx += v * dx * dx
                    axy += v * dx * dy
                    axz += v * dx * dz
                    ayy += v * dy * dy
                    ayz += v * dy * dz
                    azz += v * dz * dz
                begin = end
                if n == 0:
                    continue
                mx, my, mz = gx / w, gy / w, gz / w
                if seen == 0:
                    first, fx, fy, fz = w, mx, my, mz
                seen += n
                total += w
                spare += n - 1
                if n > 1:  # one satellite only pays for its own clock
                    sxx, sxy, sxz = sxx + axx - gx * mx, sxy + axy - gx * my, sxz + axz - gx * mz
                    syy, syz, szz = syy + ayy - gy * my, syz + ayz - gy * mz, szz + azz - gz * mz
            visible[point, epoch] = seen
            if spare < 3:
                continue
            cxx, cyy, czz = syy * szz - syz * syz, sxx * szz - sxz * sxz, sxx * syy - sxy * sxy
            cxy, cxz, cyz = sxz * syz - sxy * szz, sxy * syz - sxz * syy, sxy * sxz - sxx * syz
            det = sxx * cxx + sxy * cxy + sxz * cxz
            mean = total / seen
            if not det > SINGULAR * mean * mean * mean:
                continue
            vertical = _form(cxx, cyy, czz, cxy, cxz, cyz, ux, uy, uz) / det
            level = _form(cxx, cyy, czz, cxy, cxz, cyz, ex, ey, ez) / det
            level += _form(cxx, cyy, czz, cxy, cxz, cyz, nx, ny, nz) / det
            time = 1.0 / first + _form(cxx, cyy, czz, cxy, cxz, cyz, fx, fy, fz) / det
            gdop[point, epoch] = np.sqrt(level + vertical + time)
            pdop[point, epoch] = np.sqrt(level + vertical)
            hdop[point, epoch] = np.sqrt(level)
            vdop[point, epoch] = np.sqrt(vertical)
            tdop[point, epoch] = np.sqrt(time)


@njit(inline="always")
def _form(cxx, cyy, czz, cxy, cxz, cyz, x, y, z):
    """The quadratic form of a symmetric 3 x 3 matrix."""
    return cxx * x * x + cyy * y * y + czz * z * z + 2.0 * (cxy * x * y + cxz * x * z + cyz * y * z)
