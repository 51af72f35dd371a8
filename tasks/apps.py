from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TasksConfig(AppConfig):
    name = "tasks"
    verbose_name = _("strategy")

    def ready(self) -> None:
        from leszno_strategy import making_anew, triggers
        from tasks import kept_sums, receivers, sums_triggers, task_sums  # noqa: F401

        triggers.register("sums", sums_triggers.triggers, begin=kept_sums.forget_all)
        making_anew.register("sums", some=kept_sums.make_some, every=kept_sums.make_due)
        triggers.register(
            task_sums.SUBJECT, task_sums.triggers, begin=task_sums.reckon_all
        )
