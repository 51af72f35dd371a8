"""Settings, read from the environment; docs/running.md lists every variable.

Safe by default: without SECRET_KEY (or DEBUG=1) the project refuses to start, and
cookies travel over HTTPS only.
"""

import os
import re
from pathlib import Path

import django_stubs_ext
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from leszno_strategy.beyond_loopback import refuse_demo_beyond_loopback
from leszno_strategy.databases import read_databases
from leszno_strategy.environment import (
    env_choice,
    env_dsn,
    env_flag,
    env_folder,
    env_host,
    env_hosts,
    env_list,
    env_number,
    env_origins,
    env_port,
    env_sender,
    env_socket,
    env_token,
)
from leszno_strategy.file_settings import read_storages
from leszno_strategy.log_settings import logging_of
from leszno_strategy.office import read_office
from leszno_strategy.retention_settings import *  # noqa: F403
from leszno_strategy.signing_in_settings import *  # noqa: F403

# Django's own classes take their types in brackets, `ModelForm[Task]`, only after this.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = env_folder("VAR_DIR", BASE_DIR / "var")


def site_url() -> str:
    """Return where the site is, without a slash at the end: for links in messages."""
    host = next(iter(ALLOWED_HOSTS), "*").removeprefix(".")
    usual = f"{'https' if HTTPS else 'http'}://{'localhost' if host == '*' else host}"
    address = os.environ.get("SITE_URL") or usual
    if not re.fullmatch(r"https?://(\[[0-9a-fA-F:]+\]|[\w.-]+)(:\d{1,5})?/?", address):
        raise ImproperlyConfigured(
            f"SITE_URL must be http:// or https:// with a host, such as "
            f"https://strategia.example.pl, not {address!r}."
        )
    return address.removesuffix("/")


def office_file() -> Path | None:
    """Return where the office's facts lie; the demonstration has some of its own."""
    if path := os.environ.get("OFFICE_FILE"):
        return Path(path)
    return BASE_DIR / "fixtures" / "office.toml" if DEMO else None


def secret_key() -> str:
    if key := os.environ.get("SECRET_KEY"):
        return key
    if path := os.environ.get("SECRET_KEY_FILE"):
        try:
            key = Path(path).read_text().strip()
        except (OSError, ValueError) as error:
            raise ImproperlyConfigured(f"SECRET_KEY_FILE: {error}") from error
        if not key:
            raise ImproperlyConfigured(f"SECRET_KEY_FILE: {path} is empty.")
        return key
    if DEBUG:
        return "only-for-development"
    raise ImproperlyConfigured("Set SECRET_KEY or SECRET_KEY_FILE (or DEBUG=1).")


DEBUG = env_flag("DEBUG", default=False)
# A demonstration: well-known accounts exist and every page says so.
DEMO = env_flag("DEMO", default=False)
# Others may reach it: its accounts then have passwords of their own.
DEMO_BEYOND_LOOPBACK = env_flag("DEMO_BEYOND_LOOPBACK", default=False)
SECRET_KEY = secret_key()
# Former keys: what was signed or encrypted with them is still read.
SECRET_KEY_FALLBACKS = env_list("SECRET_KEY_FALLBACKS")
ALLOWED_HOSTS = env_hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
refuse_demo_beyond_loopback(ALLOWED_HOSTS)
CSRF_TRUSTED_ORIGINS = env_origins("CSRF_TRUSTED_ORIGINS")
# Who runs the site, as its pages say it.
OFFICE = read_office(office_file())
# Under which licence anyone may use the open data.
OPEN_DATA_LICENCE = env_choice("OPEN_DATA_LICENCE", "CC-BY-4.0", "CC0-1.0")
# The posts that sign the yearly report in words; without any it has no place for it.
REPORT_SIGNED_BY = env_list("REPORT_SIGNED_BY")
# When those who follow the strategy by e-mail are told: by the command that cron runs,
# once a day or each time; "never" offers no letters.
FOLLOWERS_TOLD = env_choice("FOLLOWERS_TOLD", "daily", "at_once", "never")
# With this token other machines may read the figures of operation; none without it.
METRICS_TOKEN = env_token("METRICS_TOKEN")
# Where errors are sent, in Sentry's form; nowhere without it.
SENTRY_DSN = env_dsn("SENTRY_DSN")
# Which other sites may show charts of ours in a frame (`/embed/…`); usually none.
EMBED_ORIGINS = env_origins("EMBED_ORIGINS")

