"""References to official documents in running Vietnamese text: clean -> find -> resolve. Plain Python, no Django."""

from nennep.lib.citations.citation import Citation
from nennep.lib.citations.find import find_citations
from nennep.lib.citations.header import HeaderFields, read_header
from nennep.lib.citations.marking import Marking
from nennep.lib.citations.names import is_name, name_key, own_names, resolve_by_name
from nennep.lib.citations.numbers import DocumentNumber, number_key, parse_number
from nennep.lib.citations.resolve import Resolution, antecedents, resolve
from nennep.lib.citations.secrecy import marking_beside, marking_in_words, secrecy_marking
from nennep.lib.citations.symbols import DocumentType
from nennep.lib.citations.wording import Deed, Wording, read_wording

__all__ = [
    "Citation",
    "Deed",
    "DocumentNumber",
    "DocumentType",
    "HeaderFields",
    "Marking",
    "Resolution",
    "Wording",
    "antecedents",
    "find_citations",
    "is_name",
    "marking_beside",
    "marking_in_words",
    "name_key",
    "number_key",
    "own_names",
    "parse_number",
    "read_header",
    "read_wording",
    "resolve",
    "resolve_by_name",
    "secrecy_marking",
]
