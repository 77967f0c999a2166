"""Runs shares.py on a real standalone cluster on loopback and holds it against `muchan overlay` and `muchan run`.

    python test_shares.py MUCHAN WORKLOAD PROJECT SCRATCH

WORKLOAD has parcels.geojson and zones.geojson as `muchan-synthesise workload` writes them, PROJECT is one of
`muchan-synthesise demo`.
"""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pyspark

HERE = Path(__file__).resolve().parent
REQUEST = ["--by", "land_use_code", "--sum", "output_wan_yuan", "--sum", "energy_tce"]


def contents(path):
    """The bytes of a file; of a folder those of each file by name."""
    if path.is_dir():
        return {file.name: file.read_bytes() for file in sorted(path.iterdir())}
    return path.read_bytes() if path.exists() else b""


class Cluster:
    """A master and workers, each in a process group of its own, so that all they start ends with them."""

    def __init__(self, scratch):
        self.scratch = scratch
        self.result = scratch / "result"
        self.log = scratch / "driver.log"
        self.home = Path(pyspark.__file__).parent
        self.environment = dict(
            os.environ, SPARK_HOME=str(self.home), SPARK_LOCAL_IP="127.0.0.1", PYSPARK_PYTHON=sys.executable,
            PYSPARK_DRIVER_PYTHON=sys.executable, SPARK_NO_DAEMONIZE="1")
        self.processes = []
        self.url = None

    def master(self):
        _, log = self.start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", "0",
                            "--webui-port", "0")
        self.url = self.wait_for(log, r"Starting Spark master at (spark://\S+)")

    def start(self, name, *words):
        log = self.scratch / f"{name}.log"
        with log.open("w") as output:
            process = subprocess.Popen(
                [str(self.home / "bin" / "spark-class"), *words], env=self.environment, cwd=self.scratch,
                stdout=output, stderr=subprocess.STDOUT, start_new_session=True)
        self.processes.append(process)
        return process, log

    def worker(self, name):
        process, log = self.start(
            name, "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1",
            "--memory", "1g", "--work-dir", str(self.scratch / name), self.url)
        self.wait_for(log, r"(Successfully registered)")
        return process

    @staticmethod
    def wait_for(log, pattern):
        for _ in range(600):
            found = re.search(pattern, log.read_text())
            if found:
                return found.group(1)
            time.sleep(0.1)
        raise SystemExit(f"no {pattern} in {log}:\n{log.read_text()[-2000:]}")

    @staticmethod
    def kill(process):
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass
        process.wait()

    def stop(self):
        for process in reversed(self.processes):
            self.kill(process)

    def submit(self, *words):
        """Starts the driver, which writes `self.result`; returns its process."""
        if self.result.is_dir():
            shutil.rmtree(self.result)
        self.result.unlink(missing_ok=True)
        command = [str(self.home / "bin" / "spark-submit"), "--master", self.url, "--conf", "spark.ui.enabled=false",
                   "--conf", "spark.executor.memory=512m", "--conf", "spark.task.maxFailures=2",
                   str(HERE / "shares.py"), *words, "--output", str(self.result)]
        with self.log.open("w") as log:
            process = subprocess.Popen(command, env=self.environment, cwd=self.scratch, stdout=log,
                                       stderr=subprocess.STDOUT, start_new_session=True)
        self.processes.append(process)
        return process

    def end(self, process):
        """Waits for a driver; returns its exit code and the result, empty where it wrote none."""
        code = process.wait(timeout=300)
        return code, contents(self.result)

    def run(self, *words):
        return self.end(self.submit(*words))


class Checks:
    def __init__(self):
        self.passed = self.failed = 0

    def check(self, name, is_right, details=""):
        self.passed += bool(is_right)
        self.failed += not is_right
        print(("passed  " if is_right else "FAILED  ") + name + ("" if is_right else f"  {details}"), flush=True)


def wrapper(path, text):
    path.write_text("#!/bin/sh\n" + text)
    path.chmod(0o755)
    return str(path)


def make_features(workload, scratch):
    """The workload's parcels as lines in another order, with bad ones and repeats among them."""
    text = (workload / "parcels.geojson").read_text(encoding="utf-8")
    lines = [line.rstrip(",") for line in text.split("\n") if line.startswith('{"type":"Feature"')]
    repeats = lines[100:103]
    bad = [lines[0][:200], "not json", '{"type":"Feature","properties":{"parcel_id":"x"},"geometry":null}',
           '{"type":"Feature","properties":{"parcel_id":"y"},"geometry":{"type":"Point","coordinates":[118.8,31.9]}}']
    lines += repeats + bad
    random.Random(20260101).shuffle(lines)
    path = scratch / "features.ndjson"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, len(lines), len(bad), len(repeats)


