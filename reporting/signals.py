"""What the reporting cycle announces, to rooms above it and within its own."""

from django.dispatch import Signal

# A report on the `subject` was approved or corrected: `version` is what the public sees
# from now on, `actor` who did it. It is received in the same transaction; what a
# receiver raises undoes the step.
report_published = Signal()

# A report was returned with the `version`; received like the other.
report_returned = Signal()
