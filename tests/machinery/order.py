"""In which order files of tests are begun."""

# First, so that at the end no core waits for another that has only just begun one of these.
LONGEST = (
    "tests/rights/test_matrix.py",
    "tests/test_demo.py",
    "tests/rights/test_trees.py",
    "tests/rights/test_words.py",
    "tests/promises/test_no_dead_ends.py",
    "tests/browser/test_axe_officer.py",
    "tests/browser/test_axe_others.py",
    "tests/browser/test_flow.py",
    "nennep/units/tests/test_browser.py",
    "nennep/directives/tests/test_browser.py",
)


def pytest_collection_modifyitems(items):
    turn = {file: number for number, file in enumerate(LONGEST)}
    items.sort(key=lambda item: turn.get(item.nodeid.split("::")[0], len(turn)))
