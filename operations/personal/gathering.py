"""All that is kept on one person, row by row: of an account, of an address, or both."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any, NamedTuple

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import BinaryField, Model, Q, QuerySet
from django.utils.timezone import now

from audit.models import Entry
from operations.personal import places
from operations.personal.places import Fate
from organisation.models import User
from signing_in.limits import Try
from signing_in.models import Attempt

NOT_SHOWN = "***"


@dataclass(frozen=True)
class Person:
    """Whose data are meant: an account, with its address, or an address alone."""

    account: User | None
    address: str


class Kept(NamedTuple):
    """The rows of one kind that speak of the person, and what becomes of them."""

    # The field by which they were found, such as "reporting.Version.by".
    place: str
    rows: "QuerySet[Any]"
    fate: Fate


def find(said: str) -> Person | None:
    """Find an account by its number, name or address; else an address of a reader."""
    accounts = User.objects.filter(Q(username__iexact=said) | Q(email__iexact=said))
    if said.isascii() and said.isdigit():
        accounts = User.objects.filter(pk=int(said[:18]))
    # Somebody's name may be an address that another has.
    account = accounts.order_by("pk").first() if said else None
    if account:
        return Person(account, account.email)
    person = Person(None, said)
    is_kept = "@" in said and any(kept.rows.exists() for kept in gather(person))
    return person if is_kept else None


def gather(person: Person) -> Iterator[Kept]:
    """Yield each kind, also where there is no row of it; nothing is asked yet."""
    if account := person.account:
        rows = User.objects.filter(pk=account.pk)
        yield Kept("organisation.User", rows, Fate.REWRITTEN)
        for field in places.pointing():
            name = places.called(field)
            found = _all(field.model).filter(**{field.name: account})
            yield Kept(name, found, places.fate_of(field))
        yield Kept("admin.LogEntry.object_repr", about(account), Fate.REWRITTEN)
        yield Kept("audit.Entry.user_id", entries_of(account), Fate.STAYS)
        tries = Attempt.objects.filter(account=Try(str(account.pk), "").account_hash)
        yield Kept("signing_in.Attempt.account", tries, Fate.GOES)
    if person.address:
        for name, fate in places.ADDRESSED.items():
            field = places.field_called(name)
            found = _all(field.model).filter(
                **{f"{field.name}__iexact": person.address}
            )
            yield Kept(name, found, fate)


def _all(model: type[Model]) -> "QuerySet[Any]":
    """Leave out none that a manager of pages would."""
    return model._base_manager.order_by("pk")


def about(account: User) -> "QuerySet[LogEntry]":
    """Give what the admin's history says of the account itself."""
    kind = ContentType.objects.get_for_model(User)
    rows = LogEntry.objects.filter(content_type=kind, object_id=str(account.pk))
    return rows.order_by("pk")


def entries_of(account: User) -> "QuerySet[Entry]":
    """Give what the audit log says of the person, and of their account."""
    name = account.username
    said = Q(what=name) | Q(what__endswith=f" – {name}")
    return Entry.objects.filter(Q(user_id=account.pk) | said).order_by("pk")


def write_export(person: Person, file: IO[str]) -> int:
    """Write it as JSON, one list for each kind; return how many rows there are."""
    total, sign = 0, ""
    said = {"person": _called(person), "made_at": now()}
    file.write(f'{{{_json(said)[1:-1]}, "kept": {{')
    for place, rows, _fate in gather(person):
        n = 0
        for row in rows.iterator(chunk_size=500):
            if not n:
                file.write(f"{sign}\n{_json(place)}: [")
            file.write(f"{',' if n else ''}\n{_json(_told(row))}")
            n += 1
        if n:
            file.write("]")
            total, sign = total + n, ","
    file.write("}}\n")
    return total


def _called(person: Person) -> str:
    return person.account.username if person.account else person.address


def _told(row: Model) -> dict[str, Any]:
    """Tell each column of the row but secrets, and what was read of files."""
    return {
        field.attname: _value(row, field)
        for field in row._meta.concrete_fields
        if not isinstance(field, BinaryField)
    }


def _value(row: Model, field: Any) -> Any:
    if places.called(field) in places.SECRET | places.LARGE:
        return NOT_SHOWN
    value = getattr(row, field.attname)
    return value.name if hasattr(value, "storage") else value


def _json(value: Any) -> str:
    return json.dumps(value, cls=Encoder, ensure_ascii=False)


class Encoder(DjangoJSONEncoder):
    """Writes what columns hold, also what only the database's driver knows."""

    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)
