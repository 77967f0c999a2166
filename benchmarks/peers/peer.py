"""What the peer scripts share: the sums asked for, phase times, and the table they print.

Every peer does the job of `muchan overlay ... --by land_use_code --sum ...` except the outside row and the
balance, which are left out in the peers' favour. Pieces are cut in longitude and latitude, where GeoJSON's edges
are straight, then measured as plane areas in the cylindrical equal-area projection of the GRS 80 ellipsoid. With
edges as short as a parcel's that agrees with the area on the ellipsoid to about 1e-8.
"""

import csv
import sys
import time

SUMS = ["output_wan_yuan", "tax_wan_yuan", "energy_tce", "co2_t"]
EQUAL_AREA = "+proj=cea +ellps=GRS80 +units=m +no_defs"
MU = 2000 / 3


class Phases:
    """Wall time by phase, to stderr."""

    def __init__(self):
        self.last = time.perf_counter()

    def done(self, name):
        now = time.perf_counter()
        print(f"phase {name} {now - self.last:.3f} s", file=sys.stderr)
        self.last = now


def arguments():
    if len(sys.argv) != 3:
        sys.exit(f"usage: {sys.argv[0]} PARCELS.geojson ZONES.geojson")
    return sys.argv[1:3]


def write(rows):
    """Rows of (zone, land use, area in m2, sums...), printed in order of zone and land use."""
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(["zone", "land_use_code", "area_mu", *SUMS])
    for zone, use, area, *sums in sorted(rows):
        out.writerow([zone, use, f"{area / MU:.9f}", *(f"{value:.6f}" for value in sums)])
