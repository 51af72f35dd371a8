"""Letters to a person whose account somebody else changed."""

from typing import Any

from allauth.account.adapter import get_adapter

from organisation.models import User


def tell_of_new_address(account: User, *, before: str, by: Any) -> None:
    """Write to both addresses: a thief would have given the new one."""
    told = {"from_email": before or "–", "to_email": account.email or "–"}
    for address in {before, account.email} - {""}:
        _tell(account, "email_changed", address, {**told, "by": by})


def tell_of_new_password(account: User, *, by: Any) -> None:
    if account.email and account != by:
        _tell(account, "password_given", account.email, {"by": by})


def _tell(account: User, what: str, address: str, told: dict[str, Any]) -> None:
    words = {**told, "username": account.username}
    get_adapter().send_mail(f"account/email/{what}", address, words)