INSTALLED_APPS = [
    "leszno_strategy.apps.ProjectConfig",
    "leszno_strategy.apps.ProjectAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    # Before staticfiles: runserver then serves files as production does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "csp",
    "crispy_forms",
    "crispy_bootstrap5",
    "django_include_bootstrap",
    "django_tables2",
    "simple_history",
    "django_tasks",
    "django_tasks_db",
    "audit",
    "letters",
    "organisation",
    "signing_in",
    "feedback",
    "tasks",
    "indicators",
    "topics",
    "people",
    "exchange",
    "reporting",
    "annual_report",
    "filling",
    "structure",
    "public",
    "operations",
]

MIDDLEWARE = [
    "leszno_strategy.room_for_calls.give_room",
    # Outermost: goes along with each request, and answers who watches over the site.
    "operations.requests.accompany",
    "leszno_strategy.answer_headers.head_every_answer",
    "operations.probing.answer_probes",
    # Outside all that answers: what is kept has all its headers.
    "public.kept_pages.KeepPages",
    "django.middleware.security.SecurityMiddleware",
    # Early, so that pages about errors have its header too.
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Outside all that may refuse with a page.
    "public.api.refusing.refuse_in_json",
    "leszno_strategy.middleware.refuse_unreadable",
    "leszno_strategy.middleware.refuse_too_large",
    "leszno_strategy.many_fields.read_many_fields",
    "leszno_strategy.middleware.refuse_unreadable_form",
    "operations.maintenance.refuse_writing",
    "django.middleware.gzip.GZipMiddleware",
    "leszno_strategy.no_break.hold_together",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # Public addresses that begin with /en/ are English; all others are Polish.
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "leszno_strategy.middleware.keep_private",
    "leszno_strategy.sessions.renew_session",
    "signing_in.session_times.end_old_sessions",
    # Closes every page; the few public ones say login_not_required.
    "leszno_strategy.kept_forms.KeepForms",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "signing_in.local.CloseLocalSignIn",
    "signing_in.second_factor.DemandFactor",
    "simple_history.middleware.HistoryRequestMiddleware",
    "audit.watched.note_deeds",
    "leszno_strategy.middleware.explain_not_allowed",
    "tasks.leading_on.LeadOn",
    "leszno_strategy.making_anew.make_after_writing",
]

ROOT_URLCONF = "leszno_strategy.urls"
WSGI_APPLICATION = "leszno_strategy.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "leszno_strategy.tight_templates.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "leszno_strategy.context.site",
            ],
            "builtins": ["leszno_strategy.template_filters"],
        },
    },
]

DATABASES, LOCK_TIMEOUT = read_databases(VAR_DIR)
IS_SQLITE = DATABASES["default"]["ENGINE"] == "leszno_strategy.in_turn"

