"""Style sheets and scripts: nothing from elsewhere, every name defined, both dark themes alike."""

import re
from pathlib import Path

import pytest

STATIC = Path(__file__).resolve().parents[1] / "static" / "ui"
SHEETS = sorted(STATIC.glob("*.css"))
SCRIPTS = sorted(STATIC.glob("*.js"))
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def text(path):
    return COMMENT.sub("", path.read_text())


def declarations(block):
    return dict(re.findall(r"(--[\w-]+|color-scheme):\s*([^;]+);", block))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_a_style_sheet_fetches_nothing(sheet):
    assert re.findall(r"@import|url\(|https?:|//", text(sheet)) == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_brings_no_other_script_and_no_style(script):
    forbidden = r"\bimport\b|https?:|\beval\(|new Function|innerHTML|\.style\b|setAttribute\(\"style\""
    assert re.findall(forbidden, script.read_text()) == []


def test_every_custom_property_in_use_is_defined():
    everything = "".join(text(sheet) for sheet in SHEETS)

    used = set(re.findall(r"var\((--[\w-]+)", everything))
    assert used - set(re.findall(r"(--[\w-]+):", everything)) == set()


def test_colours_are_named_in_one_place():
    for sheet in SHEETS:
        if sheet.name not in ("tokens.css", "print.css"):
            assert re.findall(r"#[0-9a-f]{3,8}\b", text(sheet)) == [], sheet.name


def test_the_device_and_the_person_choose_the_same_dark():
    tokens = text(STATIC / "tokens.css")
    chosen = re.search(r':root\[data-theme="dark"\] \{(.*?)\n  \}', tokens, re.DOTALL).group(1)
    by_device = re.search(r":root:not\(\[data-theme\]\) \{(.*?)\n  \}", tokens, re.DOTALL).group(1)

    assert declarations(chosen) == declarations(by_device)
    assert len(declarations(chosen)) > 30


def test_dark_says_every_colour_that_light_says():
    tokens = text(STATIC / "tokens.css")
    light = re.search(r":root \{(.*?)\n\}", tokens, re.DOTALL).group(1)
    dark = re.search(r':root\[data-theme="dark"\] \{(.*?)\n  \}', tokens, re.DOTALL).group(1)

    assert declarations(light).keys() == declarations(dark).keys()


def test_lines_leave_room_for_stacked_marks():
    height = re.search(r"font: 100%/([\d.]+)", (STATIC / "base.css").read_text()).group(1)

    assert float(height) >= 1.5


def test_the_head_links_every_sheet_and_script():
    head = (STATIC.parents[1] / "templates" / "ui" / "_head.html").read_text()

    assert set(re.findall(r"'ui/([\w.-]+\.(?:css|js))'", head)) == {path.name for path in [*SHEETS, *SCRIPTS]}
