"""gb18030.gb and gb18030.utf8: the same text in two encodings, as Python's codecs have it.

All pairs of bytes that are a character, and 3,000 characters of four bytes chosen by a fixed seed.
"""

import platform
import random

import table

# Python has GB 18030-2000. Of its pairs these stand for private-use code points; the editions of 2005 and 2022 gave
# them code points of their own, and the C library follows those. What they stand for depends on the edition, so they
# are left out.
MOVED = set(range(0xE78D, 0xE797)) | {
    0xE7C7, 0xE816, 0xE817, 0xE818, 0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE831, 0xE832, 0xE83B, 0xE843, 0xE854, 0xE855,
    0xE864}
TARGETS = {0x1E3F, *range(0xFE10, 0xFE1A), 0x20087, 0x20089, 0x200CC, 0x9FB4, 0x9FB5, 0x9FB6, 0x9FB7, 0x215D7, 0x9FB8,
           0x2298F, 0x9FB9, 0x9FBA, 0x241FE, 0x9FBB}

pairs = []
for lead in range(0x81, 0xFF):
    for trail in [*range(0x40, 0x7F), *range(0x80, 0xFF)]:
        try:
            character = bytes([lead, trail]).decode("gb18030")
        except UnicodeDecodeError:
            continue
        if ord(character) not in MOVED:
            pairs.append(character)

random.seed(18030)
fours = []
while len(fours) < 3000:
    code = random.randrange(0x80, 0x30000)
    if 0xD800 <= code < 0xF900 or code in TARGETS or len(chr(code).encode("gb18030")) != 4:
        continue
    fours.append(chr(code))

characters = pairs + fours
lines = ["".join(characters[start:start + 60]) for start in range(0, len(characters), 60)]
text = "\n".join(lines) + "\n"
table.FOLDER.joinpath("gb18030.gb").write_bytes(text.encode("gb18030"))
table.FOLDER.joinpath("gb18030.utf8").write_bytes(text.encode("utf-8"))
table.FOLDER.joinpath("gb18030.md").write_text(f"""# gb18030.gb, gb18030.utf8

Made by `Tests/Oracles/gb18030.py` (`make oracles`): {len(pairs)} characters of two bytes, all that there are but
{len(MOVED)} that later editions of the standard moved, and {len(fours)} of four bytes chosen by a fixed seed, 60 a line.
Engine: the codec `gb18030` of Python {platform.python_version()}, which shares no code with the C library's iconv.
""", encoding="utf-8")
print(f"gb18030: {len(pairs)} + {len(fours)} characters")
