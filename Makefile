# The two commands of README: `make run` does the main job, `make test` proves it. Both set everything up.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CITY := build/zvit-2023.zvit
PDF := build/zvit-2023.pdf
ZVIT := $(BIN)/python main.py

# System libraries that Qt needs on Debian, one by one: OpenGL/EGL stubs, keyboard, D-Bus, fonts, X11 plug-in.
QT_LIBRARIES := libegl1 libgl1 libglib2.0-0 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1 \
  libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 \
  libxcb-xinerama0 libxcb-xkb1 fonts-liberation2
# What reads the results back in the tests: poppler's tools, a virtual display, LibreOffice, the archive validator
# (PDFBox Preflight in Java), a software token and a key store of NSS for signing.
TEST_TOOLS := poppler-utils qpdf xvfb libreoffice-writer-nogui default-jdk-headless libpdfbox2-java \
  libjaxb-api-java libactivation-java softhsm2 libnss3-tools strace

export QT_LOGGING_RULES ?= qt.qpa.*=false

.PHONY: help
help: ## lists the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1|/' | column -t -s '|'

.PHONY: system
system:
	@./tools/system-packages $(QT_LIBRARIES) $(SYSTEM_EXTRA)

$(VENV)/.ready: requirements-dev.txt
	@./tools/make-venv $(PYTHON) $(VENV) requirements-dev.txt

.PHONY: setup
setup: system $(VENV)/.ready

.PHONY: run
run: setup ## the 2023 example: section files, merge, PDF in build/, and the window where there is a display
	@./tools/run-example $(BIN)/python $(CITY) $(PDF)

.PHONY: test
test: SYSTEM_EXTRA = $(TEST_TOOLS)
test: setup ## all tests (under three minutes)
	@echo "== Тести"
	@QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto -m "not soak"

.PHONY: soak
soak: SYSTEM_EXTRA = $(TEST_TOOLS) strace xdotool xclip
soak: setup ## the long profiles: thousands of kills, hostile files, merges (hours)
	@QT_QPA_PLATFORM=offscreen HYPOTHESIS_PROFILE=soak $(BIN)/python -m pytest -m soak --timeout=0

.PHONY: lint
lint: $(VENV)/.ready ## style and types
	@echo "== Стиль і типи"
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

.PHONY: fmt
fmt: $(VENV)/.ready ## formats the code
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

.PHONY: bench
bench: setup ## speed and memory, each as a ratio to a named reference in the same run
	@for f in benchmarks/[a-z]*.py; do echo "== $$f"; QT_QPA_PLATFORM=offscreen $(BIN)/python "$$f" || exit 1; done

.PHONY: screenshots
screenshots: SYSTEM_EXTRA = xvfb
screenshots: setup ## pictures of the window and of the report for README and the manuals
	@$(BIN)/python docs/screenshots.py

.PHONY: translations
translations: $(VENV)/.ready ## takes new words into the translations; fails where some are not translated
	@$(BIN)/python tools/translations.py

.PHONY: package
package: $(VENV)/.ready ## the wheel in dist/, installed into a fresh environment and started once
	@./tools/build-package $(BIN)/python

.PHONY: lock
lock: $(VENV)/.ready ## pins the dependencies anew, with hashes and without addresses
	@$(BIN)/python -m pip install -q uv
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --extra dev --generate-hashes \
	  --no-emit-index-url --no-header --upgrade pyproject.toml -o requirements-dev.txt
