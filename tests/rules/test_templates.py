"""Templates carry no script and no style of their own, and ask no other host for anything."""

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "nennep"
TEMPLATES = sorted(path for path in PACKAGE.rglob("*.html") if "templates" in path.parts)
COMMENT = re.compile(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)
FORBIDDEN = {
    "a script in the page": re.compile(r"<script(?![^>]*\bsrc=)", re.IGNORECASE),
    "a style in the page": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "a handler in the page": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a script address": re.compile(r"javascript:", re.IGNORECASE),
    "another host": re.compile(r"\b(?:src|href|action|poster|data)\s*=\s*[\"']?(?:https?:)?//", re.IGNORECASE),
}
IN_PYTHON = re.compile(r"<[a-z][^>]*\s(?:style|on[a-z]+)\s*=\s*\\?[\"']|<style\b|<script(?![^>]*\bsrc=)")

# A file to be handed on, not a page that we serve: it has to look right without any other file beside it.
STANDS_ALONE = {"lib/textmatch/report.py"}


def name(path):
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_template_keeps_the_content_security_policy(template):
    text = COMMENT.sub("", template.read_text())

    assert [what for what, pattern in FORBIDDEN.items() if pattern.search(text)] == []


def test_markup_made_in_python_keeps_it_too():
    found = [
        name(path)
        for path in sorted(PACKAGE.rglob("*.py"))
        if "tests" not in path.parts and name(path) not in STANDS_ALONE and IN_PYTHON.search(path.read_text())
    ]

    assert found == []


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<script>go()</script>", "a script in the page"),
        ('<p class="a" style="color: red">', "a style in the page"),
        ('<button type="button" onclick="go()">', "a handler in the page"),
        ('<a href="javascript:go()">', "a script address"),
        ('<img src="//cdn.example.org/a.png">', "another host"),
    ],
)
def test_rule_notices(markup, what):
    assert FORBIDDEN[what].search(markup)
