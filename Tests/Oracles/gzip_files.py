"""gzip.csv: the same text packed by Python's gzip in several ways, and damaged ones, in hex."""

import gzip
import random

import table

text = b"".join(b"%d,%d\n" % (i, i * i) for i in range(60))
packed = gzip.compress(text, mtime=0)
named = bytearray(packed)
named[3] = 8
named[10:10] = b"a.csv\0"
rows = [
    ["whole", packed.hex(), "yes"],
    ["stored", gzip.compress(text, compresslevel=0, mtime=0).hex(), "yes"],
    ["with a file name", bytes(named).hex(), "yes"],
    ["two members", (gzip.compress(text[:100], mtime=0) + gzip.compress(text[100:], mtime=0)).hex(), "yes"],
    ["an empty member first", (gzip.compress(b"", mtime=0) + packed).hex(), "yes"],
    ["garbage after the end", (packed + b"x").hex(), "no"],
    ["half a member after the end", (packed + packed[:9]).hex(), "no"],
    ["wrong checksum", (packed[:-8] + b"\0\0\0\0" + packed[-4:]).hex(), "no"],
    ["wrong length", (packed[:-4] + b"\0\0\0\0").hex(), "no"],
    ["magic alone", packed[:2].hex(), "no"],
]
random.seed(1952)
for number in range(20):
    damaged = bytearray(packed)
    damaged[random.randrange(10, len(packed))] ^= 1 << random.randrange(8)
    try:
        same = gzip.decompress(bytes(damaged)) == text
    except Exception:
        same = False
    rows.append([f"flipped bit {number}", bytes(damaged).hex(), "yes" if same else "no"])
table.write("gzip", __file__, [], ["name", "bytes", "is_sound"], rows, f"""
The lines `n,n²` for n from 0 to 59 ({len(text)} bytes), packed by Python's `gzip`. `is_sound`: whether these bytes are
to give the text; what is not sound must be refused, never read in part.
""")
