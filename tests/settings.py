"""The project's settings with what tests need: a key, an office, fast hashing."""

import os

os.environ.setdefault("SECRET_KEY", "tests")
os.environ.setdefault("HTTPS", "0")
os.environ.setdefault("OFFICE_FILE", "fixtures/office.toml")

from leszno_strategy.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "attachments": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "uploads": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "exports": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}
AUDIT_IS_GUARDED = False
# Tests say themselves when the work of the background is done.
BACKGROUND = "service"
# A test's changes are never committed; those of kept pages switch them on.
KEPT_PAGES_MB = 0
# What tests look for is written with plain spaces; those of `no_break` switch it on.
NO_BREAK_SPACES = False
# WhiteNoise would warn of a folder that nobody has collected yet.
WHITENOISE_AUTOREFRESH = True
if IS_SQLITE:  # noqa: F405
    # Unless the engine is Django's own, pytest-django gives each process a file.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
