"""What the citation finder gets right on labelled cases, and how fast it reads.

    script/bench citations CASES.jsonl [--text FILE] [--before EARLIER.json] [--save NOW.json] [--errors N]

CASES holds JSON lines with `id`, `text` and the expected `citations` (docs/citations.md tells the fields). With
--before, the cases that a change gained and lost are named.
"""

import argparse
import json
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from nennep.lib.citations import find_citations  # noqa: E402 - the bench runs from a bare checkout
from nennep.lib.citations.measure import Scores, score_case  # noqa: E402

SPEED_SECONDS = 3.0
SPEED_TEXT_BYTES = 2_000_000


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", type=Path, help="JSON lines with id, text and expected citations")
    parser.add_argument("--text", type=Path, help="plain text to measure the speed on; the cases without it")
    parser.add_argument("--before", type=Path, help="what --save wrote before the change")
    parser.add_argument("--save", type=Path, help="where to keep the result of every case")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N cases with an error")
    arguments = parser.parse_args()

    rows = [json.loads(line) for line in arguments.cases.read_text(encoding="utf-8").splitlines() if line.strip()]
    scores, right = Scores(), {}
    for row in rows:
        result = score_case(row["citations"], [c.as_json() for c in find_citations(row["text"])])
        scores.add(result)
        right[row["id"]] = result.is_perfect
        if not result.is_perfect and arguments.errors > 0:
            arguments.errors -= 1
            print(f"{row['id']}: missed {result.missed}, invented {result.invented}, dates {result.wrong_dates}")
            print(f"    {row['text']}")
    print(scores.table())
    print(f"speed        {speed(arguments.text, rows):.1f} MB of UTF-8 text a second, one core")
    if arguments.before and arguments.before.exists():
        compare(json.loads(arguments.before.read_text(encoding="utf-8")), right)
    if arguments.save:
        arguments.save.write_text(json.dumps(right, indent=0), encoding="utf-8")
    return 0


def speed(path: Path | None, rows: list[dict]) -> float:
    """Megabytes of UTF-8 text read a second, by processor time, the best of several runs."""
    text = path.read_text(encoding="utf-8") if path else "\n".join(row["text"] for row in rows)
    text *= max(1, SPEED_TEXT_BYTES // max(1, len(text.encode())))
    size, best, began = len(text.encode()), float("inf"), time.monotonic()
    while time.monotonic() - began < SPEED_SECONDS or best == float("inf"):
        start = time.process_time()
        find_citations(text)
        best = min(best, time.process_time() - start)
    return size / best / 1e6


def compare(before: dict[str, bool], now: dict[str, bool]) -> None:
    gained = [name for name, is_right in now.items() if is_right and before.get(name) is False]
    lost = [name for name, is_right in now.items() if not is_right and before.get(name)]
    print(f"gained {len(gained)}: {', '.join(gained) or '-'}")
    print(f"lost {len(lost)}: {', '.join(lost) or '-'}")


if __name__ == "__main__":
    sys.exit(main())
