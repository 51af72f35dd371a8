"""Backups that only the holder of a key reads: age (https://age-encryption.org)."""

from collections.abc import Sequence
from pathlib import Path

import pyrage
from django.utils.translation import gettext as _

from operations.backup.archive import Refused

BEGINNING = b"age-encryption.org/v1"


def recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError as error:
        raise Refused(
            _("%s is no recipient of age, such as age1…, as age-keygen makes one.")
            % text
        ) from error


def is_sealed(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(BEGINNING)) == BEGINNING


def seal(plain: Path, sealed: Path, recipients: Sequence[str], check: Path) -> None:
    """Encrypt, then decrypt again into `check`, by a key that nobody has after that."""
    own = pyrage.x25519.Identity.generate()
    pyrage.encrypt_file(
        str(plain), str(sealed), [*map(recipient, recipients), own.to_public()]
    )
    pyrage.decrypt_file(str(sealed), str(check), [own])


def unseal(sealed: Path, plain: Path, identity: Path | None) -> None:
    if identity is None:
        raise Refused(_("The backup is encrypted: give --identity, the file of a key."))
    keys = [
        line.strip()
        for line in identity.read_text().splitlines()
        if line.startswith("AGE-SECRET-KEY-")
    ]
    try:
        own = [pyrage.x25519.Identity.from_str(key) for key in keys]
        pyrage.decrypt_file(str(sealed), str(plain), own)
    except (pyrage.IdentityError, pyrage.DecryptError, OSError) as error:
        raise Refused(
            _("The backup cannot be decrypted: it is another's, or damaged.")
        ) from error
