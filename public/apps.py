from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "public"
    verbose_name = _("public pages")

    def ready(self) -> None:
        from leszno_strategy import triggers
        from public import receivers, searched_words  # noqa: F401  one connects itself

        triggers.register(
            searched_words.SUBJECT,
            searched_words.triggers,
            begin=searched_words.keep_all,
        )
