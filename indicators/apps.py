from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "indicators"
    verbose_name = _("indicators")

    def ready(self) -> None:
        # Connects the receivers, besides.
        from indicators import facts_triggers, kept_facts, receivers  # noqa: F401
        from leszno_strategy import making_anew, triggers

        triggers.register("facts", facts_triggers.triggers, begin=kept_facts.forget_all)
        making_anew.register(
            "facts", some=kept_facts.make_changed, every=kept_facts.make_due
        )
