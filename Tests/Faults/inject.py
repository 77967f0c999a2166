"""Lets every input and output call of a command fail in turn and looks at what is left.

    inject.py MUCHAN FOLDER DEMO [SAMPLE]

For each command, kind of call and kind of failure: the N-th call fails, N = 1, 2, ... until the command is through
without meeting it. Then its outputs are what they were before or what they are after an undisturbed run, byte for byte
(a workspace: sound, and the same rows); the exit code is 0 only with the new ones, else 2 with a message that names a
file; no hidden file is left; nothing crashes or hangs. With SAMPLE, that many points of each series, chosen by a fixed
seed. FAULT_CASE names one command, FAULT_VERBOSE=1 tells the points of each series. Prints the number of points, and a
line for each that is wrong; exits with 1 if there is one.
"""

import hashlib
import os
import pathlib
import random
import shutil
import signal
import sqlite3
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
FAULTS = [("write", "ENOSPC", True), ("write", "EIO", False), ("write", "short", False), ("write", "EINTR", False),
          ("pwrite", "ENOSPC", True), ("pwrite", "EIO", False), ("pwrite", "short", False),
          ("read", "EIO", False), ("read", "EINTR", False), ("read", "short", False),
          ("pread", "EIO", False), ("pread", "EINTR", False), ("pread", "short", False),
          ("open", "EACCES", False), ("open", "EIO", True), ("fsync", "EIO", False), ("rename", "EACCES", True),
          ("link", "EACCES", False), ("ftruncate", "EIO", False), ("ftruncate", "ENOSPC", True)]


def compiled(folder):
    library = folder / "shim.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-o", library, HERE / "shim.c", "-ldl"], check=True)
    return library