# Limits on sign-in must hold for all processes together, hence the database.
CACHES = {
    "default": {
        "BACKEND": "leszno_strategy.cache.Cache",
        "LOCATION": "cache",
        # Above so many, a third is thrown away: with it, limits that still hold.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

# What each process may keep of public pages, in megabytes; 0 keeps none. While the code
# is worked on, a page must show each change of a template.
KEPT_PAGES_MB = env_number("KEPT_PAGES_MB", 0 if DEBUG else 64, least=0)
# Lines of pages do not end in a word of one letter; tests read texts as written.
NO_BREAK_SPACES = True

# Triggers keep the audit log as it is; only tests, which empty tables, do without.
AUDIT_IS_GUARDED = True

# Who works on what nobody waits for: a process that begins when it is needed and ends
# when it is idle, or only `manage.py db_worker`, here or on other machines. Another
# backend of Django's tasks takes the place of the database by its path.
BACKGROUND = env_choice("BACKGROUND", "process", "service")
# A worker that grew beyond so many megabytes ends after its task; 0 for no bound.
BACKGROUND_MEMORY_MB = env_number("BACKGROUND_MEMORY_MB", 512, least=0)
TASKS = {
    "default": {
        "BACKEND": os.environ.get("TASKS_BACKEND") or "django_tasks_db.DatabaseBackend",
        "QUEUES": ["default", "letters", "files", "uploads"],
    }
}

# Without a mail server, messages go to a folder.
EMAIL_HOST = env_host("EMAIL_HOST")
EMAIL_FILE_PATH = VAR_DIR / "mail"
EMAIL_BACKEND = "django.core.mail.backends." + (
    "smtp.EmailBackend" if EMAIL_HOST else "filebased.EmailBackend"
)
EMAIL_USE_TLS = env_flag("EMAIL_USE_TLS", default=False)
EMAIL_USE_SSL = env_flag("EMAIL_USE_SSL", default=False)
if EMAIL_USE_TLS and EMAIL_USE_SSL:
    raise ImproperlyConfigured(
        "EMAIL_USE_TLS and EMAIL_USE_SSL cannot both be 1: TLS begins in the open and "
        "then encrypts (often port 587), SSL encrypts from the start (port 465)."
    )
EMAIL_PORT = env_port("EMAIL_PORT", 465 if EMAIL_USE_SSL else 25)
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
# Seconds for each answer of the server. Nobody waits for it but the other letters; a
# server that was only slow would get a letter twice.
EMAIL_TIMEOUT = 30
DEFAULT_FROM_EMAIL = env_sender("DEFAULT_FROM_EMAIL", "webmaster@localhost")

LANGUAGE_CODE = "pl"
LANGUAGES = [("pl", _("Polish")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Warsaw"

STATIC_URL = "static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "leszno_strategy.style_sheets.MadeSheets",
]
MADE_SHEETS = VAR_DIR / "style_sheets"
# Pages name files with the hash of their contents; others need not be compressed.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
# Files are for pages of the site; what others may read, its view says.
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = read_storages(VAR_DIR)
# Of one file, of the files of one report, and of a whole request: a file of a strategy
# may take 100 MB, and only what it is posted with comes on top.
ATTACHMENT_BYTES = 10 * 1024 * 1024
ATTACHMENTS_OF_A_REPORT = 20
PICTURE_BYTES = 10 * 1024 * 1024
# Of all files of one report, of the reports on one unit's tasks, and of the site, in
# megabytes; 0 for no bound.
ATTACHMENTS_MB_OF_A_REPORT = env_number("ATTACHMENTS_MB_OF_A_REPORT", 100, least=0)
ATTACHMENTS_MB_OF_A_UNIT = env_number("ATTACHMENTS_MB_OF_A_UNIT", 0, least=0)
ATTACHMENTS_MB_OF_THE_SITE = env_number("ATTACHMENTS_MB_OF_THE_SITE", 0, least=0)
# Where clamd looks for viruses, by the path of its socket or host:port; and what
# becomes of files while it is away, and of documents with macros or scripts.
CLAMD = env_socket("CLAMD")
CLAMD_DOWN = env_choice("CLAMD_DOWN", "refuse", "mark")
ACTIVE_CONTENT = env_choice("ACTIVE_CONTENT", "refuse", "mark")
REQUEST_BYTES = 110 * 1024 * 1024

# HTTPS=0 is for a server on one's own machine only.
HTTPS = env_flag("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# The city's other sites are not ours to bind: no subdomains, no browsers' own list.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
CSRF_FAILURE_VIEW = "leszno_strategy.kept_forms.csrf_failure"
# On one's own machine browsers allow passkeys without HTTPS.
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
SITE_URL = site_url()
if env_flag("TRUST_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    # One proxy in front: the sign-in limits count the address that it names.
    ALLAUTH_TRUSTED_PROXY_COUNT = 1

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        # Bootstrap draws its check marks and arrows as data: pictures.
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}

CRISPY_ALLOWED_TEMPLATE_PACKS = CRISPY_TEMPLATE_PACK = "bootstrap5"
DJANGO_TABLES2_TEMPLATE = "_table.html"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SIMPLE_HISTORY_REVERT_DISABLED = True
# The structure of a task in the admin is one page with many inline rows.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000

# Shares of the plan to date from which a task counts as on track or delayed;
# below the second it is at risk.
STATUS_ON_TRACK_FROM = "0.95"
STATUS_DELAYED_FROM = "0.75"

LOG_FORMAT = env_choice("LOG_FORMAT", "plain", "json")
LOGGING = logging_of(LOG_FORMAT, debug=DEBUG)
