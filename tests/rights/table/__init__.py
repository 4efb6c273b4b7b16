"""The table of rights, written by hand from what each role comes for; nothing in it is read from the code."""

from tests.rights.table import directives, documents, essays, finding, house, intake, study, units

APPS = (directives, documents, essays, finding, house, intake, study, units)
TABLE = [row for app in APPS for row in app.ROWS]
