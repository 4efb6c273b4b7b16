"""Lists and papers handed over: spreadsheets in and out, DOCX in the house styles."""

from .house import HOUSES, PARTY_2026, STATE_2020, House
from .link import Link
from .report import DocxReport, Strong, docx_report
from .sheets import Column, Problem, Row, Sheet, read_sheet
from .workbook import RawSheet, read_workbook
from .xlsx import Head, SheetOut, write_xlsx

__all__ = [
    "HOUSES",
    "PARTY_2026",
    "STATE_2020",
    "Column",
    "DocxReport",
    "Head",
    "House",
    "Link",
    "Problem",
    "RawSheet",
    "Row",
    "Sheet",
    "SheetOut",
    "Strong",
    "docx_report",
    "read_sheet",
    "read_workbook",
    "write_xlsx",
]
