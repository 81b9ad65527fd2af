# The few commands of this project. Each sets up what it needs in .venv first.

PYTHON ?= python3
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check generate docs bench fuzz audit build lowest release shim clean

help:  ## list these commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-10s %s\n", $$1, $$2}'

demo: .venv/installed  ## run a chat, a stream, a tool call and a transcription (LIVE=1: against Groq)
	@$(BIN)/python scripts/demo.py $(if $(LIVE),--live)

# Files go to the four workers in their order, so that folders, which take longest, come first.
test: export PYTHONDONTWRITEBYTECODE =  # hundreds of processes would compile the same modules anew
test: .venv/installed-dev  ## run the tests, with branch coverage of groq/ (ARGS='-k stream': some of them, without)
ifdef ARGS
	$(BIN)/pytest $(ARGS)
else
	$(BIN)/coverage run -m pytest -n 4 --dist loadfile --no-loadscope-reorder --hypothesis-profile same
	$(BIN)/coverage combine --quiet
	$(BIN)/coverage report
endif

check: .venv/installed-dev  ## lint, format, types, and whether generated/ is up to date
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/python -m scripts.verify_types
	$(BIN)/zizmor --offline --quiet .github
	$(BIN)/python -m scripts.generate --check

generate: .venv/installed-dev  ## write generated/ anew from openapi/
	$(BIN)/python -m scripts.generate

docs: .venv/installed-docs  ## build the documentation site in site/; what is wrong with a link fails
	$(BIN)/zensical build --strict --clean

bench: .venv/installed-dev  ## compare speed and memory with the official SDK (ARGS='--only stream/')
	$(BIN)/python -m scripts.bench $(ARGS)

fuzz: .venv/installed-fuzz  ## run every fuzz target for a minute (ARGS='sse chunks --seconds 600': these, for longer)
	$(BIN)/python -m tests.fuzz.run $(ARGS)

audit: .venv/installed-audit  ## look for known weaknesses in dependencies and code (ARGS=--offline: in code)
	$(BIN)/python -m scripts.audit $(ARGS)

build: .venv/installed-dev  ## build the wheels (ours, and the one of make shim) and the source distribution in dist/
	env -u SOURCE_DATE_EPOCH $(BIN)/python -m build  # hatchling's own date makes the same bytes everywhere
	$(BIN)/python -m scripts.shim

lowest: .venv/installed-dev  ## run the tests with the oldest versions of dependencies that we allow (ARGS='-k stream')
	$(BIN)/python -m scripts.lowest $(ARGS)

release: .venv/installed-dev  ## release VERSION=1.2.3 (DRY=1: tell what that would do)
	$(BIN)/python -m scripts.release $(if $(DRY),--dry-run) $(VERSION)

shim: .venv/installed-dev  ## build the wheel that stands for the distribution groq (VERSION=0.37.1: for older pins)
	$(BIN)/python -m scripts.shim $(VERSION)

clean:  ## remove everything that these commands made, but for generated/
	rm -rf .venv dist build site .cache .fuzz .coverage* .hypothesis .mypy_cache .pytest_cache .ruff_cache

.venv/bin/python:
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'

.venv/installed: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[testing]'
	@touch $@

.venv/installed-dev: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --editable '.[testing]' --group dev
	@touch $@ .venv/installed

.venv/installed-audit: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --group audit
	@touch $@

.venv/installed-docs: pyproject.toml | .venv/bin/python
	$(BIN)/python -m pip install --quiet --group docs
	@touch $@

.venv/installed-fuzz: pyproject.toml .venv/installed-dev
	$(BIN)/python -m pip install --quiet --group fuzz
	@touch $@
