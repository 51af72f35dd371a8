"""What the office does on the page of a year's report."""

from django.test import Client

ADDRESS = "/panel/miasto/2010/raport/"


def close(client: Client, **data: str):
    return client.post(f"{ADDRESS}zamknij/", data, follow=True)


def ask(client: Client, **data: str):
    asked = {"edition": "draft", "scope": "", "kind": "csv", **data}
    return client.post(f"{ADDRESS}pliki/", asked, follow=True)
