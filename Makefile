# `make run` serves the demonstration, `make test` runs the tests; see README.md.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
DEMO ?= 1
WORKERS ?= 2
# The demonstration shows Leszno; a city's own site begins empty, in the browser.
STRATEGY ?= $(if $(filter 1,$(DEMO)),fixtures/leszno-2009-2013.json)
VAR_DIR ?= $(CURDIR)/var

bin := .venv/bin
manage := $(bin)/python manage.py
catalogue := locale/pl/LC_MESSAGES/django.po
# Links lead to the first name that is allowed: nobody else reaches 0.0.0.0.
comma := ,
allowed := $(patsubst .%,%,$(filter-out *,$(subst $(comma), ,$(ALLOWED_HOSTS))))
site := http://$(firstword $(allowed) $(HOST)):$(PORT)
# A server on one's own machine: plain HTTP, a key of its own.
local := VAR_DIR="$(VAR_DIR)" SECRET_KEY_FILE="$(VAR_DIR)/secret_key" HTTPS=0 DEMO=$(DEMO) \
	ALLOWED_HOSTS="$${ALLOWED_HOSTS:-localhost,127.0.0.1,[::1],$(HOST)}" \
	SITE_URL="$${SITE_URL:-$(site)}"
# An accessibility statement that the yearly review keeps, and who is told of weaknesses.
reviewed_today = <(sed -e "s/^reviewed_on = .*/reviewed_on = $$(date +%F)/" \
	-e "s/^security_until = .*/security_until = $$(date -d '300 days' +%F)/" tests/office.toml)
# Production's settings, for checks that ask whether these are safe.
production := SECRET_KEY=$$($(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))') \
	DEBUG=0 HTTPS=1 DEMO=0 OFFICE_FILE=$(reviewed_today) \
	EMAIL_HOST=mail.miasto.example DEFAULT_FROM_EMAIL=strategia@miasto.example
