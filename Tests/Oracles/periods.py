"""Writes days with the ends of periods of months, by Python's own calendar.

The day number is counted from date.toordinal, the end of a period is the corresponding day of the last month or, where
that month has none, its last day (calendar.monthrange). Python's datetime knows nothing of muchan.
"""

import calendar
import csv
import datetime
import pathlib
import random

EPOCH = datetime.date(1970, 1, 1).toordinal()
DAYS = [
    datetime.date(2020, 2, 29), datetime.date(2024, 2, 29), datetime.date(2000, 2, 29), datetime.date(2019, 2, 28),
    datetime.date(2019, 1, 31), datetime.date(2020, 1, 31), datetime.date(2020, 8, 31), datetime.date(1999, 12, 31),
    datetime.date(1986, 1, 1), datetime.date(2099, 2, 28), datetime.date(2100, 2, 28), datetime.date(1970, 1, 1),
]
MONTHS = [1, 3, 6, 11, 12, 13, 18, 24, 36, 48, 600]


def end(day, months):
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def main():
    random.seed(20121)
    days = DAYS + [datetime.date.fromordinal(EPOCH + random.randrange(5844, 40000)) for _ in range(60)]
    path = pathlib.Path(__file__).parent.parent / "Fixtures" / "oracles" / "periods.csv"
    with path.open("w", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["day", "number", "months", "end", "days_between"])
        for day in days:
            for months in MONTHS:
                last = end(day, months)
                table.writerow([day, day.toordinal() - EPOCH, months, last, (last - day).days])
    path.with_suffix(".md").write_text(
        "# periods.csv\n\n"
        "Made by `Tests/Oracles/periods.py` with Python's `datetime` and `calendar` (standard library, 3.11).\n\n"
        "`number` is days since 1970-01-01. `end` is the corresponding day `months` later, the last day of a month\n"
        "that has no such day. `days_between` is `end - day`.\n")


main()
