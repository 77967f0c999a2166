"""display_width.csv: how many columns of a terminal each character takes, as wcwidth has it, in runs of one width.

Characters that have no meaning of their own (unassigned, private, surrogates, controls) are left out.
"""

import unicodedata

import wcwidth

import table

rows = []
for code in range(0x20, 0x110000):
    if unicodedata.category(chr(code)) in ("Cn", "Co", "Cs", "Cc"):
        continue
    width = wcwidth.wcwidth(chr(code))
    if rows and rows[-1][1] == code - 1 and rows[-1][2] == width:
        rows[-1][1] = code
    else:
        rows.append([code, code, width])

table.write(
    "display_width", "display_width.py", ["wcwidth"], ["first", "last", "columns"], rows,
    "Columns of a terminal that characters take: code points from `first` to `last`, as numbers, take `columns` each.")
