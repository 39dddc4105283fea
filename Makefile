# Two doors: `make demo` and `make test`. Each sets up .venv by itself and can be run again.

VENV := .venv
BIN := $(VENV)/bin
FACTS := src/stdcompat/_data/facts.sqlite
AS_OF := 2026-11-21
EXAMPLE := docs/examples/eu-data-centre

# The first Python that is new enough and can make environments.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo test lint docs man bench fuzz samples format clean

help:
	@echo 'make demo    check the example data centre against the EU and print the report'
	@echo 'make test    run the test suite'
	@echo 'make lint    ruff, mypy, import-linter'
	@echo 'make docs    build the documentation, warnings are errors'
	@echo 'make man     build the manual page of the program'
	@echo 'make bench   print the benchmark tables'
	@echo 'make fuzz    look for texts that break the reading of identifiers'
	@echo 'make samples fetch the official samples of CycloneDX and read them'
	@echo 'make format  let ruff format the code'
	@echo 'make clean   remove everything that was made'

# --- set-up: stamps say what is installed --------------------------------------

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo 'Python 3.11 or newer is needed, with its venv module' >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'  # older ones know no dependency groups

$(VENV)/.package: pyproject.toml hatch_build.py | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[cli]'
	@touch $@

# Every optional library: only the doors for developers need them.
$(VENV)/.extras: $(VENV)/.package
	$(BIN)/python -m pip install --quiet --editable '.[all]'
	@touch $@

$(VENV)/.group-%: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --group $*
	@touch $@

# The installation compiles the facts; later only what changed does.
$(FACTS): $(shell find catalogs -name '*.toml') $(shell find src -name '*.py') | $(VENV)/.package
	@$(BIN)/python -m stdcompat.bundle
	@touch $@

# --- doors -----------------------------------------------------------------------

# A divergence (exit code 1) is what this example is for; any other code is a failure.
demo: $(VENV)/.package $(FACTS)
	@$(BIN)/stdcompat check $(EXAMPLE).toml --market EU --profile $(EXAMPLE)-tender.toml --as-of $(AS_OF) || test $$? -eq 1

test: $(VENV)/.extras $(VENV)/.group-test $(FACTS)
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.extras $(VENV)/.group-lint
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

docs: $(VENV)/.extras $(VENV)/.group-docs $(FACTS)
	$(BIN)/sphinx-build -q -n -W --keep-going -b html docs docs/_build/html

man: $(VENV)/.extras $(VENV)/.group-docs $(FACTS)
	$(BIN)/sphinx-build -q -b man docs docs/_build/man

bench: $(VENV)/.extras $(FACTS)
	$(BIN)/python tests/benchmarks/startup.py
	$(BIN)/python tests/benchmarks/identifiers.py
	$(BIN)/python tests/benchmarks/resolution.py
	$(BIN)/python tests/benchmarks/batch.py
	$(BIN)/python tests/benchmarks/formats.py
	$(BIN)/python tests/benchmarks/catalogs.py
