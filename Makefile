# make run    start the workbook            make test      everything that has to hold
# make bench  speed, as ratios in one run   make pictures  the README's pictures, from the demo plan
# make backup a copy of the data, made while the workbook runs (TO=file says where)

PORT ?= 8501
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest

.PHONY: run test lint types imports unit browser catalogue bench pictures backup format clean help
.DEFAULT_GOAL := help

help:
	@sed -n '/^# make/p' Makefile

run: .venv/.installed
	exec $(BIN)/streamlit run app.py --server.port $(PORT)

# From the cheapest to the dearest, so that a slip is told in seconds.
test: lint types imports catalogue unit browser

lint: .venv/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/.installed-dev
	$(BIN)/mypy

imports: .venv/.installed-dev
	$(BIN)/lint-imports --no-logo

catalogue: .venv/.installed-dev
	$(BIN)/python -m scripts.check_catalogue

unit: .venv/.installed-dev
	sh scripts/find_postgres.sh
	$(PYTEST) -n 2 --dist loadfile -m "not browser"

browser: .venv/.installed-dev
	sh scripts/find_browser.sh
	$(PYTEST) -n 2 --dist loadfile -m browser

bench: .venv/.installed-dev
	sh scripts/find_browser.sh
	$(BIN)/python -m scripts.bench

pictures: .venv/.installed-dev
	sh scripts/find_browser.sh
	$(BIN)/python -m scripts.pictures

backup: .venv/.installed
	$(BIN)/python -m scripts.back_up $(if $(TO),"$(TO)")

format: .venv/.installed-dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis build

# A stamp is newer than the list it was installed from, so a second start installs nothing.
.venv/.installed: requirements.txt | .venv/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt .venv/.installed
	$(BIN)/python -m pip install --disable-pip-version-check --quiet -r requirements-dev.txt
	@touch $@

.venv/bin/python:
	sh scripts/make_venv.sh
