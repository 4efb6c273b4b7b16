"""What the documentation promises to list, it lists."""

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SETTING = re.compile(r"\bNENNEP_[A-Z_]+\b")
# Read by the tests alone, and described where tests are described.
OF_TESTS = {"NENNEP_TEST_DATABASE_URL"}
OPERATE = ROOT / "docs" / "operate.md"
DECISIONS = ROOT / "docs" / "decisions"


def test_every_setting_is_documented_and_every_documented_setting_exists():
    code = [*sorted((ROOT / "nennep").glob("*.py")), *sorted((ROOT / "nennep" / "serve").glob("*.py"))]
    scripts = [path for path in sorted((ROOT / "script").iterdir()) if path.is_file()]
    used = {name for path in [*code, *scripts] for name in SETTING.findall(path.read_text())} - OF_TESTS

    assert used == set(re.findall(r"^\| `(NENNEP_[A-Z_]+)`", OPERATE.read_text(), re.MULTILINE))


def test_every_decision_is_listed():
    pages = sorted(path.name for path in DECISIONS.glob("[0-9]*.md"))

    assert re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (DECISIONS / "README.md").read_text()) == pages


def test_every_dependency_has_its_reason():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    extras = [name for names in project["project"]["optional-dependencies"].values() for name in names]
    wanted = project["project"]["dependencies"] + extras + project["dependency-groups"]["dev"]
    page = (DECISIONS / "0002-dependencies.md").read_text()

    names = [re.match(r"[\w.-]+", requirement)[0] for requirement in wanted]
    assert [name for name in names if f"`{name}`" not in page] == []
