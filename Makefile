# `make help` lists what there is. Everything is set up on first use.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON := .venv/bin/python
KIT := starters/kit

.PHONY: help setup system system-tests run test prove bench quality lint format lock

help: ## This list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

setup: system .venv/.ready $(KIT)/node_modules/.ready ## System packages, Python packages, the kit's npm packages

system:
	@scripts/system-packages

system-tests:
	@scripts/system-packages tests

.venv/.ready: requirements.lock pyproject.toml
	@scripts/python-packages
	@touch $@

$(KIT)/node_modules/.ready: $(KIT)/package-lock.json
	@cd $(KIT) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

run: setup ## Make the example site; at a terminal, keep everything served until Ctrl-C
	@.venv/bin/sitegen generate examples/padaria-aurora.json
	@if [ -t 1 ]; then .venv/bin/sitegen up; fi

lint: setup ## Form, lint, types, and the rules between the rooms
	@scripts/lint

test: system-tests lint ## Everything that must hold before a change is handed in
	@$(PYTHON) -m pytest

prove: system-tests setup ## The whole matrices of which make test takes samples; writes the tables in docs/proofs/
	@$(PYTHON) -m pytest -m matrix

bench: setup ## Where the time goes, beside the goals that are set for it
	@$(PYTHON) benchmarks/speed.py

quality: setup ## Every form as a website, measured and looked at: docs/quality/
	@$(PYTHON) -m scripts.quality

format: setup ## Bring the code into its form
	@.venv/bin/ruff check --fix --quiet . ; .venv/bin/ruff format --quiet .

lock: ## Pin the Python packages anew
	@uv pip compile --quiet --generate-hashes --no-emit-index-url --universal --group dev pyproject.toml -o requirements.lock
