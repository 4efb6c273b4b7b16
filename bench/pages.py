"""What a member's whole journey and the pages of a campaign cost the server, on a copy of the demo.

    script/bench pages [HOME]     HOME: the demo's data folder, data/demo without it

CPU time of this process, through all middleware, without the network. The journey is sign-in, inbox, opening the
essay, writing and handing in; its floor in the same run is one check of a password, which cannot be had for less.
"""

import os
import re
import shutil
import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
JOURNEYS, LOOKS = 15, 5
PASSWORD = "mot-mat-khau-de-do"  # noqa: S105 - of accounts in a copy that is thrown away
WORDS = "Nhà tôi ở cuối bản, mùa mưa nước dâng nhanh nên tôi nhận đánh kẻng cho mười hai hộ phía dưới. "


def main() -> int:
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "demo"
    if not (home / "nennep.sqlite3").exists():
        print(f"bench: {home} holds no demo; run script/demo first.", file=sys.stderr)
        return 2
    copy = Path(tempfile.mkdtemp(prefix="nennep-bench-"))
    try:
        prepare(home, copy)
        measure()
    finally:
        shutil.rmtree(copy, ignore_errors=True)
    return 0


def prepare(home, copy):
    for name in ("nennep-demo.json", "secret.txt"):
        shutil.copy(home / name, copy / name)
    with sqlite3.connect(home / "nennep.sqlite3") as source, sqlite3.connect(copy / "nennep.sqlite3") as target:
        source.backup(target)
    os.environ.update(NENNEP_HOME=str(copy), NENNEP_DEMO="1", DJANGO_SETTINGS_MODULE="nennep.settings")
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


def measure():
    from nennep.accounts.models import User

    floor = statistics.median(cpu(lambda: User.objects.get(username="canbo").check_password("x")) for _ in range(9))
    journeys = [journey(essay) for essay in essays_owed()]
    whole = statistics.median(sum(steps.values()) for steps in journeys)
    print(f"one check of a password (the floor)        {floor:7.1f} ms CPU")
    for name in journeys[0]:
        print(f"  {name:40} {statistics.median(steps[name] for steps in journeys):7.1f} ms CPU")
    print(f"journey: sign in, open, hand in            {whole:7.1f} ms CPU, {whole / floor:.1f} times the floor")
    for user, path in PAGES:
        look(user, path, floor)


PAGES = (
    ("canbo", "/"),
    ("canbo", "/study/"),
    ("canbo", "/study/1/"),
    ("canbo", "/study/2/"),
    ("canbo", "/study/1/people/"),
    ("canbo", "/study/1/attendance/"),
    ("canbo", "/figures/study.essays.expected/?subject=campaign:1"),
    ("canbo", "/figures/study.essays.sent_back/?subject=campaign:1"),
    ("canbo", "/reports/1/"),
    ("canbo", "/reports/1/evidence/study.essays.expected/"),
    ("canbo", "/units/tree/na-son/"),
    ("chambai", "/study/review/"),
    ("vanthu.x09", "/study/attendance/25/"),
)


def look(username, path, floor):
    from django.db import connection, reset_queries
    from django.test import Client

    from nennep.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    client.get(path)
    times = [cpu(lambda: client.get(path)) for _ in range(LOOKS)]
    asked = []
    with connection.execute_wrapper(lambda run, *arguments: (asked.append(1), run(*arguments))[1]):
        response = client.get(path)
    reset_queries()
    spent = statistics.median(times)
    size = len(response.content) // 1024
    cost = f"{spent:6.0f} ms CPU {spent / floor:5.1f} × {len(asked):3} queries {size:4} KB"
    print(f"{path:60} {response.status_code} {cost}")


def essays_owed():
    from nennep.accounts.models import User
    from nennep.study.models import Essay
    from nennep.units.actions import give_account

    by = User.objects.get(username="quantri")
    owed = Essay.objects.filter(campaign=2, duty__state="expected", person__user=None).select_related("person")
    for number, essay in enumerate(owed[:JOURNEYS]):
        give_account(person=essay.person, username=f"do{number}", password=PASSWORD, by=by, must_change_password=False)
        yield essay


def journey(essay):
    """{step: CPU milliseconds} of one member from the sign-in page to the receipt."""
    from django.test import Client

    client = Client()
    name = essay.person.user.username
    steps = {"sign-in page": cpu(lambda: client.get("/accounts/sign-in/"))}
    form = {"username": name, "password": PASSWORD}
    steps["sign in"] = cpu(lambda: client.post("/accounts/sign-in/", form))
    steps["inbox"] = cpu(lambda: client.get("/"))
    pages = []
    steps["open the essay"] = cpu(lambda: pages.append(client.get(f"/study/essays/{essay.pk}/write/")))
    key = re.search(r'name="key" value="([^"]+)"', pages[0].content.decode())[1]
    version = re.search(r'name="version" value="([^"]+)"', pages[0].content.decode())[1]
    text = WORDS * 12 + f"Bài số {essay.pk}."
    form = {"text": text, "version": version, "key": key, "do": "submit"}
    done = []
    steps["hand in"] = cpu(lambda: done.append(client.post(f"/study/essays/{essay.pk}/write/", form)))
    if done[0].status_code != 302:
        raise SystemExit(f"bench: handing in answered {done[0].status_code}; the journey is not what it was.")
    steps["receipt"] = cpu(lambda: client.get(done[0].headers["Location"]))
    return steps


def cpu(work):
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


if __name__ == "__main__":
    sys.exit(main())