python_fits = $(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null || \
	{ echo "Python 3.11, 3.12 or 3.13 is needed; $(PYTHON) is $$($(PYTHON) --version 2>/dev/null || echo missing)." \
	"With another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; } >&2
# Says so before the set-up, rather than after it.
port_is_free = $(PYTHON) -c 'import socket, sys; host = sys.argv[1].strip("[]"); \
	socket.create_server((host, int(sys.argv[2])), family=socket.AF_INET6 if ":" in host else socket.AF_INET)' \
	"$(HOST)" "$(PORT)" 2>/dev/null || \
	{ echo "Cannot serve on $(HOST):$(PORT): the port is taken or not allowed. Another one: make $@ PORT=8080"; exit 1; } >&2
# Compared by contents: what an archive unpacks may be older than what is installed.
version = -c 'import sys; print(*sys.version_info[:2])'
wanted = { $(PYTHON) $(version) && cat $(filter %.txt,$^); }
is_installed = test -f $@ && $(wanted) | cmp --silent - $@
install = $(bin)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r

# Formats style sheets; of Node's packages, only checks need any.
prettier := tests/html/node_modules/.bin/prettier
sheets := 'static/css/*.css'
prettier_is_there = test -x $(prettier) || \
	{ echo "Style sheets are formatted by prettier, which is missing: npm ci --prefix tests/html"; exit 1; } >&2

serve_run = exec $(bin)/python -m gunicorn --preload --bind $(HOST):$(PORT) \
	--workers $(WORKERS) --threads 4 --log-level warning
serve_dev = DEBUG=1 $(manage) runserver $(HOST):$(PORT)

.PHONY: always help setup run dev test quick pythons check counts bench format lock messages

help:
	@echo "make run       install, load the strategy if there is none, and serve it"
	@echo "make setup     all of that but the serving"
	@echo "make dev       like make run, with debug and reload on change"
	@echo "make test      install what tests need and run them all"
	@echo "make quick     those that need no browser and do not take long"
	@echo "make pythons   the quick ones on every Python that is supported and installed"
	@echo "make check     formatting, lint, types, templates, imports, migrations, deploy check"
	@echo "make counts    what pages cost in a small strategy; fails on counts, never on times"
	@echo "make bench     all benchmarks, for an hour or so; docs/performance.md tells of them"
	@echo "make format    mend formatting"
	@echo "make messages  renew the Polish catalogue (needs GNU gettext)"
	@echo "make lock      bring the locked requirements in line with pyproject.toml"

# A venv of another Python, or of one that is gone, is made anew.
.venv/run: requirements.txt always
	@$(python_fits)
	@$(is_installed) || { \
		test "$$($(bin)/python $(version) 2>/dev/null)" = "$$($(PYTHON) $(version))" && \
			$(bin)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv; \
		echo "Installing requirements ..."; \
		$(install) requirements.txt; \
		$(wanted) > $@; }

.venv/dev: requirements.txt requirements-dev.txt .venv/run
	@$(is_installed) || { \
		echo "Installing requirements for tests and checks ..."; \
		$(install) requirements-dev.txt; \
		$(wanted) > $@; }

# The key is no target of its own: make cannot name a file in a folder with a space.
setup: .venv/run
	@mkdir -p "$(VAR_DIR)"
	@test -s "$(VAR_DIR)/secret_key" || (umask 077; \
		$(PYTHON) -c 'import secrets; print(secrets.token_urlsafe(64))' > "$(VAR_DIR)/secret_key")
	@$(local) $(manage) prepare $(if $(STRATEGY),--strategy "$(STRATEGY)") $(PREPARE_ARGS)

run dev:
	@$(python_fits)
	@$(port_is_free)
	@$(MAKE) --no-print-directory setup PREPARE_ARGS="--address $(site)/"
	@$(local) $(serve_$@)

test: .venv/dev
	@$(bin)/python -m pytest $(PYTEST_ARGS)

counts: .venv/dev
	@$(bin)/python benchmarks/growth.py 75 --rounds 1

# On PostgreSQL as well: make bench SERVER=postgres://user@host
bench: .venv/dev
	@$(bin)/python benchmarks/bench.py $(if $(SERVER),--server $(SERVER)) $(if $(BEFORE),--before $(BEFORE))

quick: .venv/dev
	@$(bin)/python -m pytest -n 2 --dist worksteal -q -m "not browser and not slow" $(PYTEST_ARGS)

pythons: .venv/dev
	@$(bin)/nox

check: .venv/dev
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/djlint templates --check --quiet
	$(bin)/djlint templates --lint --quiet
	@$(prettier_is_there)
	$(prettier) --check --log-level warn $(sheets)
	$(bin)/mypy
	$(bin)/lint-imports
	@echo "check --deploy"; $(production) $(manage) check --deploy --fail-level WARNING
	@echo "makemigrations --check"; $(production) $(manage) makemigrations --check --dry-run

format: .venv/dev
	$(bin)/ruff format .
	$(bin)/ruff check --fix .
	$(bin)/djlint templates --reformat --quiet
	@$(prettier_is_there)
	$(prettier) --write --log-level warn $(sheets)

messages: .venv/dev
	$(production) $(manage) makemessages --locale pl --no-location --no-obsolete --ignore .venv --ignore var --ignore tests
	msgcat --sort-output --width=88 --output-file=$(catalogue) $(catalogue)
	sed -i '/^"POT-Creation-Date\|^"Report-Msgid-Bugs-To/d' $(catalogue)
	$(bin)/pybabel compile --domain django --directory locale --locale pl

# What is tested is what is served: the others take their versions from the tests'.
lock:
	$(PYTHON) -m venv var/lock && var/lock/bin/python -m pip install --quiet uv
	for kind in dev servers ""; do var/lock/bin/uv pip compile pyproject.toml \
		$${kind:+--extra servers} $${kind:+--extra $$kind} \
		$$(test "$$kind" = dev || echo --constraint requirements-dev.txt) \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --quiet --custom-compile-command "make lock" \
		--output-file requirements$${kind:+-$$kind}.txt; done
	sed -n 's/^requires = \["\(.*\)"\]$$/\1/p' pyproject.toml | var/lock/bin/uv pip compile - \
		--universal --python-version 3.11 --generate-hashes --no-emit-index-url \
		--no-annotate --quiet --custom-compile-command "make lock" --output-file requirements-build.txt
