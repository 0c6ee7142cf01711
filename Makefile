# Two commands for a machine with Python 3.11 and make: `make demo` and `make test`.
PYTHON ?= python3.11
CLINIC := .venv
DEV := .venv-dev
comma := ,

.PHONY: demo test lint format bundle fonts clean

demo: $(CLINIC)/.installed
	$(CLINIC)/bin/xvlm explain --demo --out xvlm-out

test: $(DEV)/.installed
	$(DEV)/bin/ruff check .
	$(DEV)/bin/ruff format --check .
	$(DEV)/bin/mypy
	$(DEV)/bin/lint-imports --config pyproject.toml
	$(DEV)/bin/pytest -n auto --maxprocesses 4 --dist loadfile --no-loadscope-reorder

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
