# make book · make test · make serve · make bench · make mutants · make abuse · make clean
# Needs Python 3.11 to 3.13, make and git; everything else goes into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := book
.PHONY: book test lint serve bench mutants abuse clean

# The first that runs and is of a version that the packages support; or make PYTHON=…
FITS := import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python; do "$$p" -c '$(FITS)' 2>/dev/null && echo "$$p" && break; done)
BIN := .venv/bin
READY := .venv/.ready
PAGE := _build/html/index.html
BUILT := _build/.built
TESTED := _build/.tested

# What the book is made of besides the runs, and what the tests look at.
BOOK := _config.yml _toc.yml CITATION.cff CHANGELOG.md $(shell find book data _static analysis/publishing analysis/charts -type f -not -path '*/__pycache__/*' -not -path 'book/evidence/*' | sed 's/ /\\ /g')
ALL := $(shell git ls-files --cached --others --exclude-standard 2>/dev/null | sed 's/ /\\ /g')

book: $(READY)
	@$(BIN)/python -m analysis publish
	@$(MAKE) --no-print-directory $(BUILT)
	@echo "$(CURDIR)/$(PAGE)"

# Built beside the present site, which stays as it is until the new one is whole.
$(BUILT): $(READY) $(BOOK) $(wildcard book/evidence/*/run.json)
	@$(BIN)/python -m analysis.publishing.building
	@touch $@

test: book
	@$(MAKE) --no-print-directory $(TESTED)

$(TESTED): $(ALL) $(BUILT)
	@$(MAKE) --no-print-directory lint
	@$(BIN)/python -m pytest -n auto
	@touch $@
	@echo "the tests passed on this state; they run again once something changes (or: rm $(TESTED))"

lint: $(READY)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy analysis

serve: book
	@exec $(BIN)/python -m http.server --bind 127.0.0.1 --directory _build/html 8000

bench: $(READY)
	@$(BIN)/python -m pytest -m benchmark -s tests/benchmarks

mutants: $(READY)
	@$(BIN)/python -m pytest -m mutation -n auto tests/mutation

# Another draw each time; the seed is printed, and make abuse SEED=… draws the same again.
SEED ?= $(shell date +%s)
abuse: $(READY)
	@$(BIN)/python -m pytest -m "" -n auto tests/faults --seed $(SEED)

clean:
	rm -rf _build .cache book/evidence

$(READY): requirements.txt constraints.txt pyproject.toml
	@"$(PYTHON)" -c '$(FITS)' 2>/dev/null || { echo "error: Python 3.11 to 3.13 is needed; found $$("$(or $(PYTHON),python3)" --version 2>&1 || echo none); name one with make PYTHON=…" >&2; exit 1; }
	@if [ ! -x $(BIN)/python ]; then "$(PYTHON)" -m venv .venv || { echo "error: $(PYTHON) cannot make an environment: its venv module is missing" >&2; exit 1; }; fi
	@echo "installing packages into .venv"
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e . > .venv/pip.log 2>&1 || { grep -m1 -i '^error' .venv/pip.log >&2 || true; echo "error: the packages could not be installed: is the network there? (.venv/pip.log)" >&2; exit 1; }
	@touch $@
