"""The table of rights, written by hand from what each role comes for; nothing in it is read from the code."""

from tests.rights.table import essays, house, study, units

TABLE = [*house.ROWS, *study.ROWS, *essays.ROWS, *units.ROWS]
