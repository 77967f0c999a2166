# Aliases; the work is in scripts/.

.PHONY: demo install uninstall deb test-deb test-completions test-terminal docs test lint test-all test-long test-sanitize test-thread \
  test-address test-spark test-browser test-fuzz oracles guard bench bench-full bench-micro bench-accounts bench-yardstick bench-peers

demo:
	scripts/demo

# Into PREFIX: the program, its data, man pages, completions. `make uninstall` takes them away.
PREFIX = /usr/local

install:
	scripts/install --prefix "$(PREFIX)" --destdir "$(DESTDIR)"

uninstall:
	scripts/install --prefix "$(PREFIX)" --destdir "$(DESTDIR)" --remove

# A Debian package in out/, and what becomes of it in a bare root (as root; a minute).
deb:
	scripts/deb

test-deb:
	scripts/test-deb

test-completions:
	scripts/test-completions "$$(scripts/release muchan)"

# Ctrl-C, progress and colours on a pseudo-terminal.
test-terminal:
	scripts/test-terminal "$$(scripts/release muchan)"

# The documentation as a site in out/docs, and what its pages quote, run.
docs:
	scripts/docs
	scripts/docs --check

test:
	scripts/test

lint:
	scripts/lint

# Everything that ends: tests, lint, long tests, the package in a bare root, sanitizers, the long fuzz runs.
test-all: test lint test-long test-deb test-sanitize test-fuzz

# Shells and terminals; 200 killed imports, 10,000 small files, every call of the system that can fail, of which `make test` has a sample; and a
# large layer cut at 64 places.
test-long:
	MUCHAN_BINARY="$$(scripts/release muchan)" MUCHAN_LONG_TESTS=1 swift test --filter 'ImportTests|FaultTests'
	scripts/test-cuts
	scripts/test-completions "$$(scripts/release muchan)"
	scripts/test-terminal "$$(scripts/release muchan)"

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

# The report in headless Chromium with the network blocked; installs chromium, a CJK font, and playwright into .venv.
test-browser:
	scripts/test-browser

# Expected values from other engines, committed under Tests/Fixtures/oracles.
oracles:
	scripts/oracles

# What simdjson alone needs to read the numbers of the workload: the measure of the overlay's speed.
YARDSTICKS = benchmarks/.build/bare_parse benchmarks/.build/chunked_parse benchmarks/.build/csv_scan

bench-yardstick: $(YARDSTICKS)

benchmarks/.build/%: benchmarks/yardstick/%.cpp benchmarks/yardstick/totals.h
	@mkdir -p $(@D)
	g++ -std=c++17 -O2 -Wall -Wextra -o $@ $< -lsimdjson

# The workload of 200,000 parcels and 169 zones, made once, then timed. `make bench-peers` installs what it is
# compared with; without it the comparison is left out and said so.
WORKLOADS = benchmarks/work
WORKLOAD = $(WORKLOADS)/W200k
MORE = $(WORKLOADS)/W1M $(WORKLOADS)/W5M $(WORKLOADS)/W200k-5000-zones $(WORKLOADS)/W200k-5000-vertices

bench: bench-yardstick $(WORKLOAD)/parcels.geojson
	scripts/release muchan > /dev/null
	benchmarks/run $(WORKLOAD) -o $(WORKLOADS)/latest.md

# The same with a million and five million parcels, many zones, long borders, and the loop over data in memory.
# Takes 6 GB of disk and an hour or so with the peers.
bench-full: bench-yardstick micro-build $(WORKLOAD)/parcels.geojson $(MORE:=/parcels.geojson)
	scripts/release muchan > /dev/null
	benchmarks/run $(WORKLOAD) --also $(MORE) -o $(WORKLOADS)/latest.md

$(WORKLOADS)/W1M/parcels.geojson: SIZE = --parcels 1000000 --zones 169 --zone-vertices 400
$(WORKLOADS)/W5M/parcels.geojson: SIZE = --parcels 5000000 --zones 169 --zone-vertices 400
$(WORKLOADS)/W200k-5000-zones/parcels.geojson: SIZE = --parcels 200000 --zones 5000 --zone-vertices 400
$(WORKLOADS)/W200k-5000-vertices/parcels.geojson: SIZE = --parcels 200000 --zones 169 --zone-vertices 5000
SIZE = --parcels 200000 --zones 169 --zone-vertices 400

$(WORKLOADS)/%/parcels.geojson:
	synthesise="$$(scripts/release muchan-synthesise)" && "$$synthesise" workload -o $(@D) $(SIZE)

# Ten million lines of energy ledger against a bare scan of their file; yields, classes and idle land of a million parcels
# against their overlay. Makes 2.6 GB of inputs.
bench-accounts: bench-yardstick $(WORKLOADS)/W1M/parcels.geojson
	benchmarks/accounts "$$(scripts/release muchan)" $(WORKLOADS) 10000000 $(WORKLOADS)/W1M

# The overlay's steps one by one, and its loop over data in memory; results are checked before they are timed.
MICRO = --package-path benchmarks/micro --scratch-path benchmarks/.build/micro -c release

bench-micro: micro-build $(WORKLOADS)/W20k/parcels.geojson
	MUCHAN_WORKLOAD=$(WORKLOADS)/W20k "$$(swift build $(MICRO) --show-bin-path)/micro"
	"$$(swift build $(MICRO) --show-bin-path)/in-memory-loop" $(WORKLOADS)/W20k 2 7 > /dev/null

.PHONY: micro-build
micro-build:
	swift build $(MICRO)

$(WORKLOADS)/W20k/parcels.geojson: SIZE = --parcels 20000 --zones 169 --zone-vertices 400

# Instructions and peak memory of fixed inputs against benchmarks/guard.csv.
guard:
	scripts/guard

bench-peers:
	python3 -m venv .venv
	.venv/bin/pip install --quiet --disable-pip-version-check -r benchmarks/peers/requirements.txt
