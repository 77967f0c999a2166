"""muchan overlay on Apache Spark, and with --project muchan run.

    spark-submit --master URL integrations/spark/shares.py FEATURES --zones ZONES [options] [options of partial]

Each partition is piped through `muchan partial`, lines of one key meet in the shuffle and are added by
`muchan merge`, and the driver lets `muchan finish` print what one machine would have printed. No figure passes
through Python: it only carries lines.
"""

import argparse
import os
import shlex
import subprocess
import sys
import traceback

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext, SparkFiles


def arguments():
    parser = argparse.ArgumentParser(
        description="Run muchan overlay or run on a Spark cluster; what is not listed goes to muchan partial.")
    parser.add_argument("features", help="newline-delimited GeoJSON: any path or pattern that Spark reads")
    parser.add_argument("--zones", required=True, help="GeoJSON file with the zones, on this machine")
    parser.add_argument("--project", help="project.yaml on this machine, with all its files but the parcels: run it")
    parser.add_argument("--partitions", type=int, help="cut the features into so many shares; by default as Spark does")
    parser.add_argument("--muchan", default="muchan", help="the binary, at this path on every machine")
    parser.add_argument("--ship", action="store_true", help="send the binary to the workers; libraries are not sent")
    parser.add_argument("-f", "--format", default="table", choices=["table", "json", "ndjson", "csv"])
    # Not standard output: spark-submit writes the driver's standard error there too.
    parser.add_argument("-o", "--output", required=True, help="the file (of a project the folder) for the result")
    parser.add_argument("--overwrite", action="store_true")
    return parser.parse_known_args()


def shipped(context, path):
    """Sends a file to the workers and returns its path there: the executor's working folder."""
    context.addFile(path)
    name = os.path.basename(path)
    return SparkFiles.get(name) if context.master.startswith("local") else "./" + name


def key(line):
    return line.split("\t", 1)[0]


def single(line):
    """An id that occurred once. All lines of a key have met, so it can no longer turn out to be a repeat."""
    return line.startswith("id ") and line.endswith("\t1")


def states(context, options, rest):
    """The merged state lines."""
    muchan = shipped(context, options.muchan) if options.ship else options.muchan
    against = ["--zones", shipped(context, options.zones)]
    if options.project:
        against += ["--project", shipped(context, options.project)]
    partial = shlex.join([muchan, "partial", *against, "--jobs", "1", "--quiet", *rest])
    merge = shlex.join([muchan, "merge", "--quiet"])
    # Spark gives piped commands an empty environment.
    environment = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH", "MUCHAN_DATA") if name in os.environ}

    features = context.textFile(options.features)
    if options.partitions and features.getNumPartitions() > options.partitions:
        features = features.coalesce(options.partitions)
    elif options.partitions and features.getNumPartitions() < options.partitions:
        features = features.repartition(options.partitions)
    # checkCode: without it a command that fails is an empty share.
    lines = features.pipe(partial, environment, checkCode=True)
    together = lines.keyBy(key).partitionBy(min(lines.getNumPartitions(), context.defaultParallelism)).values()
    return together.pipe(merge, environment, checkCode=True).filter(lambda line: not single(line)).collect()


def main():
    options, rest = arguments()
    context = SparkContext(conf=SparkConf().setIfMissing("spark.app.name", "muchan overlay"))
    try:
        lines = states(context, options, rest)
    except Py4JError:
        # Not 1, which says that it was done and something was found.
        traceback.print_exc()
        return 2
    finally:
        context.stop()
    finish = [options.muchan, "finish", "--format", options.format, "--output", options.output]
    if options.project:
        finish += ["--project", options.project]
    if options.overwrite:
        finish.append("--overwrite")
    text = "".join(line + "\n" for line in lines)
    return subprocess.run(finish, input=text.encode("utf-8"), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
