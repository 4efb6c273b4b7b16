"""Lists and papers handed over: spreadsheets in and out, DOCX in the house styles."""

from .sheets import Column, Problem, Row, Sheet, read_sheet
from .workbook import RawSheet, read_workbook
from .xlsx import Head, Link, SheetOut, write_xlsx

__all__ = [
    "Column",
    "Head",
    "Link",
    "Problem",
    "RawSheet",
    "Row",
    "Sheet",
    "SheetOut",
    "read_sheet",
    "read_workbook",
    "write_xlsx",
]
