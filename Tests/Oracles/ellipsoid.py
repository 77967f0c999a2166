"""Area on the CGCS2000 ellipsoid of polygons whose edges are straight in longitude and latitude.

Written from the textbook integral, not from muchan: the area between the equator and latitude B, per
radian of longitude, is

    F(B) = b^2/2 * ( sin B / (1 - e^2 sin^2 B) + atanh(e sin B) / e )

(authalic latitude; Snyder, Map Projections, USGS PP 1395, eq. 3-12 with R_q), and a ring's area is the
line integral of F dL along its edges. `mpmath` does it with 50 digits; `areas` is the same in numpy
for whole layers.

A coordinate is the IEEE double nearest to its text: that is what any reader gets, and at 1 m edges the
difference from the text is already 1e-9 of the area.
"""

from fractions import Fraction

import mpmath
import numpy as np

mpmath.mp.dps = 50

A = mpmath.mpf(6378137)
F = 1 / mpmath.mpf("298.257222101")
E2 = F * (2 - F)
E = mpmath.sqrt(E2)
B2 = A**2 * (1 - E2)
RADIAN = mpmath.pi / 180


def number(value):
    """A double or a Fraction as mpf; the double exactly."""
    if isinstance(value, Fraction):
        return mpmath.mpf(value.numerator) / value.denominator
    return mpmath.mpf(value)


def from_equator(latitude):
    """F(B), m2 per radian of longitude; latitude in radians."""
    s = mpmath.sin(latitude)
    return B2 / 2 * (s / (1 - E2 * s**2) + mpmath.atanh(E * s) / E)


def edge_adaptive(lon0, lat0, lon1, lat1):
    """Integral of F dL along one edge by mpmath's own quadrature; degrees in, m2 out."""
    x0, y0, x1, y1 = (number(v) * RADIAN for v in (lon0, lat0, lon1, lat1))
    if x0 == x1:
        return mpmath.mpf(0)
    return (x1 - x0) * mpmath.quad(lambda t: from_equator(y0 + t * (y1 - y0)), [0, 1])


def _gauss(count):
    """Nodes and weights on [0, 1] with the working precision."""
    nodes, weights = [], []
    for start in np.polynomial.legendre.leggauss(count)[0]:
        x = mpmath.findroot(lambda v: mpmath.legendre(count, v), mpmath.mpf(float(start)))
        slope = count * (x * mpmath.legendre(count, x) - mpmath.legendre(count - 1, x)) / (x**2 - 1)
        nodes.append((1 + x) / 2)
        weights.append(1 / ((1 - x**2) * slope**2))
    return list(zip(nodes, weights))


GAUSS = _gauss(8)
assert abs(mpmath.fsum(w for _, w in GAUSS) - 1) < 1e-40


def edge_short(lon0, lat0, lon1, lat1):
    """The same by 8 Gauss nodes: error below 1e-30 of the value for edges under 0.2 degrees."""
    x0, y0, x1, y1 = (number(v) * RADIAN for v in (lon0, lat0, lon1, lat1))
    if x0 == x1:
        return mpmath.mpf(0)
    return (x1 - x0) * sum(w * from_equator(y0 + t * (y1 - y0)) for t, w in GAUSS)


def ring_area(ring, edge=edge_adaptive):
    """Area of a ring of (lon, lat), its orientation ignored; closed or not."""
    if ring[0] != ring[-1]:
        ring = list(ring) + [ring[0]]
    return abs(mpmath.fsum(edge(*p, *q) for p, q in zip(ring, ring[1:])))


def area(polygons, edge=edge_adaptive):
    """Area of GeoJSON MultiPolygon coordinates: outer rings less holes."""
    return mpmath.fsum(
        ring_area(rings[0], edge) - mpmath.fsum(ring_area(hole, edge) for hole in rings[1:])
        for rings in polygons)


# --- whole layers in doubles -------------------------------------------------------------------

_ALONG, _ALONG_WEIGHT = (np.polynomial.legendre.leggauss(4)[k] for k in (0, 1))
_ALONG, _ALONG_WEIGHT = (_ALONG + 1) / 2, _ALONG_WEIGHT / 2
_UP, _UP_WEIGHT = (np.polynomial.legendre.leggauss(10)[k] for k in (0, 1))
_UP, _UP_WEIGHT = (_UP + 1) / 2, _UP_WEIGHT / 2


def ring_area_signed(points):
    """Signed area (counter-clockwise positive) of a closed ring, an array of lon, lat in degrees.

    Longitude and latitude are taken from the ring's first point, so that small rings keep their digits.
    Relative error about 1e-13 for rings within a few degrees and edges under 0.5 degrees (checked
    against the 50-digit value by `check_against_mpmath`).
    """
    origin = points[0]
    x = np.radians(points[:, 0] - origin[0])
    y = np.radians(points[:, 1] - origin[1])
    base = np.radians(origin[1])
    e2, b2 = float(E2), float(B2)
    step = np.diff(x)
    total = 0.0
    for t, w in zip(_ALONG, _ALONG_WEIGHT):  # along the edge
        height = y[:-1] + t * np.diff(y)
        strip = np.zeros_like(height)
        for u, v in zip(_UP, _UP_WEIGHT):  # from the origin's latitude to the edge
            latitude = base + u * height
            strip += v * b2 * np.cos(latitude) / (1 - e2 * np.sin(latitude) ** 2) ** 2
        total -= np.sum(w * strip * height * step)
    return total


def shape_area(shape):
    """Area in m2 of a shapely geometry; lines and points have none."""
    if shape.geom_type == "Polygon":
        if shape.is_empty:
            return 0.0
        rings = [shape.exterior, *shape.interiors]
        parts = [abs(ring_area_signed(np.asarray(ring.coords)[:, :2])) for ring in rings]
        return parts[0] - sum(parts[1:])
    if hasattr(shape, "geoms"):
        return float(sum(shape_area(part) for part in shape.geoms))
    return 0.0


def check_against_mpmath(shapes, tolerance=1e-11):
    """Fails when the numpy area of a shape differs from the 50-digit area; returns the worst ratio."""
    worst = 0.0
    for shape in shapes:
        polygons = [p for p in getattr(shape, "geoms", [shape]) if p.geom_type == "Polygon"]
        rings = [[list(p.exterior.coords), *(list(r.coords) for r in p.interiors)] for p in polygons]
        exact = area(rings, edge_short)
        worst = max(worst, float(abs(shape_area(shape) - exact) / exact))
    assert worst < tolerance, worst
    return worst
