"""Scores, ranks and the nearest change of a rank, in fractions and from all pairs."""

import json
import random
from fractions import Fraction

from scipy.stats import rankdata

from table import write

# Heads with their weights, and items with weights, direction and normalisation; the test has the same book as YAML.
HEADS = [("a", 50, [(60, "higher"), (40, "lower")]), ("b", 30, [(100, "higher")]), ("c", 20, [(25, "higher"), (75, "lower")])]
TARGETS = [40, 30, 25, 50, 20]
rows = []


def points(column, direction, method, target):
    worst, best = (min(column), max(column)) if direction == "higher" else (max(column), min(column))
    if method == "target_ratio":
        if direction == "higher":
            return [min(Fraction(x, target), Fraction(1)) * 100 for x in column]
        return [Fraction(100) if x <= target else Fraction(target, x) * 100 for x in column]
    if best == worst:
        return [Fraction(100)] * len(column)
    part = [Fraction(x - worst, best - worst) for x in column]
    return [p * 100 if method == "min_max" else 60 + 40 * p for p in part]


def nearest(zone, scores, shares, parts):
    """The least move of any one weight after which the zone has met another, over all pairs."""
    best = None
    for share, part in zip(shares, parts):
        if share == 1:
            continue
        slope = [(p - s) / (1 - share) for p, s in zip(part, scores)]
        for other in range(len(scores)):
            if other == zone or slope[other] == slope[zone]:
                continue
            move = (scores[zone] - scores[other]) / (slope[other] - slope[zone])
            if -share <= move <= 1 - share and (best is None or abs(move) < abs(best)):
                best = move
    return best


draw = random.Random(7)
for case, method in enumerate(["min_max", "efficacy", "target_ratio", "min_max", "min_max", "efficacy"]):
    count, top = [(40, 1000), (40, 1000), (30, 100), (25, 5), (2, 50), (158, 10**6)][case]
    items = [(head, weight, direction) for head, (_, _, own) in enumerate(HEADS) for weight, direction in own]
    table = [[draw.randint(1, top) for _ in items] for _ in range(count)]
    columns = list(zip(*table))
    made = [points(c, d, method, t) for c, (_, _, d), t in zip(columns, items, TARGETS)]
    heads = [[sum(Fraction(w, 100) * p[z] for p, (h, w, _) in zip(made, items) if h == n) for z in range(count)]
             for n in range(len(HEADS))]
    shares = [Fraction(w, 100) for _, w, _ in HEADS]
    scores = [sum(s * h[z] for s, h in zip(shares, heads)) for z in range(count)]
    item_shares = [shares[h] * Fraction(w, 100) for h, w, _ in items]
    ranks = rankdata([-round(float(s), 9) for s in scores], method="min")
    for zone in range(count):
        by_head, by_item = nearest(zone, scores, shares, heads), nearest(zone, scores, item_shares, made)
        rows.append([case, method, f"Z{zone:03}", json.dumps(table[zone]), repr(float(scores[zone])), int(ranks[zone])]
                    + ["" if m is None else repr(float(m * 100)) for m in (by_head, by_item)])
write("ranking", __file__, ["scipy"],
      ["case", "method", "zone", "figures", "score", "rank", "head_points", "item_points"], rows, """
Scores in fractions, ranks by `scipy.stats.rankdata(method="min")`, and the nearest change of each rank over all pairs of
zones in fractions, for the weight of a head and for that of an item; empty where no possible weight changes the rank.
Figures are drawn with a seed.
""")
