"""Scores, ranks, classes and the spread of yields of a made-up set of enterprises, in exact fractions.

The weights and bases are those that Huangyan published for 2022. Nothing of muchan is used."""

import random
from decimal import Decimal
from fractions import Fraction

import table

WEIGHTS = [30, 20, 20, 10, 10, 10]
BASES = ["24.097", "136.16", "2.694", "4929.81", "18.14", "0.0302"]
CUTS = [20, 60, 95, 100]
SIZES = [1, 5, 19, 20, 21, 200]


def half_even(value, places):
    scaled = value * 10**places
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and whole % 2 == 1):
        whole += 1
    return Fraction(whole, 10**places)


def text(value, places):
    if value is None:
        return ""
    digits = f"{Decimal(value.numerator) / Decimal(value.denominator):.{places}f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def made(seed):
    chance = random.Random(seed)
    rows = []
    for number in range(200):
        area = Fraction(chance.randrange(2_000_000, 90_000_000), 1000)
        output = Fraction(chance.randrange(100_000, 90_000_000), 100)
        added = output * Fraction(chance.randrange(-5, 45), 100)
        row = {
            "id": f"E{number:03}", "area_m2": area, "output": output, "value_added": half_even(added, 2),
            "tax": Fraction(chance.randrange(-20_000, 900_000), 100), "revenue": half_even(output * Fraction(97, 100), 2),
            "rd": half_even(output * Fraction(chance.randrange(0, 80), 1000), 2),
            "staff": Fraction(chance.randrange(3, 900)), "tce": Fraction(chance.randrange(20_000, 9_000_000), 1000),
        }
        for pollutant in ["cod", "nh3n", "so2", "nox"]:
            row[pollutant] = None if number % 7 == 3 else Fraction(chance.randrange(1, 4000), 1000)
        rows.append(row)
    # Two pairs that are alike, for ties.
    for left, right in [(10, 11), (40, 160)]:
        rows[right] = dict(rows[left], id=rows[right]["id"])
    return rows


def score(rows):
    bases = [Fraction(base) for base in BASES]
    for row in rows:
        mu = half_even(row["area_m2"] * 3 / 2000, 9)
        emitted = None if row["cod"] is None else row["cod"] + row["nh3n"] + row["so2"] + row["nox"]
        pairs = [
            (row["tax"], mu), (row["value_added"], mu), (row["value_added"], row["tce"]),
            (row["value_added"], emitted), (row["value_added"], row["staff"]), (row["rd"], row["revenue"]),
        ]
        row["points"] = []
        for (amount, per), weight, base in zip(pairs, WEIGHTS, bases):
            if per is None:
                row["points"].append(None)
                continue
            row["points"].append(half_even(weight * half_even(amount / per, 9) / base, 6))
    for column in range(6):
        known = [row["points"][column] for row in rows if row["points"][column] is not None]
        mean = half_even(sum(known) / len(known), 6)
        for row in rows:
            if row["points"][column] is None:
                row["points"][column] = mean
    for row in rows:
        row["score"] = sum(row["points"])


def classes(scores, rounding, ties):
    """The class index of each score of a descending list."""
    count = len(scores)
    found = []
    for own in scores:
        better = sum(1 for other in scores if other > own)
        level = sum(1 for other in scores if other == own)
        rank = better + 1 if ties == "better" else better + level
        for index, cut in enumerate(CUTS):
            places = Fraction(cut * count, 100)
            inside = (
                Fraction(rank, count) <= Fraction(cut, 100) if rounding == "rank_share"
                else rank <= places.numerator // places.denominator if rounding == "floor"
                else rank <= -((-places.numerator) // places.denominator))
            if inside:
                found.append(index)
                break
    return found


def spread(rows):
    """Deciles by land, the median of enterprises, and what comes from the fifth of the land that yields least."""
    ordered = sorted(rows, key=lambda row: row["output"] / row["area_m2"])
    whole = sum(row["area_m2"] for row in rows)
    found = []
    for tenth in range(1, 10):
        land = Fraction(0)
        for row in ordered:
            land += row["area_m2"]
            if land >= whole * tenth / 10:
                found.append(row["output"] / (row["area_m2"] * 3 / 2000))
                break
    middle = [row["output"] / (row["area_m2"] * 3 / 2000) for row in ordered]
    median = (middle[99] + middle[100]) / 2
    land, fifth = Fraction(0), Fraction(0)
    for row in ordered:
        room = whole / 5 - land
        if room <= 0:
            break
        part = min(Fraction(1), room / row["area_m2"])
        fifth += part * row["output"]
        land += row["area_m2"] * part
    return found, median, fifth, fifth / sum(row["output"] for row in rows)


ROWS = made(20220517)
score(ROWS)
PLACES = {"staff": 0, "area_m2": 3}
COLUMNS = ["id", "area_m2", "output", "value_added", "tax", "revenue", "rd", "staff", "tce", "cod", "nh3n", "so2", "nox"]
table.write(
    "class_scores", __file__, [], COLUMNS + [f"points_{n}" for n in range(1, 7)] + ["score"],
    [[row["id"]] + [text(row[name], 6) for name in COLUMNS[1:]] + [text(p, 6) for p in row["points"]]
     + [text(row["score"], 6)] for row in ROWS],
    """Made-up enterprises and their points by the weights and bases that Huangyan published for 2022 (domain.md 3.2), in
exact fractions: values rounded half to even at 1e-9, points at 1e-6; who has no discharge gets the mean points.""")

CUT_ROWS = []
for size in SIZES:
    some = sorted((row["score"] for row in ROWS[:size]), reverse=True)
    for rounding in ["rank_share", "floor", "ceil"]:
        for ties in ["better", "worse"]:
            CUT_ROWS.append([size, rounding, ties, "".join("ABCD"[index] for index in classes(some, rounding, ties))])
table.write(
    "class_cuts", __file__, [], ["count", "rounding", "ties", "classes"], CUT_ROWS,
    """Classes of the first `count` enterprises of class_scores.csv in the order of their scores, cut at 20, 60, 95 and
100 per cent.""")

DECILES, MEDIAN, FIFTH, SHARE = spread(ROWS)
table.write(
    "yield_spread", __file__, [], ["item", "value"],
    [[f"p{tenth}0", text(half_even(value, 9), 9)] for tenth, value in enumerate(DECILES, 1)]
    + [["median", text(half_even(MEDIAN, 9), 9)], ["lowest_fifth", text(half_even(FIFTH, 6), 6)],
       ["lowest_fifth_share", text(half_even(SHARE, 12), 12)]],
    """Output per mu of the enterprises of class_scores.csv: deciles by land, the median of enterprises, and the output
of the fifth of the land that yields least.""")
