"""Do the work of the background within a test, as a process of its own would."""

from typing import Any
from unittest import mock

from django_tasks_db.models import DBTaskResult

from leszno_strategy.background import take_up
from leszno_strategy.workers import Worker

# A process of its own lets go of its connection now and then; a test must not.
keeping_connection = mock.patch(
    "django_tasks_db.management.commands.db_worker.close_old_connections"
)


@keeping_connection
def do_tasks(_closing: Any) -> list[str]:
    """Do what is to be done now; return the names of the tasks, in their order."""
    done: list[str] = []

    class Noting(Worker):
        def run_task(self, db_task_result: DBTaskResult) -> None:
            done.append(db_task_result.task_name)
            super().run_task(db_task_result)

    take_up()
    Noting(["*"]).run()
    return done
