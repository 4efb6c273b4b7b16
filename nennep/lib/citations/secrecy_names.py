"""Secrecy markings in file names: cut off by brackets, by another kind of separator, or by their capitals."""

import re
from pathlib import PurePath

from nennep.lib.citations.clean import clean, fold
from nennep.lib.citations.marking import FIRST_HALVES, SECOND_HALVES, Marking, MarkingPlace, SecrecyLevel

NAME_MARK = re.compile(r"(?P<two>(?P<level>tuy[eêệ]t|t[oôố]i)[\s_.\-]?m[aâậ]t)|(?P<one>m[aâậ]t)", re.IGNORECASE)
NAME_PROSE_BEFORE = (*FIRST_HALVES[:10], "lieu", "ban", "so", "tin", "ve")
NAME_PROSE_AFTER = (*SECOND_HALVES, "ong", "do", "thu", "vu", "truyen", "ngu", "nghi", "la", "thiet", "cuoc")
NAME_GAP = re.compile(r"[\s_.\-]+")
# "do-mat-toi-mat", and a paper that is called by its level: "Công văn mật số 15", "văn bản tối mật".
NAME_LABEL = re.compile(
    r"\bdo mat (?P<label>toi |tuyet )?mat\b"
    r"|^(?:tai lieu|van ban|ho so|cong van|dien) (?P<paper>toi |tuyet )?mat(?: so \d.*)?$"
)
CAMEL = re.compile(r"(?:Toi|Tuyet|Tối|Tuyệt)M[aậ]t")


def marking_in_name(file_name: str) -> Marking | None:
    """A folder may carry the mark too, when it is called nothing else."""
    cleaned = clean(file_name)
    at = 0
    for part in re.split(r"([/\\])", cleaned.text):
        is_file = at + len(part) == len(cleaned.text)
        found = _in_name(PurePath(part).stem if is_file else part, is_file=is_file)
        if found:
            level, start, end = found
            return Marking(level, MarkingPlace.FILE_NAME, cleaned.span(at + start, at + end))
        at += len(part)
    return None


def _in_name(stem: str, *, is_file: bool) -> tuple[SecrecyLevel, int, int] | None:
    """Level, start and end of the mark."""
    labelled = NAME_LABEL.search(NAME_GAP.sub(" ", fold(stem)).strip())
    if labelled and re.search("m[aậ]t", stem, re.IGNORECASE):
        return _level_named(labelled["label"] or labelled["paper"] or ""), 0, len(stem)
    for match in NAME_MARK.finditer(stem):
        before, after = stem[: match.start()], stem[match.end() :]
        if before[-1:].isalpha() or after[:1].isalpha() or not _stands_out(match, before, after):
            continue
        if is_file or not re.search(r"\w", before + after):
            return _level_named(fold(match["level"] or "")), match.start(), match.end()
    return None


def _level_named(first: str) -> SecrecyLevel:
    if first.startswith("tuy"):
        return SecrecyLevel.TUYET_MAT
    return SecrecyLevel.TOI_MAT if first.startswith("to") else SecrecyLevel.MAT


def _stands_out(match: re.Match[str], before: str, after: str) -> bool:
    mark = match.group()
    marked = fold(mark) != mark.lower()  # written with its accents
    if before.rstrip().endswith(("(", "[", "{")) and after.lstrip().startswith((")", "]", "}")):
        return True
    if not re.search(r"\w", before + after):  # the whole name
        return bool(match["two"]) or marked or mark.isupper()
    if re.search(r"\w", before) and re.search(r"[^\W\d]", after):  # in the middle of a sentence
        return False
    words_before, words_after = re.findall(r"[^\W_]+", fold(before)), re.findall(r"[^\W_]+", fold(after))
    if words_before[-1:] and words_before[-1] in NAME_PROSE_BEFORE:
        return False
    if words_after and words_after[0] in NAME_PROSE_AFTER:
        return False
    if mark.isupper() or CAMEL.fullmatch(mark):
        return True
    gap = re.search(r"[^\w]*_*[^\w]*$", before)[0] if words_before else re.match(r"[\W_]*", after)[0]  # type: ignore[index]
    rest = before.removesuffix(gap) if words_before else after.removeprefix(gap)
    other_gaps = set(re.findall(r"[\W_]+", rest))
    return (marked or bool(match["two"])) and bool(other_gaps) and gap not in other_gaps
