# The two commands: `make demo` and `make test`. Everything they need goes into .venv, from locked, hashed requirements.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := demo
export UV_PYTHON_DOWNLOADS := never
COMPILE := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url --no-header --python-version 3.11

.PHONY: demo serve test test-cluster lint types bench docs screenshots lock score clean

demo: $(VENV)/installed ## read the example dossier, print what it shows and where the page is
	@mkdir -p $(DEMO) && rm -f $(DEMO)/dossier.db $(DEMO)/dossier.db-*
	@$(BIN)/recoupe add examples/dossier --meta examples/articles.csv --dossier $(DEMO)/dossier.db
	@$(BIN)/recoupe disputes --dossier $(DEMO)/dossier.db
	@$(BIN)/recoupe publish $(DEMO)/site --dossier $(DEMO)/dossier.db

serve: $(VENV)/installed ## open the reading room on the example dossier
	@test -f $(DEMO)/dossier.db || $(MAKE) --no-print-directory demo
	$(BIN)/recoupe serve --dossier $(DEMO)/dossier.db

test: $(VENV)/installed-dev ## the whole suite
	$(BIN)/python -m pytest -n 2 --dist loadgroup

test-cluster: $(VENV)/installed-spark ## the test of the extra recoupe[spark]; it wants Java
	$(BIN)/python -m pytest tests/test_spark.py

lint: $(VENV)/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/installed-dev
	$(BIN)/mypy

bench: $(VENV)/installed-dev ## speed, as ratios taken in one run
	$(BIN)/python -m bench

score: $(VENV)/installed-dev ## quality on the shared gold, where it is at hand
	$(BIN)/python scripts/score.py

docs: $(VENV)/installed-dev ## the generated parts of docs/
	$(BIN)/python scripts/docs.py

screenshots: $(VENV)/installed-dev
	$(BIN)/python scripts/screenshots.py

lock: $(VENV)/uv ## resolve the requirements anew
	$(BIN)/uv pip compile --quiet --generate-hashes --universal --no-emit-index-url --no-header requirements/bootstrap.in -o requirements/bootstrap.lock
	$(COMPILE) pyproject.toml requirements/build.in -o requirements/main.lock
	$(COMPILE) pyproject.toml requirements/build.in --group dev --constraint requirements/main.lock -o requirements/dev.lock
	$(COMPILE) pyproject.toml --extra spark --constraint requirements/dev.lock -o requirements/spark.lock

clean:
	rm -rf $(VENV) $(DEMO)

$(VENV)/uv: requirements/bootstrap.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.lock
	@touch $@

$(VENV)/installed: $(VENV)/uv requirements/main.lock pyproject.toml
	@echo "Installing the locked requirements into $(VENV) (once, a minute or two)…"
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/main.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements/dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/dev.lock
	@touch $@

$(VENV)/installed-spark: $(VENV)/installed-dev requirements/spark.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements/spark.lock
	@touch $@
