"""The commit that a test never reaches."""

from django.db import connection


def commit() -> None:
    """Do what PostgreSQL leaves for the commit, as the number of the public data."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
