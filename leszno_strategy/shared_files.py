"""Files in one S3-compatible store that all machines of a site share.

Imported only where a bucket is named: its libraries are in requirements-servers.txt.
The store has a file before it says so, as a disk that was forced to; what it does not
answer is a fault of the machine, told as one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.files import File
from storages.backends.s3 import S3Storage

from leszno_strategy.durable_files import FilesAway

GONE = {"404", "NoSuchKey"}


@contextmanager
def told(name: str) -> Iterator[None]:
    """Say in Python's own errors what the store says in its."""
    try:
        yield
    except ClientError as error:
        if error.response["Error"]["Code"] in GONE:
            raise FileNotFoundError(name) from error
        raise FilesAway(str(error)) from error
    except BotoCoreError as error:
        raise FilesAway(str(error)) from error


class SharedStorage(S3Storage):  # type: ignore[misc]
    """Hands files to nobody but our own views: it has no addresses."""

    def get_default_settings(self) -> dict[str, Any]:
        """Wait for no longer than people do, and ask nothing that only Amazon knows."""
        config = Config(
            connect_timeout=5,
            read_timeout=30,
            retries={"total_max_attempts": 3},
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path"},
        )
        return {**super().get_default_settings(), "client_config": config}

    def _save(self, name: str, content: File[Any]) -> str:
        with told(name):
            saved: str = super()._save(name, content)
            return saved

    def _open(self, name: str, mode: str = "rb") -> File[Any]:
        with told(name):
            file: File[Any] = super()._open(name, mode)
            if "w" not in mode:
                # Fetches it: what the store does not answer is told here, not half-way.
                file.seek(0)
            return file

    def delete(self, name: str) -> None:
        with told(name):
            super().delete(name)

    def exists(self, name: str) -> bool:
        with told(name):
            return bool(super().exists(name))

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        with told(path):
            folders, files = super().listdir(path)
            return folders, files

    def size(self, name: str) -> int:
        with told(name):
            return int(super().size(name))

    def get_modified_time(self, name: str) -> datetime:
        with told(name):
            modified: datetime = super().get_modified_time(name)
            return modified

    def url(self, name: str | None, *args: Any, **kwargs: Any) -> str:
        raise ValueError("This file is not accessible via a URL.")
