# The book's commands. Each first sets up what it needs; CONTRIBUTING.md tells more.
MAKEFLAGS += --no-print-directory
RUN = python3 tools/bootstrap.py && .venv/bin/python -m

.PHONY: help book serve zip pdf test check notebooks benchmarks home clean

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

book: ## build the site into _build/html, executing the notebooks that are stale
	@$(RUN) tools.book

serve: ## build the site and serve it, on this machine only
	@$(RUN) tools.book --serve

zip: ## the site as one archive that opens from a disk, in _build
	@$(RUN) tools.zip

pdf: ## the book as one PDF, printed by a browser, in _build
	@$(RUN) tools.pdf

test: ## run every check
	@$(RUN) tools.test

check: ## run the checks of one chapter: make check CHAPTER=backpropagation
	@$(RUN) tools.check "$(CHAPTER)"

notebooks: ## execute, normalise and stamp the notebooks that are stale
	@$(RUN) tools.notebooks $(NAMES)

home: ## move the book to another repository: make home REPO=owner/name
	@$(RUN) tools.home "$(REPO)"

benchmarks: ## measure, and print tables of times and ratios
	@$(RUN) benchmarks

clean: ## remove what was built; the environment stays
	@rm -rf _build
