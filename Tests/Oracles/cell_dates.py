"""cell_dates.csv: spreadsheet day numbers and the days that Python's datetime has for them."""

import datetime
import random

import table

EPOCH = datetime.date(1899, 12, 30)
random.seed(1900)
serials = [20000, 25569, 36526, 36585, 36586, 43890, 43891, 44561, 44562, 73050, 80000]
serials += sorted(random.sample(range(20000, 80001), 189))
table.write("cell_dates", __file__, [], ["serial", "day"],
            [[serial, (EPOCH + datetime.timedelta(days=serial)).isoformat()] for serial in serials], """
Day numbers of the 1900 system of spreadsheets, as days after 1899-12-30, which holds from 1900-03-01 on (that system
counts a 29 February 1900).
""")
