"""Where files lie: on this machine's disk, or in a store that machines share."""

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from leszno_strategy.environment import env_origins

# Attachments. Beside the static files, never among them: only by right, through a view.
# Files of strategies that the office brings, until what came of them is old. Files of
# yearly reports, which can be made anew at any time.
KINDS = ("attachments", "uploads", "exports")


def read_storages(var_dir: Path) -> dict[str, dict[str, Any]]:
    bucket = os.environ.get("S3_BUCKET", "")
    stores = {
        kind: _in_bucket(bucket, kind) if bucket else _on_disk(var_dir / kind)
        for kind in KINDS
    }
    return {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "leszno_strategy.static_files.StaticFiles"},
        **stores,
    }


def _on_disk(folder: Path) -> dict[str, Any]:
    return {
        "BACKEND": "leszno_strategy.durable_files.DurableStorage",
        "OPTIONS": {"location": folder, "base_url": None},
    }


def _in_bucket(bucket: str, kind: str) -> dict[str, Any]:
    endpoints = env_origins("S3_ENDPOINT")
    if len(endpoints) > 1:
        raise ImproperlyConfigured("S3_ENDPOINT must be one address.")
    keys = os.environ.get("S3_ACCESS_KEY", ""), os.environ.get("S3_SECRET_KEY", "")
    if not all(keys):
        raise ImproperlyConfigured("S3_BUCKET needs S3_ACCESS_KEY and S3_SECRET_KEY.")
    options = {
        "bucket_name": bucket,
        "endpoint_url": next(iter(endpoints), None),
        "region_name": os.environ.get("S3_REGION") or None,
        "access_key": keys[0],
        "secret_key": keys[1],
        "location": kind,
        # A name is given once: rows of earlier versions name the same file.
        "file_overwrite": False,
        "default_acl": None,
    }
    return {"BACKEND": "leszno_strategy.shared_files.SharedStorage", "OPTIONS": options}
