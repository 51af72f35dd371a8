"""Tests' settings of one of several machines: pages are kept, files are shared."""

from leszno_strategy.file_settings import KINDS, read_storages
from tests.settings import *  # noqa: F403
from tests.settings import STORAGES, VAR_DIR

KEPT_PAGES_MB = 8
STORAGES |= {kind: read_storages(VAR_DIR)[kind] for kind in KINDS}
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
