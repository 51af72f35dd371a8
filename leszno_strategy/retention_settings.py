"""For how many days what is kept for a time only is kept, by kind.

Part of `settings`, which takes all of it over. `manage.py clean_up` removes what is
older, and so does the site itself once a day.
"""

from leszno_strategy.environment import env_number

# Messages of readers, from the day on which the office marked one as handled.
FEEDBACK_KEPT_DAYS = env_number("FEEDBACK_KEPT_DAYS", 365)
# What is left of letters that went out or were given up; failures are told for a month.
LETTERS_KEPT_DAYS = env_number("LETTERS_KEPT_DAYS", 90, least=30)
# Addresses of readers who asked for letters and did not confirm it; a link lasts alike.
UNCONFIRMED_KEPT_DAYS = env_number("UNCONFIRMED_KEPT_DAYS", 2)
# At which browser and address somebody signed in; wrong passwords count for a day.
SIGN_IN_KEPT_DAYS = env_number("SIGN_IN_KEPT_DAYS", 180)
# Drafts of yearly reports and their parts: files that can be made anew.
REPORT_FILES_KEPT_DAYS = env_number("REPORT_FILES_KEPT_DAYS", 1)
# Files that people brought and did not decide on, and those that came to nothing.
UPLOADS_KEPT_DAYS = env_number("UPLOADS_KEPT_DAYS", 30)
# Files that came in, for as long as that can be taken back.
IMPORTS_KEPT_DAYS = env_number("IMPORTS_KEPT_DAYS", 90)
# The audit log and the admin's own: two years, or longer.
AUDIT_KEPT_DAYS = env_number("AUDIT_KEPT_DAYS", 1_095, least=730)
