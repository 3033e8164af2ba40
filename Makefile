# Everything runs inside the checkout, in .venv. Only Python 3.11+ and make are needed (and Chromium for the browser tests).
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: help demo test check format docs bench train evaluate lock clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(STAMP): pyproject.toml requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit("Readout needs Python 3.11 or newer; set PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	@echo "setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

demo: $(STAMP) ## read examples/ into a record and print its events
	@mkdir -p .demo && rm -f .demo/record.sqlite*
	@$(BIN)/readout --db .demo/record.sqlite add examples
	@$(BIN)/readout --db .demo/record.sqlite events --sources
	@echo
	@echo "See it in a browser:  $(BIN)/readout --db .demo/record.sqlite serve   then open http://127.0.0.1:8765/"

test: $(STAMP) ## run every test, the real browser included
	@$(BIN)/python -m pytest

check: $(STAMP) ## format, lint, types, imports, docs, gates
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/python -m pytest tests/test_layout.py tests/test_docs.py tests/conformance
	@$(BIN)/python gates/gate.py

format: $(STAMP) ## format the code and fix what can be fixed
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

docs: $(STAMP) ## write what docs/ takes from the program
	@$(BIN)/python -m workshop.docs

bench: $(STAMP) ## measure speed, memory and the scores on real pages
	@$(BIN)/python -m workshop.bench

# The shipped weights: three passes over the first seven batches, then three over the first ten.
FIRST := $(wildcard workshop/corpus/batches/w0[1-7].jsonl)
ALL := $(wildcard workshop/corpus/batches/w0*.jsonl) workshop/corpus/batches/w10.jsonl
LEARN := HF_HUB_OFFLINE=1 TOKENIZERS_PARALLELISM=false OMP_NUM_THREADS=1 .venv-train/bin/python -m workshop.train
# POSTS=FILE adds the annotated posts, where you have their texts.
POSTS ?=

train: ## train the reader's model on the corpus and pack it (an hour of one core; started again, it goes on)
	@test -d .venv-train || ($(PYTHON) -m venv .venv-train && .venv-train/bin/python -m pip install --quiet --disable-pip-version-check -r workshop/train/requirements.txt -e .)
	@$(LEARN) --epochs 3 --rate 1e-4 --head-rate 1e-3 --out .train/first $(FIRST)
	@$(LEARN) --epochs 3 --rate 8e-5 --head-rate 6e-4 --from .train/first/best.pt --out .train/all $(if $(POSTS),--posts $(POSTS)) $(ALL)
	@$(LEARN).pack .train/all/best.pt .train/packed
	@$(LEARN).links .train/packed --write
	@echo "packed in .train/packed; copy it to src/readout/model/weights and run make check"

evaluate: $(STAMP) ## score the reader with the model and without it on documents held out
	@$(BIN)/python -m workshop.train.evaluate
	@$(BIN)/python -m workshop.train.links

lock: $(STAMP) ## resolve requirements.lock anew from pyproject.toml
	@$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --all-extras --output-file requirements.lock pyproject.toml

clean: ## remove everything that was made
	rm -rf $(VENV) .demo .bench .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
