# Two doors: `make demo` and `make test`. Each sets up .venv by itself and can be run again.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet
FACTS := src/stdcompat/_data/facts.sqlite
AS_OF := 2026-11-21
EXAMPLE := docs/examples/eu-data-centre

# The first Python that is new enough and can make environments.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test test-lowest test-newest lint docs site man bench fuzz samples lock format clean

help:
	@echo 'make demo         check the example data centre against the EU and print the report'
	@echo 'make test         run the test suite'
	@echo 'make test-lowest  run it with the lowest versions that pyproject.toml allows'
	@echo 'make test-newest  run it with the newest versions, pre-releases too'
	@echo 'make lint         ruff, mypy, import-linter'
	@echo 'make docs         build the documentation, warnings are errors'
	@echo 'make site         build the page that checks offers in a browser (needs npm)'
	@echo 'make man          build the manual page of the program'
	@echo 'make bench        print the benchmark tables'
	@echo 'make fuzz         look for texts and files that break what reads them; FUZZ=3600 does it for an hour each'
	@echo 'make samples      fetch the official samples of CycloneDX and read them'
	@echo 'make lock         renew the versions in requirements/'
	@echo 'make format       let ruff format the code'
	@echo 'make clean        remove everything that was made'

# --- set-up: stamps say what is installed --------------------------------------
# Everything is installed at the versions and hashes of requirements/, so that a new release of somebody's
# library cannot break a checkout of ours; `make test-newest` looks for that in advance.

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed, with its venv module' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.package: requirements/run.txt pyproject.toml hatch_build.py | $(BIN)/python
	$(PIP) --require-hashes --requirement requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

# Every optional library and every tool: only the doors for developers need them.
$(VENV)/.dev: requirements/dev.txt | $(VENV)/.package
	$(PIP) --require-hashes --requirement requirements/dev.txt
	@touch $@

# The installation compiles the facts; later only what changed does.
$(FACTS): $(shell find catalogs -name '*.toml') $(shell find src -name '*.py') | $(VENV)/.package
	@$(BIN)/python -m stdcompat.bundle
	@touch $@

# Versions without addresses, for every Python and platform that the package names.
LOCK = $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-annotate --upgrade \
	--custom-compile-command 'make lock' --python-version 3.11 pyproject.toml

lock: $(VENV)/.dev
	$(LOCK) --all-extras --group dev --output-file requirements/dev.txt
	$(LOCK) --extra cli --group lock --constraint requirements/dev.txt --output-file requirements/run.txt

# --- doors -----------------------------------------------------------------------

# A divergence (exit code 1) is what this example is for; any other code is a failure.
demo: $(VENV)/.package $(FACTS)
	@$(BIN)/stdcompat check $(EXAMPLE).toml --market EU --profile $(EXAMPLE)-tender.toml --as-of $(AS_OF) || test $$? -eq 1

# On all cores; `make test ARGS=...` runs a part of it, as pytest names it.
test: $(VENV)/.dev $(FACTS)
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

# Environments of their own, made anew each time: what the ranges of pyproject.toml allow, at both ends.
test-lowest: RESOLUTION := --resolution lowest-direct
test-newest: RESOLUTION := --prerelease allow
test-lowest test-newest: $(VENV)/.dev $(FACTS)
	$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-$(@:test-%=%)
	$(BIN)/uv pip install --quiet --python .venv-$(@:test-%=%) $(RESOLUTION) --editable '.[all]' --group test
	.venv-$(@:test-%=%)/bin/python -m pytest --numprocesses auto --dist worksteal $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

# The page and what it runs Python with, for any static host; `make docs` takes it along once it is built.
site: $(VENV)/.dev $(FACTS) site/node_modules
	$(BIN)/python site/build.py

site/node_modules: site/package-lock.json
	npm ci --prefix site --silent
	@touch $@

docs: $(VENV)/.dev $(FACTS)
	$(BIN)/sphinx-build -q -n -W --keep-going -b html docs docs/_build/html

man: $(VENV)/.dev $(FACTS)
	$(BIN)/sphinx-build -q -b man docs docs/_build/man

bench: $(VENV)/.dev $(FACTS)
	$(BIN)/python tests/benchmarks/floors.py --write
	$(BIN)/python tests/benchmarks/startup.py
	$(BIN)/python tests/benchmarks/identifiers.py
	$(BIN)/python tests/benchmarks/resolution.py
	$(BIN)/python tests/benchmarks/batch.py
	$(BIN)/python tests/benchmarks/formats.py
	$(BIN)/python tests/benchmarks/catalogs.py
	$(BIN)/python tests/benchmarks/importers.py
	$(BIN)/python tests/benchmarks/inputs.py

FUZZ := 15
fuzz: $(VENV)/.dev $(FACTS)
	$(BIN)/python tests/fuzz/identifiers_fuzz.py $(FUZZ)
	$(BIN)/python tests/fuzz/files_fuzz.py $(FUZZ)

# The official samples of CycloneDX, which the sources of the official library carry: hundreds of files that are not ours.
samples: $(VENV)/.dev
	mkdir -p $(VENV)/samples
	$(BIN)/python -m pip download --quiet --no-deps --no-binary cyclonedx-python-lib --dest $(VENV)/samples cyclonedx-python-lib
	tar -xzf $$(ls $(VENV)/samples/cyclonedx_python_lib-*.tar.gz | tail -1) --strip-components 1 -C $(VENV)/samples
	CYCLONEDX_SAMPLES=$(VENV)/samples/tests/_data/schemaTestData $(BIN)/python -m pytest tests/unit/deployment -k official

format: $(VENV)/.dev
	$(BIN)/ruff format
	$(BIN)/ruff check --fix-only

clean:
	rm -rf $(VENV) .venv-* build dist docs/_build site/_build site/node_modules src/stdcompat/_data .mypy_cache .pytest_cache .ruff_cache .hypothesis
