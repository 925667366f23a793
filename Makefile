# One way to set up, test and show the program. Nothing is needed but Python 3.11 or newer with venv, and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO ?= $(or $(TMPDIR),/tmp)/campaign-demo

.PHONY: help setup demo test torture check lint types imports catalogues compiled translations snapshots pictures readme bench outside wheel clean

help:  ## show what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 16

$(READY): pyproject.toml constraints.txt tools/hatch_build.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python tools/catalogues.py compile
	@touch $@

setup: $(READY)  ## install everything in .venv

catalogues: $(READY)  ## compile the translations
	@$(BIN)/python tools/catalogues.py compile

compiled: catalogues  ## bytecode, once, so that the programs which tests start do not each make it
	@$(BIN)/python -m compileall -q src

translations: $(READY)  ## collect new texts from the source into the catalogues
	$(BIN)/python tools/catalogues.py update

demo: catalogues  ## the example plans, their calendars, and the app on a copy of them
	$(BIN)/campaign demo "$(DEMO)"

lint: $(READY)  ## ruff
	$(BIN)/ruff check src tests tools
	$(BIN)/ruff format --check src tests tools

types: $(READY)  ## mypy --strict
	$(BIN)/mypy
	$(BIN)/mypy --exclude hatch_build tools

imports: $(READY)  ## the walls of the house
	$(BIN)/lint-imports

check: lint types imports  ## lint, types and imports

test: compiled  ## all tests; an outside tool that is absent is skipped, and said
	$(BIN)/python -m pytest -n auto --dist loadgroup

torture: compiled  ## saving and reading broken as often as docs/safety.md says, templates on every day
	CAMPAIGN_TORTURE=1 CAMPAIGN_CHANCE=1 $(BIN)/python -m pytest -n auto tests/property tests/documents/test_tables.py tests/hostile/test_texts.py tests/torture tests/templates

outside: $(READY)  ## install the outside tools that only tests use
	bash tools/outside.sh

snapshots: catalogues  ## accept the screens as they are now
	$(BIN)/python -m pytest -q tests/snapshots --snapshot-update

pictures: catalogues  ## draw the README's pictures from the running app
	$(BIN)/python tools/pictures.py

readme: catalogues  ## fill in the keys, options and measurements of the README and docs/
	$(BIN)/python -m tools.readme

bench: compiled  ## measure, each figure beside its reference; tools/measured.py puts the rows in docs/measured.md
	$(BIN)/python -m tools.bench

wheel: $(READY)  ## build the wheel and the source distribution
	$(BIN)/python -m pip wheel --quiet --no-deps --wheel-dir dist .

clean:  ## remove what was made
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
