# Thin wrappers: `make build` is `python3 scripts/run.py build`, and so on.
PYTHON ?= python3

.PHONY: build serve test check

build serve test check:
	@$(PYTHON) scripts/run.py $@
