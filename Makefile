# Aliases; the work is in scripts/.

.PHONY: demo test lint test-all test-sanitize test-thread test-address bench bench-yardstick oracles

demo:
	scripts/demo

test:
	scripts/test

lint:
	scripts/lint

# Everything that ends: tests, lint, sanitizers.
test-all: test lint test-sanitize

test-sanitize: test-thread test-address

# A sanitizer changes the code of every module, so each has a scratch path of its own: in .build it
# would throw the ordinary test build away. The command-line tests run another process, which the
# sanitizer does not see.
test-thread:
	swift test --sanitize=thread --scratch-path .build-thread --skip CommandLineTests

test-address:
	swift test --sanitize=address --scratch-path .build-address --skip CommandLineTests

# Expected values from other engines, committed under Tests/Fixtures/oracles.
oracles:
	scripts/oracles
