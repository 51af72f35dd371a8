from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PublicConfig(AppConfig):
    name = "public"
    verbose_name = _("public pages")

    def ready(self) -> None:
        from leszno_strategy import triggers
        from public import folded_texts

        triggers.register(
            folded_texts.SUBJECT, folded_texts.triggers, begin=folded_texts.fold_all
        )
