# Two commands for a machine with Python 3.10 to 3.14 and make: `make demo` and `make test`.
CLINIC := .venv
DEV := .venv-dev
comma := ,

# The first Python named that is there, can be used, and makes environments; PYTHON= chooses another.
PYTHONS := python3 python3.14 python3.13 python3.12 python3.11 python3.10
CAN_BE_USED = import sys, venv, ensurepip; sys.exit(not (3, 10) <= sys.version_info[:2] <= (3, 14))
first_python = $(or $(PYTHON),$(shell for python in $(1); do \
  $$python -c '$(CAN_BE_USED)' >/dev/null 2>&1 && echo $$python && break; done),$(error \
  No Python 3.10 to 3.14 with the module venv is here. Install one (Debian and Ubuntu: \
  apt install python3-venv)$(comma) or name yours: make demo PYTHON=/path/to/python3))

.PHONY: demo jetson test lint format bundle fonts clean

demo: $(CLINIC)/.installed
	$(CLINIC)/bin/xvlm explain --demo --out xvlm-out

# On a Jetson the environment also sees JetPack's own packages, TensorRT among them.
jetson: VENV_OPTIONS := --system-site-packages
jetson: $(CLINIC)/.installed
	$(CLINIC)/bin/python -c 'import tensorrt; print("TensorRT", tensorrt.__version__, "of JetPack is seen")'
	@echo "Now: $(CLINIC)/bin/xvlm install BUNDLE"

test: $(DEV)/.installed
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports --config pyproject.toml
	$(DEV)/bin/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

# The clinic's side: no PyTorch.
$(CLINIC)/.installed: pyproject.toml
	$(call first_python,$(PYTHONS)) -m venv $(VENV_OPTIONS) $(CLINIC)
	rm -rf build/lib
	$(CLINIC)/bin/python -m pip install --quiet --disable-pip-version-check .
	touch $@

# Everything, on Python 3.11 where it is here: most tests were run on it. Strict editable mode links each
# file, so that only what the package lists can be imported; a new file is linked by the next `make test`.
$(DEV)/.installed: pyproject.toml $(shell find . -path './.*' -prune -o \( -name '*.py' -o -name '*.toml' -o -name '*.ftl' \) -print | grep -v '^./build/')
	test -x $(DEV)/bin/python || $(call first_python,python3.11 $(PYTHONS)) -m venv $(DEV)
	$(DEV)/bin/python -m pip install --quiet --disable-pip-version-check -e '.[bench,compress,sign,dev]' --config-settings editable_mode=strict
	touch $@

format:
	$(DEV)/bin/ruff check --fix .
	$(DEV)/bin/ruff format .

# The shipped bundle, made again exactly as it was made.
bundle: $(DEV)/.installed
	$(DEV)/bin/xvlm compress --target cpu --out runtimes/bundles/default-cpu --replace

# The letters of the reports, cut again from the Noto fonts (Debian: fonts-noto-core 20201225) with fonttools.
NOTO ?= /usr/share/fonts/truetype/noto
FONTS := explain/reports/fonts
PLAIN := U+0020-007E,U+00A0,U+00AB,U+00B0,U+00B1,U+00B7,U+00BB,U+2010-2015,U+2018-201F,U+2022,U+2026,U+202F,U+2030,U+2039,U+203A,U+2212
CUT = pyftsubset $(NOTO)/$(1)-Regular.ttf --unicodes=$(2) --no-hinting --notdef-outline --output-file=$(3)

fonts:
	$(call CUT,NotoSans,$(PLAIN)$(comma)U+00A1-024F$(comma)U+0253$(comma)U+0257$(comma)U+02BC$(comma)U+0300-0303$(comma)U+0309$(comma)U+0323$(comma)U+0327$(comma)U+1E00-1EFF,$(FONTS)/latin.ttf)
	$(call CUT,NotoSans,$(PLAIN),build/plain.ttf)
	$(call CUT,NotoSansArabic,U+0600-06FF$(comma)U+200C-200F,build/arabic.ttf)
	$(call CUT,NotoSansBengali,U+0980-09FF$(comma)U+0964$(comma)U+0965$(comma)U+200C$(comma)U+200D$(comma)U+25CC,build/bengali.ttf)
	$(call CUT,NotoSansDevanagari,U+0900-097F$(comma)U+200C$(comma)U+200D$(comma)U+25CC,build/devanagari.ttf)
	$(call CUT,NotoSansEthiopic,U+1200-137F,build/ethiopic.ttf)
	for script in arabic bengali devanagari ethiopic; do \
	  fonttools merge build/plain.ttf build/$$script.ttf --output-file=$(FONTS)/$$script.ttf; done

clean:
	rm -rf $(CLINIC) $(DEV) build dist *.egg-info xvlm-out
