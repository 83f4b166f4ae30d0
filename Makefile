# Every target makes its own environment from hashed requirements; nothing outside this folder is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCKED := --require-hashes --only-binary :all:

# What was compiled once is kept, and what the tests of one file share is mostly made by one worker.
TESTS := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -n auto --dist worksteal

.PHONY: demo test compiled lint check long bench browser crates ocr evaluation clean lock
.DELETE_ON_ERROR:

demo: $(VENV)/core  ## the main job, on the two cases that ship with farbank
	$(BIN)/farbank demo

test: compiled  ## every test that needs nothing but Python
	$(TESTS) -m "not long and not browser"

long: compiled  ## the long proofs
	$(TESTS) -m long --timeout 1800

browser: $(VENV)/dev  ## the pages in a real browser (Debian's chromium)
	$(BIN)/python -m pytest -q -m "browser and not long"

crates: $(VENV)/crates  ## exports as the validator of RO-Crate sees them; it lives in an environment of its own
	ROCRATE_PYTHON=$(CURDIR)/$(VENV)/rocrate/bin/python $(BIN)/python -m pytest -q -n auto tests/unit/keeping/carrying/test_crate.py \
	  tests/end_to_end/test_exports.py

ocr: $(VENV)/ocr  ## reading writing by machine (the extra ocr, and tesseract's data files from Debian)
	$(BIN)/python -m pytest -q tests/end_to_end/test_read_by_machine.py tests/unit/intake/test_ocr_installed.py

evaluation: $(VENV)/evaluation  ## how often what is read is right, next to what other programs give on the same rows
	$(BIN)/python -m evaluation

lint: $(VENV)/dev  ## all that needs no test to run
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check -r README.md $$(grep -rl "\[\[\[cog" docs)

check: lint compiled  ## lint, types, contracts, docs, and the tests with their coverage
	$(TESTS) -m "not long and not browser" --cov --cov-report=term:skip-covered
	$(BIN)/python tools/coverage_floor.py

bench: $(VENV)/dev  ## figures as ratios to peers measured in the same run
	$(BIN)/python -m benchmarks

compiled: $(VENV)/dev  # once for the many processes that tests start; the fenced ones may write nothing, so never would
	$(BIN)/python -m compileall -q src

$(VENV)/core: requirements/core.txt requirements/build.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(PIP) install $(LOCKED) -r requirements/core.txt -r requirements/build.txt
	PATH="$(CURDIR)/$(BIN):$$PATH" $(PIP) install --no-deps --no-build-isolation --no-index --editable .
	touch $@

$(VENV)/dev: $(VENV)/core requirements/dev.txt
	$(PIP) install $(LOCKED) -r requirements/dev.txt
	touch $@

$(VENV)/crates: $(VENV)/dev requirements/crates.txt
	$(PYTHON) -m venv $(VENV)/rocrate
	$(VENV)/rocrate/bin/python -m pip --disable-pip-version-check --quiet install $(LOCKED) -r requirements/crates.txt
	touch $@

$(VENV)/ocr: $(VENV)/dev requirements/ocr.txt
	$(PIP) install $(LOCKED) -r requirements/ocr.txt
	touch $@

$(VENV)/evaluation: $(VENV)/dev requirements/evaluation.txt
	$(PIP) install $(LOCKED) -r requirements/evaluation.txt
	touch $@

lock:  ## write the hashed requirements anew (needs uv)
	uv pip compile -q --no-strip-extras pyproject.toml --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -o requirements/core.txt
	uv pip compile -q --no-strip-extras pyproject.toml --group dev --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -c requirements/core.txt -o requirements/dev.txt
	uv pip compile -q --no-strip-extras --group pyproject.toml:crates --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -o requirements/crates.txt
	uv pip compile -q --no-strip-extras pyproject.toml --extra ocr --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -c requirements/core.txt -c requirements/dev.txt -o requirements/ocr.txt
	uv pip compile -q --no-strip-extras pyproject.toml --group evaluation --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -c requirements/core.txt -c requirements/dev.txt -o requirements/evaluation.txt
	echo 'uv_build>=0.13,<0.14' | uv pip compile -q --no-strip-extras - --generate-hashes --universal --python-version 3.11 --no-header --no-annotate -o requirements/build.txt

clean:
	rm -rf $(VENV) farbank-demo dist .coverage* .mypy_cache .ruff_cache .pytest_cache .hypothesis
