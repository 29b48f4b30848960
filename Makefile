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
# The desk's page is built and shipped; Node is needed only to change it.
CHROMIUM ?= /usr/bin/chromium
LEDGER   ?= demo.db
# Files in their order, not those of many tests first: the slow ones have few, and one worker would wait for the last.
TESTS    := tests/wheel $(filter-out %/wheel/ %/desk/ %/__pycache__/,$(wildcard tests/*/))
SPREAD   := --dist loadfile --no-loadscope-reorder
PIP      := -m pip --disable-pip-version-check -qq --no-input
# What is installed is compiled where it is first imported: most of it never is. Kept it has to be: where a shell forbids
# Python to write what it compiled, as in many containers, every process would compile its libraries anew, for seconds.
unexport PYTHONDONTWRITEBYTECODE
INSTALL  := $(PIP) install --no-compile
GOLD   ?= tests/gold
DATA   ?= $(GOLD)/reports.jsonl

.PHONY: help demo serve-demo test test-desk test-page test-browser fuzz torture lint types contracts wheel bench gazetteer train desk screenshots docs lock clean

help:  ## Print this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

demo: $(STAMP)  ## Code the example reports into a ledger, demo.db, and print the briefing.
	@$(BIN)/reportedly add examples/reports --ledger demo.db
	@$(BIN)/reportedly brief --ledger demo.db
	@echo
	@echo "Kept in demo.db. To see what a line rests on, take the name in front of it:"
	@echo "  $(BIN)/reportedly why NAME --ledger demo.db"
	@echo "To read, compare and judge in the browser:"
	@echo "  $(BIN)/reportedly serve --ledger demo.db --open"

serve-demo: $(STAMP)  ## Open the desk on a ledger (LEDGER=…, demo.db unless told).
	@$(BIN)/reportedly serve --ledger $(LEDGER)

test: lint types contracts $(TRIED)  ## Everything that has to hold: style, types, imports, tests, the built wheel.
	@$(BIN)/pytest $(TESTS) --numprocesses 2 $(SPREAD) --durations=5

fuzz: $(STAMP)  ## 20,000 inputs nobody meant to write into every reader and the coder (an hour or more).
	@$(BIN)/python tests/torture/fuzz.py

torture: $(STAMP)  ## Kill those who add, review and code; a report of 100,000 sentences; a soak of 50,000 (hours).
	@$(BIN)/python tests/torture/kills.py
	@$(BIN)/python tests/torture/workers.py
	@$(BIN)/python tests/torture/long_report.py
	@$(BIN)/python tests/torture/soak.py

test-desk: test-page test-browser  ## The desk in a real browser, its TypeScript and, where Node is, axe.

test-page:  ## The TypeScript and the unit tests of the desk's page, where Node is.
	@if command -v npm >/dev/null; then $(MAKE) --no-print-directory desk/node_modules/.made && \
	  npm --prefix desk run --silent check && npm --prefix desk test --silent; \
	else echo "No npm here: the page's own unit tests and axe are left out."; fi

test-browser: $(STAMP) $(CHROMIUM)  ## The desk in a real browser.
	@CHROMIUM=$(CHROMIUM) $(BIN)/pytest tests/desk --numprocesses 2 $(SPREAD) --durations=5

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

train: $(TRAINER)  ## Make the shipped model anew from CORPORA (about three and a half hours on two free cores).
	@PYTHONPATH=src $(TRAIN)/bin/python training/run.py --corpora $(CORPORA) --work build/training \
	  --out src/reportedly/encoder/data $(if $(wildcard $(SCORER)),--scorer $(SCORER))

desk: desk/node_modules/.made  ## Build the desk's page into the package (needs Node 20.19 or later).
	@npm --prefix desk run --silent check
	@npm --prefix desk run --silent build

screenshots: $(STAMP) $(CHROMIUM)  ## Pictures of every room, light and dark, into build/screenshots.
	@CHROMIUM=$(CHROMIUM) $(BIN)/pytest tests/desk -q -k "not accessible or dark"
	@ls build/screenshots

docs: $(STAMP)  ## Write the pages that are made from the code, and real output into those that show it.
	@$(BIN)/python docs/write_cli.py
	@$(BIN)/python docs/write_columns.py
	@$(BIN)/python docs/write_codebook.py
	@$(BIN)/python docs/write_wire_fields.py
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
	  $(if $(filter check,$*),-c requirements/run.txt --extra scale --extra postgres requirements/check.in) pyproject.toml -o requirements/$*.txt
	@echo "requirements/$*.txt: $$(grep -c '==' requirements/$*.txt) packages"

clean:  ## Remove what was made, except the environment.
	@rm -rf build dist demo.db demo.db-wal demo.db-shm .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(STAMP):
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the locks name into $(VENV) (a minute or two, once) ..."
	@$(BIN)/python $(INSTALL) --require-hashes --only-binary :all: -r $(LOCK)
	@$(BIN)/python $(INSTALL) --no-deps --no-build-isolation --no-index -e .
	@rm -f $(VENV)/.made-from-* && touch $@

desk/node_modules/.made: desk/package-lock.json
	@npm --prefix desk ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(CHROMIUM):
	@echo "Installing a browser ..."
	@apt-get update -qq
	@DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core

$(TRAINER):
	@rm -rf $(TRAIN) && $(PYTHON) -m venv $(TRAIN)
	@echo "Installing what training needs into $(TRAIN) (a few GB) ..."
	@$(TRAIN)/bin/python $(INSTALL) --require-hashes --only-binary :all: -r requirements/train.txt
	@touch $@

$(TRIED):
	@rm -rf $(TRY) && $(PYTHON) -m venv $(TRY)
	@echo "Installing what the wheel needs into $(TRY) ..."
	@$(TRY)/bin/python $(INSTALL) --require-hashes --only-binary :all: -r requirements/run.txt
	@touch $@
