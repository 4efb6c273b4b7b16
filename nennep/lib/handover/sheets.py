"""Lists as offices keep them in a spreadsheet, read by the names of their columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from nennep.lib.extract import Refused
from nennep.lib.vietnamese import fold

from .cells import Cell, Kind, Misread, Value, as_text, heading_key, is_blank, read_cell
from .workbook import RawSheet, read_workbook

_HEADER_WITHIN = 40  # rows; letterhead and title stand above
_TOTALS = ("tong cong", "cong", "tong so", "tong")


@dataclass(frozen=True)
class Column:
    """A column that is looked for.

    `heading` is how we write it, `synonyms` how others do; case, marks, stars and remarks in brackets do not
    count. `required`: the sheet must have it. `filled`: no row may leave it blank.
    """

    key: str
    heading: str
    synonyms: tuple[str, ...] = ()
    kind: Kind = "text"
    required: bool = True
    filled: bool = False

    @property
    def names(self) -> frozenset[str]:
        """All its headings, ready to be compared."""
        return frozenset(heading_key(text) for text in (self.heading, *self.synonyms))


@dataclass(frozen=True)
class Problem:
    """A cell that cannot be taken, and where. `row` as the spreadsheet shows it, `column` the heading there.

    Codes: empty_cell, not_a_date, not_a_number, not_whole, formula_error.
    """

    code: str
    sheet: str
    row: int
    column: str
    value: str


@dataclass(frozen=True)
class Row:
    """One line of the list; `number` as the spreadsheet shows it. Columns with a problem hold None."""

    number: int
    values: dict[str, Value]
    # Words in columns that nobody asked for.
    others: tuple[str, ...] = ()

    def __getitem__(self, key: str) -> Value:
        return self.values.get(key)

    def text(self, key: str) -> str:
        """The value as text, "" when blank."""
        value = self.values.get(key)
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Sheet:
    """The list that was found: its rows, what is wrong in them, and the headings nobody asked for."""

    name: str
    header_row: int
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    unknown_headings: tuple[str, ...]
    missing_columns: tuple[str, ...]
    # The sheet's name, what stands above the list, and the lines in it that are no entries.
    titles: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Header:
    index: int
    height: int
    places: dict[str, list[int]]  # key of a column -> where it stands; several when its heading spans them
    headings: dict[int, str]


def read_sheet(source: bytes | Path, name: str, columns: Sequence[Column]) -> Sheet:
    """Find the sheet and the row with these headings, and read what lies below.

    Cells merged downward count for each row they span; a heading merged over two columns (family name, given
    name) joins them. Left out: blank rows, rows with nothing but a number in front, titles across the sheet,
    totals, the row that numbers the columns. Raises Refused as `read_workbook`, and: no_rows (nothing in the
    file), no_header (columns: the required headings that were not found; sheet: the best candidate).
    """
    sheets = [sheet for sheet in read_workbook(source, name) if any(sheet.rows)]
    if not sheets:
        raise Refused("no_rows")
    found = [(header, sheet) for sheet in sheets for header in _headers(sheet, columns)]
    header, sheet = max(found, key=lambda pair: (len(pair[0].places), -pair[0].height, -pair[0].index))
    missing = [c.heading for c in columns if c.key not in header.places]
    required = [c.heading for c in columns if c.required and c.key not in header.places]
    if required:
        raise Refused("no_header", sheet=sheet.name, columns=", ".join(required))
    return _read(sheet, header, columns, tuple(missing))


def _headers(sheet: RawSheet, columns: Sequence[Column]) -> Iterator[_Header]:
    """Every row that could be the header, alone and together with the row below it."""
    filled = _fill_merged(sheet, only_down=False)
    for index in range(min(len(filled), _HEADER_WITHIN)):
        for height in (1, 2):
            yield _match(sheet, filled[index : index + height], index, height, columns)


def _match(
    sheet: RawSheet, rows: Sequence[Sequence[Cell]], index: int, height: int, columns: Sequence[Column]
) -> _Header:
    names = {name: column.key for column in columns for name in column.names}
    places: dict[str, list[int]] = {}
    headings: dict[int, str] = {}
    for place in range(max(map(len, rows), default=0)):
        levels = [row[place] for row in rows if place < len(row)]
        key = _known_name([heading_key(level) for level in levels], names)
        heading = " ".join(dict.fromkeys(as_text(level) for level in levels if not is_blank(level)))
        if heading:
            headings[place] = heading
        if key and (key not in places or _spans(sheet, index, places[key][-1], place)):
            places.setdefault(key, []).append(place)
    return _Header(index, height, places, headings)


def _known_name(levels: list[str], names: dict[str, str]) -> str | None:
    """The column that a heading of one or two levels stands for: both together, else the lower, else the upper."""
    distinct = list(dict.fromkeys(level for level in levels if level))
    for candidate in (" ".join(distinct), *reversed(distinct)):
        if candidate in names:
            return names[candidate]
    return None


def _spans(sheet: RawSheet, row: int, left: int, right: int) -> bool:
    """Whether one merged cell covers both columns in that row."""
    return any(a[0] <= row <= b[0] and a[1] <= left and right <= b[1] for a, b in sheet.merged)


def _fill_merged(sheet: RawSheet, *, only_down: bool) -> list[list[Cell]]:
    """The rows with the value of each merged cell in all the cells it covers (or in its first column only)."""
    rows = [list(row) for row in sheet.rows]
    for (top, left), (bottom, right) in sheet.merged:
        if top >= len(rows) or left >= len(rows[top]):
            continue
        value = rows[top][left]
        last = left if only_down else min(right, left + 300)
        for row in rows[top : bottom + 1]:
            row.extend([None] * (last + 1 - len(row)))
            row[left : last + 1] = [value] * (last + 1 - left)
    return rows


def _read(sheet: RawSheet, header: _Header, columns: Sequence[Column], missing: tuple[str, ...]) -> Sheet:
    present = [column for column in columns if column.key in header.places]
    wide = _titles_across(sheet, header)
    used = {place for places in header.places.values() for place in places}
    rows: list[Row] = []
    problems: list[Problem] = []
    left_out: list[int] = []
    first = header.index + header.height
    for index, cells in enumerate(_fill_merged(sheet, only_down=True)[first:], first):
        own = {c.key: _cell(cells, header.places[c.key]) for c in present}
        if index in wide or _is_no_entry(cells, own, present, index == first):
            left_out.append(index)
            continue
        values: dict[str, Value] = {}
        for column in present:
            try:
                values[column.key] = read_cell(own[column.key], column.kind)
                code = "empty_cell" if column.filled and values[column.key] is None else ""
            except Misread as misread:
                values[column.key], code = None, misread.code
            if code:
                heading = header.headings.get(header.places[column.key][0], column.heading)
                problems.append(Problem(code, sheet.name, index + 1, heading, as_text(own[column.key])))
        others = (as_text(cell) for place, cell in enumerate(cells) if place not in used and not is_blank(cell))
        rows.append(Row(index + 1, values, tuple(others)))
    titles = [
        sheet.name,
        *(as_text(c) for i in (*range(header.index), *left_out) for c in sheet.rows[i] if not is_blank(c)),
    ]
    unknown = tuple(heading for place, heading in header.headings.items() if place not in used)
    return Sheet(sheet.name, header.index + 1, tuple(rows), tuple(problems), unknown, missing, tuple(titles))


def _cell(cells: Sequence[Cell], places: list[int]) -> Cell:
    """The cell of a column; the filled ones joined when its heading spans several."""
    found = [cells[place] for place in places if place < len(cells) and not is_blank(cells[place])]
    if len(found) > 1:
        return " ".join(map(as_text, found))
    return found[0] if found else None


def _titles_across(sheet: RawSheet, header: _Header) -> set[int]:
    """Rows that are one merged cell over the list: the name of a group, not an entry."""
    used = [place for places in header.places.values() for place in places]
    needed = max(2, len(set(used)) // 2 + 1)
    return {a[0] for a, b in sheet.merged if a[0] == b[0] and sum(a[1] <= p <= b[1] for p in used) >= needed}


def _is_no_entry(cells: Sequence[Cell], own: dict[str, Cell], columns: Sequence[Column], first: bool) -> bool:
    if all(is_blank(cell) for cell in own.values()):
        return True
    texts = [as_text(cell) for cell in cells if not is_blank(cell)]
    if first and len(texts) > 1 and _numbers_columns(texts):
        return True
    lacking = any(c.filled and is_blank(own[c.key]) for c in columns)
    return lacking and any(fold(text).rstrip(" :.") in _TOTALS for text in texts)


def _numbers_columns(texts: list[str]) -> bool:
    """ "1 2 3" or "(1) (2) (3)" or "A B 1 2" under the headings."""
    bare = [text.strip("()[] ") for text in texts]
    numbers = [int(text) for text in bare if text.isdecimal() and len(text) < 4]
    letters = [text for text in bare if len(text) == 1 and text.isalpha()]
    return len(numbers) + len(letters) == len(bare) and numbers == list(range(1, len(numbers) + 1)) and len(numbers) > 1
