# `make help` lists what there is to do. Every target sets up what it needs, once.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:

ADDRESS := 127.0.0.1:8000
BIN := .venv/bin
PYTHON_READY := .venv/.ready
PACKAGES_READY := node_modules/.ready
COMPILER_READY := build/pyodide-python/.ready
READY := $(PYTHON_READY) $(PACKAGES_READY) $(COMPILER_READY)
COMPRESSED_READY := build/.compressed

# The theme announces its successor on every build.
export NO_MKDOCS_2_WARNING := 1

.PHONY: help
help: ## List what there is to do
	@echo "Fingerpost: from a board's policy to a site with a decision aid"
	@echo
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: serve
serve: $(READY) ## Show the site at http://127.0.0.1:8000, rebuilt whenever a file changes
	@echo "== Building the site, then serving it at http://$(ADDRESS) (stop with Ctrl+C)"
	@$(BIN)/mkdocs serve --livereload --dev-addr $(ADDRESS)

.PHONY: site
# Two builds of one commit are the same to the last byte.
site: export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || date +%s)
site: $(READY) ## Build the site into site/
	@echo "== Building the site into site/"
	@$(BIN)/mkdocs build --strict --quiet --site-dir site
	@echo "== The site is in site/: any web host can serve it"

.PHONY: test
test: $(COMPRESSED_READY) ## Try every rule, in a browser too (ARGS="-k deadline" for some)
	@tools/set_up.sh shell
	@tools/set_up.sh java
	@echo "== Testing"
	@$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

.PHONY: prove
prove: $(COMPRESSED_READY) ## Make the long runs: every page and state, mutants, fuzz (RUNS="tests fuzz" for some)
	@tools/set_up.sh shell
	@tools/set_up.sh java
	@echo "== Proving (an hour or more on two cores)"
	@$(BIN)/python -m proving $(RUNS)

.PHONY: bench
bench: $(READY) ## Measure how fast things are, as ratios, into bench/results.json
	@tools/set_up.sh browser
	@echo "== Measuring (a quarter of an hour; leave the machine alone meanwhile)"
	@$(BIN)/python -m bench $(RUNS)

.PHONY: check
check: $(READY) ## Check the policies and the code
	@echo "== Checking the policies"
	@$(BIN)/fingerpost check
	@echo "== Checking the code"
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy

.PHONY: catalogue
catalogue: $(READY) ## List every message for translators (words/messages.pot)
	@$(BIN)/python tools/catalogue.py

.PHONY: bundle
bundle: $(READY) ## Build only what the decision aid loads in a browser
	@$(BIN)/python -m site_generator.browser.bundle

.PHONY: pictures
pictures: site ## Make the pictures of the README anew (for maintainers)
	@tools/set_up.sh browser
	@$(BIN)/python tools/pictures.py site docs/images

.PHONY: setup
setup: $(READY) ## Only install what the other commands need
	@echo "== Everything is installed"

.PHONY: lock
lock: $(READY) ## Choose newer versions of what we stand on (for maintainers)
	@echo "== Locking the newest allowed versions"
	@tools/lock.sh
	@echo "== Now run make test, then commit the lock files"

$(PYTHON_READY): requirements.txt pyproject.toml
	@tools/set_up.sh python
	@touch $@

$(PACKAGES_READY): package.json package-lock.json | $(PYTHON_READY)
	@tools/set_up.sh packages
	@touch $@

# Python for the browser is compiled and compressed once; what is built later finds it there.
$(COMPRESSED_READY): package-lock.json requirements-pyodide.txt | $(READY)
	@echo "== Compiling and compressing what a browser loads (half a minute the first time)"
	@$(BIN)/mkdocs build --strict --quiet --site-dir build/first-site
	@rm -r build/first-site
	@touch $@

$(COMPILER_READY): requirements-pyodide.txt | $(PYTHON_READY)
	@tools/set_up.sh compiler
	@touch $@
