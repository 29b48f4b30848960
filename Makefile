# The commands of the project. A newcomer needs two: `make demo` and `make test`.
#
# The environment is .venv, made from the locks in requirements/ (every file is checked against its hash). Its stamp
# carries the hash of the locks and of pyproject.toml, so that it is renewed when one of them changes and only then.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
LOCK   := requirements/check.txt
STAMP  := $(VENV)/.made-from-$(shell cat $(LOCK) pyproject.toml | sha256sum | cut -c1-16)
# The wheel is tried in an environment of its own, which never sees the source tree.
TRY    := build/wheel-venv
TRIED  := $(TRY)/.made-from-$(shell sha256sum requirements/run.txt | cut -c1-16)
# Training has one too: what it needs is large, and nobody who codes reports needs it.
TRAIN   := build/train-venv
TRAINER := $(TRAIN)/.made-from-$(shell sha256sum requirements/train.txt | cut -c1-16)
CORPORA ?= ../shared/corpora
SCORER  ?= ../shared/gold/score_attribution.py
PIP    := -m pip --disable-pip-version-check -qq --no-input
GOLD   ?= tests/gold
DATA   ?= $(GOLD)/reports.jsonl

.PHONY: help demo test lint types contracts wheel bench gazetteer train docs lock clean

help:  ## Print this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(STAMP)  ## Code the example reports into a ledger, demo.db, and print the briefing.
	@$(BIN)/reportedly add examples/reports --ledger demo.db
	@$(BIN)/reportedly brief --ledger demo.db
	@echo
	@echo "Kept in demo.db. To see what a line rests on, take the name in front of it:"
	@echo "  $(BIN)/reportedly why NAME --ledger demo.db"

test: lint types contracts $(TRIED)  ## Everything that has to hold: style, types, imports, tests, the built wheel.
	@$(BIN)/pytest tests --durations=5

lint: $(STAMP)  ## Style and format.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(STAMP)  ## Types, strictly.
	@$(BIN)/mypy

contracts: $(STAMP)  ## Which room may import which.
	@$(BIN)/lint-imports --no-cache

wheel: $(STAMP) $(TRIED)  ## Build the wheel and try it where the source tree is not.
	@$(BIN)/pytest tests/wheel

bench: $(STAMP)  ## Score the coder on a gold folder (GOLD=…) and time it (DATA=…).
	@$(BIN)/python bench/claims.py --data $(GOLD)
	@$(BIN)/python bench/speed.py --data $(DATA)

gazetteer: $(STAMP)  ## Rebuild the shipped file of places from its sources.
	@$(BIN)/python -m reportedly.gazetteer.build

train: $(TRAINER)  ## Make the shipped model anew from CORPORA (about an hour on one core).
	@PYTHONPATH=src $(TRAIN)/bin/python training/run.py --corpora $(CORPORA) --work build/training \
	  --out src/reportedly/encoder/data $(if $(wildcard $(SCORER)),--scorer $(SCORER))

docs: $(STAMP)  ## Write docs/cli.md from the commands' own help, and real output into the README.
	@$(BIN)/python docs/write_cli.py
	@$(BIN)/python docs/write_readme.py

lock: $(STAMP)  ## Resolve the locks anew; no host is named in them.
	@$(BIN)/python $(PIP) install uv
	@for name in run check; do $(MAKE) --no-print-directory requirements/$$name.lock; done
	@$(BIN)/uv pip compile --quiet --python-version 3.11 --python-platform x86_64-manylinux_2_28 --generate-hashes \
	  --no-annotate --no-header --no-emit-index-url --no-emit-find-links -c requirements/run.txt \
	  requirements/train.in pyproject.toml -o requirements/train.txt

requirements/%.lock:
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
	  --no-header --no-emit-index-url --no-emit-find-links \
	  $(if $(filter check,$*),-c requirements/run.txt --extra scale requirements/check.in) pyproject.toml -o requirements/$*.txt
	@echo "requirements/$*.txt: $$(grep -c '==' requirements/$*.txt) packages"

clean:  ## Remove what was made, except the environment.
	@rm -rf build dist demo.db demo.db-wal demo.db-shm .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(STAMP):
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the locks name into $(VENV) (a minute or two, once) ..."
	@$(BIN)/python $(PIP) install --require-hashes --only-binary :all: -r $(LOCK)
	@$(BIN)/python $(PIP) install --no-deps --no-build-isolation --no-index -e .
	@rm -f $(VENV)/.made-from-* && touch $@

$(TRAINER):
	@rm -rf $(TRAIN) && $(PYTHON) -m venv $(TRAIN)
	@echo "Installing what training needs into $(TRAIN) (a few GB) ..."
	@$(TRAIN)/bin/python $(PIP) install --require-hashes --only-binary :all: -r requirements/train.txt
	@touch $@

$(TRIED):
	@rm -rf $(TRY) && $(PYTHON) -m venv $(TRY)
	@echo "Installing what the wheel needs into $(TRY) ..."
	@$(TRY)/bin/python $(PIP) install --require-hashes --only-binary :all: -r requirements/run.txt
	@touch $@
