# Aliases; the work is in scripts/.

.PHONY: demo test lint test-all test-sanitize test-thread test-address test-spark test-fuzz oracles bench bench-yardstick bench-peers

demo:
	scripts/demo

test:
	scripts/test

lint:
	scripts/lint

# Everything that ends: tests, lint, sanitizers, the long fuzz runs.
test-all: test lint test-sanitize test-fuzz

test-fuzz:
	scripts/fuzz 20000000

test-sanitize: test-thread test-address

# A sanitizer changes the code of every module, so each has a scratch path of its own: in .build it
# would throw the ordinary test build away. The command-line tests run another process, which the
# sanitizer does not see. The leak check of the address sanitizer also finds what Foundation's Process and
# the XCTest runner leave behind at exit; neither is ours and none of the tested modules needs them.
test-thread:
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/thread-sanitizer.supp \
	  swift test --sanitize=thread --scratch-path .build-thread --skip CommandLineTests

test-address:
	swift test --sanitize=address --scratch-path .build-address --disable-xctest \
	  --skip 'CommandLineTests|MuchanTestSupportTests'

# The overlay on a real Spark cluster on loopback; installs pyspark into .venv.
test-spark:
	scripts/test-spark

# Expected values from other engines, committed under Tests/Fixtures/oracles.
oracles:
	scripts/oracles

# What simdjson alone needs to read the numbers of the workload: the measure of the overlay's speed.
YARDSTICKS = benchmarks/.build/bare_parse benchmarks/.build/chunked_parse

bench-yardstick: $(YARDSTICKS)

benchmarks/.build/%: benchmarks/yardstick/%.cpp benchmarks/yardstick/totals.h
	@mkdir -p $(@D)
	g++ -std=c++17 -O2 -Wall -Wextra -o $@ $< -lsimdjson

# The workload of 200,000 parcels and 169 zones, made once, then timed. `make bench-peers` installs what it is
# compared with; without it the comparison is left out and said so.
WORKLOAD = benchmarks/work/W200k

bench: bench-yardstick $(WORKLOAD)/parcels.geojson
	scripts/release muchan > /dev/null
	benchmarks/run $(WORKLOAD) -o benchmarks/work/latest.md

$(WORKLOAD)/parcels.geojson:
	synthesise="$$(scripts/release muchan-synthesise)" && \
	"$$synthesise" workload -o $(WORKLOAD) --parcels 200000 --zones 169 --zone-vertices 400

bench-peers:
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r benchmarks/peers/requirements.txt
