"""The table of rights, written by hand from what each role comes for; nothing in it is read from the code."""

from tests.rights.table import directives, essays, house, intake, study, units

TABLE = [*directives.ROWS, *house.ROWS, *intake.ROWS, *study.ROWS, *essays.ROWS, *units.ROWS]