def rows(path):
    """A workspace as text: sound, and all rows of all tables."""
    database = sqlite3.connect(path)
    try:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)], "integrity_check"
        names = [n for n, in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        digest = hashlib.sha256()
        for name in names:
            digest.update(repr((name, database.execute(f'SELECT * FROM "{name}"').fetchall())).encode())
        return "workspace " + digest.hexdigest()
    finally:
        database.close()


def state(folder):
    """What users find in a folder."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_dir() or path.name.endswith(("-wal", "-shm")):
            if path.name.startswith(".muchan-"):
                found[str(path.relative_to(folder))] = "left behind"
            continue
        name = str(path.relative_to(folder))
        found[name] = rows(path) if path.suffix == ".gpkg" else hashlib.sha256(path.read_bytes()).hexdigest()
    return found


class Case:
    def __init__(self, name, arguments, before=None):
        """`before` fills the output folder first."""
        self.name, self.arguments, self.before = name, arguments, before


def main():
    muchan, root, demo = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    sample = int(sys.argv[4]) if len(sys.argv) > 4 else None
    root.mkdir(parents=True, exist_ok=True)
    shim = compiled(root)
    inputs, out, report = root / "in", root / "out", root / "struck"
    shutil.copytree(demo, inputs / "project", dirs_exist_ok=True)

    def squares(name, ids, word):
        features = []
        for i in ids:
            x, y = 118 + i % 100 * 0.001, 31 + i // 100 * 0.001
            ring = [[x, y], [x + 0.0005, y], [x + 0.0005, y + 0.0005], [x, y + 0.0005], [x, y]]
            features.append(f'{{"type":"Feature","properties":{{"plot":"{i}","name":"{word}{i}"}},'
                            f'"geometry":{{"type":"Polygon","coordinates":[{ring}]}}}}')
        (inputs / name).write_text('{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n")

    squares("plots.geojson", range(300), "a")
    old = inputs / "old"
    old.mkdir(exist_ok=True)
    squares("old/plots.geojson", range(100, 350), "b")
    table = inputs / "enterprises.csv"
    table.write_text("enterprise_id,period,output_wan_yuan\n" + "".join(f"E{i},2022,{i}.5\n" for i in range(200)))
    quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    workspace = ["import", inputs / "plots.geojson", table, "--into", out / "W.gpkg", "--id", "plot"]

    def stored():
        subprocess.run([muchan, "import", old / "plots.geojson", "--into", out / "W.gpkg", "--id", "plot"], **quiet)

    def ran():
        subprocess.run([muchan, "run", inputs / "project", "-o", out / "results"], **quiet)
        summary = out / "results" / "summary.json"
        summary.write_text(summary.read_text() + "\n")

    cases = [
        Case("import", workspace), Case("import again", workspace, stored),
        Case("run", ["run", inputs / "project", "-o", out / "results"]),
        Case("run again", ["run", inputs / "project", "-o", out / "results", "--overwrite"], ran),
        Case("area", ["area", inputs / "plots.geojson", "-f", "csv", "-o", out / "areas.csv"]),
        Case("area again", ["area", inputs / "plots.geojson", "-f", "csv", "-o", out / "areas.csv", "--overwrite"],
             lambda: (out / "areas.csv").write_text("mine\n")),
    ]
    chance, points, wrong = random.Random(20261121), 0, 0
    only = os.environ.get("FAULT_CASE")
    for case in cases:
        if only and case.name != only:
            continue
        saved = root / "saved"

        def prepare():
            shutil.rmtree(out, ignore_errors=True)
            if saved.exists():
                shutil.copytree(saved, out)
            else:
                out.mkdir()
                if case.before:
                    case.before()
                shutil.copytree(out, saved)

        def run(call, kind, stays, number):
            environment = dict(os.environ, LD_PRELOAD=str(shim), FAULT_FOLDER=str(root), FAULT_CALL=call,
                               FAULT_KIND=kind, FAULT_AT=str(number), FAULT_REPORT=str(report))
            environment.pop("FAULT_STAYS", None)
            if stays:
                environment["FAULT_STAYS"] = "1"
            report.unlink(missing_ok=True)
            return subprocess.run([muchan, *case.arguments], env=environment, capture_output=True, text=True,
                                  errors="replace", timeout=60)

        shutil.rmtree(saved, ignore_errors=True)
        prepare()
        before = state(out)
        first = run("none", "EIO", False, 0)
        assert first.returncode in (0, 1), first.stderr
        after = state(out)

        def judge(call, kind, stays, number):
            """Nil where the command was through before the call; else what is wrong."""
            prepare()
            try:
                result = run(call, kind, stays, number)
            except subprocess.TimeoutExpired:
                return ["it hangs"]
            if not report.exists():
                return None
            faults = []
            try:
                now = state(out)
            except Exception as error:
                now, faults = {}, [f"what is left cannot be read: {error}"]
            code = result.returncode
            if code < 0:
                faults.append(f"ended by {signal.Signals(-code).name}")
            elif code == first.returncode:
                if now != after:
                    faults.append("it says that all is well and has not written it")
            elif code != 2:
                faults.append(f"exit code {code}")
            if code == 2 and str(root) not in result.stderr:
                faults.append("the message names no file")
            if code == 2 and now not in (before, after):
                faults.append(f"neither old nor new: {sorted(set(now) ^ set(before))}")
            return [f"{fault}: {result.stderr.strip()[:300]}" for fault in faults]

        for call, kind, stays in FAULTS:
            series = f"{case.name}, {call} {kind}{' for good' if stays else ''}"
            if sample is None:
                numbers = range(1, 100_000)
            else:
                numbers = sorted({1, 2, *(int(1.7 ** chance.uniform(0, 8)) for _ in range(sample))})[:sample]
            met = 0
            for number in numbers:
                faults = judge(call, kind, stays, number)
                if faults is None:
                    break
                met += 1
                for fault in faults:
                    wrong += 1
                    print(f"{series}, number {number}: {fault}", flush=True)
            points += met
            if os.environ.get("FAULT_VERBOSE"):
                print(f"{series}: {met} points", flush=True)
    print(f"faults: {points} points, {wrong} wrong", flush=True)
    sys.exit(1 if wrong else 0)


main()