def run_project(muchan, project, scratch):
    """Runs a project on one machine; returns its parcels as lines in another order, and what was written."""
    results = scratch / "one-machine"
    subprocess.run([muchan, "run", str(project), "-o", str(results), "--quiet"], stdout=subprocess.DEVNULL, check=True)
    collection = json.loads((project / "parcels.geojson").read_text(encoding="utf-8"))
    lines = [json.dumps(feature, ensure_ascii=False) for feature in collection["features"]]
    random.Random(7).shuffle(lines)
    path = scratch / "project-parcels.ndjson"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path, contents(results)


def without_places(document):
    """The JSON result with findings by what they say of the record, not by where it stands."""
    document["findings"] = sorted(
        (entry["code"], entry["id"] or "", entry["field"] or "", entry["found"]) for entry in document["findings"])
    return document


def main():
    muchan = sys.argv[1]
    workload, project, scratch = (Path(word).resolve() for word in sys.argv[2:5])
    checks = Checks()
    features, count, bad, repeats = make_features(workload, scratch)
    zones = str(workload / "zones.geojson")
    request = [str(features), "--zones", zones, *REQUEST]

    def overlay(form):
        return subprocess.run([muchan, "overlay", *request, "--quiet", "-f", form], stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=False).stdout

    table, document = overlay("csv"), json.loads(overlay("json"))
    cluster = Cluster(scratch)
    # So that ending the test ends the cluster.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        cluster.master()
        first, _ = cluster.worker("worker-1"), cluster.worker("worker-2")
        for partitions in (1, 2, 7, 64):
            started = time.monotonic()
            code, output = cluster.run(*request, "--muchan", muchan, "-f", "csv", "--partitions", str(partitions))
            checks.check(f"{partitions} partitions print the bytes of one machine ({time.monotonic() - started:.1f} s)",
                         code == 1 and output == table, f"exit {code}, {len(output)} bytes")

        parcels, written = run_project(muchan, project, scratch)
        for partitions in (1, 7):
            code, output = cluster.run(
                str(parcels), "--zones", str(project / "zones.geojson"), "--project", str(project / "project.yaml"),
                "--muchan", muchan, "--partitions", str(partitions))
            same = output == written
            checks.check(f"a project in {partitions} partitions writes the {len(written)} files of one machine",
                         code == 0 and same, f"exit {code}, {sorted(output)}")

        code, output = cluster.run(*request, "--muchan", muchan, "--ship", "-f", "json", "--partitions", "5", "--ids")
        found = json.loads(output or "{}")
        checks.check("rejected features arrive in the ledger",
                     found.get("ledger") == document["ledger"] and document["ledger"]["rejected"] == bad
                     and document["ledger"]["read"] == count, found.get("ledger"))
        checks.check("repeated ids are found across partitions",
                     found.get("finding_counts", {}).pop("GEO-028", 0) == repeats, found.get("finding_counts"))
        found["findings"] = [entry for entry in found.get("findings", []) if entry["code"] != "GEO-028"]
        checks.check("all else of the JSON result is the same", without_places(found) == without_places(document))

        liar = wrapper(scratch / "liar", f'"{muchan}" "$@"\n[ "$1" = partial ] && exit 3\nexit 0\n')
        code, output = cluster.run(*request, "--muchan", liar, "--partitions", "2")
        checks.check("a binary that writes and then fails, fails the job", code == 2 and output == b"", f"exit {code}")

        marks = scratch / "marks"
        slow = wrapper(scratch / "slow",
                       f'[ "$1" = partial ] && echo begun >> "{marks}" && sleep 2\nexec "{muchan}" "$@"\n')
        process = cluster.submit(*request, "--muchan", slow, "-f", "csv", "--partitions", "7")
        while process.poll() is None and not (marks.exists() and len(marks.read_text().split()) >= 3):
            time.sleep(0.05)
        cluster.kill(first)
        code, output = cluster.end(process)
        begun = len(marks.read_text().split())
        checks.check(f"a worker killed while it works changes nothing (7 partitions, {begun} begun)",
                     code == 1 and output == table and begun > 7, f"exit {code}")
    finally:
        cluster.stop()
    if checks.failed:
        print(cluster.log.read_text()[-4000:], file=sys.stderr)
    print(f"{checks.passed} passed, {checks.failed} failed")
    return 1 if checks.failed else 0


if __name__ == "__main__":
    sys.exit(main())
