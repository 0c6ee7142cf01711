# Two commands for a machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3.11
CLINIC := .venv
DEV := .venv-dev

.PHONY: demo test lint format bundle clean

demo: $(CLINIC)/.installed
	$(CLINIC)/bin/xvlm explain --demo --out xvlm-out

test: $(DEV)/.installed
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports --config pyproject.toml
	$(DEV)/bin/pytest

# The clinic's side: no PyTorch.
$(CLINIC)/.installed: pyproject.toml
	$(PYTHON) -m venv $(CLINIC)
	rm -rf build/lib
	$(CLINIC)/bin/python -m pip install --quiet --disable-pip-version-check .
	touch $@

# Everything. Strict editable mode links each file, so that only what the package lists can be
# imported; a new file needs `make install` again.
$(DEV)/.installed: pyproject.toml $(shell find . -path './.*' -prune -o \( -name '*.py' -o -name '*.toml' -o -name '*.ftl' \) -print | grep -v '^./build/')
	test -x $(DEV)/bin/python || $(PYTHON) -m venv $(DEV)
	$(DEV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[bench,compress,dev]' --config-settings editable_mode=strict
	touch $@

format:
	$(DEV)/bin/ruff check --fix .
	$(DEV)/bin/ruff format .

# The shipped bundle, made again exactly as it was made.
bundle: $(DEV)/.installed
	$(DEV)/bin/xvlm compress --target cpu --out runtimes/bundles/default-cpu --replace

clean:
	rm -rf $(CLINIC) $(DEV) build dist *.egg-info xvlm-out
