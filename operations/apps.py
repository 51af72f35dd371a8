from django.apps import AppConfig
from django.conf import settings


class OperationsConfig(AppConfig):
    name = "operations"

    def ready(self) -> None:
        from operations import checks, sentry  # noqa: F401  registers the checks

        if settings.SENTRY_DSN:
            sentry.start(settings.SENTRY_DSN)
