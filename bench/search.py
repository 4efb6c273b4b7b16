"""How quickly documents are found, indexed and listed, and what the index takes on disk.

    script/bench search [--documents N] [--database sqlite|postgresql] [--keep FOLDER]

Makes N documents of four pages out of made-up syllables (100,000 without a number), on a SQLite file and on a
PostgreSQL server of its own, and asks the list of documents as an officer of the province and of one commune. The
times are those of the server: through all middleware to the finished page, without the network.
"""

import argparse
import contextlib
import os
import random
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlencode

import numpy

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from nennep.lib.vietnamese import without_marks  # noqa: E402 - the bench runs from a bare checkout
from tests.machinery import postgres  # noqa: E402 - the bench runs from a bare checkout

COMMUNES, SYLLABLES_A_PAGE, PAGES, LOOKS, BATCH = 100, 500, 4, 5, 200
# So many documents tell how quickly one after the other is indexed.
RATED = 5_000
ONSETS = (
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "h",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
)
# The tone stands where the bar is.
RIMES = (
    *(
        "a|",
        "a|n",
        "a|ng",
        "a|nh",
        "a|o",
        "â|m",
        "â|n",
        "â|y",
        "e|",
        "e|m",
        "ê|u",
        "i|nh",
        "iê|n",
        "o|n",
        "ô|ng",
        "ơ|i",
    ),
    *("u|", "u|n", "uô|i", "ư|a", "ươ|ng"),
)
TONES = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"]
TYPES = {"Kế hoạch": "KH", "Chỉ thị": "CT", "Báo cáo": "BC", "Thông báo": "TB", "Quyết định": "QĐ", "Hướng dẫn": "HD"}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--database", choices=["sqlite", "postgresql"], help="only this one")
    parser.add_argument("--keep", type=Path, help="keep the SQLite file in this folder, and use it again")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.inside:
        run(arguments.documents)
        return 0
    for name in [arguments.database] if arguments.database else ["sqlite", "postgresql"]:
        print(f"\n{name}, {arguments.documents:,} documents of {PAGES} pages", flush=True)
        if code := run_on(name, arguments):
            return code
    return 0


def run_on(name, arguments):
    """Each database has a process of its own, because Django's settings are read once."""
    home = arguments.keep or Path(tempfile.mkdtemp(prefix="nennep-bench-"))
    home.mkdir(exist_ok=True)
    server = postgres.running_server() if name == "postgresql" else contextlib.nullcontext("")
    command = [sys.executable, __file__, "--inside", "--documents", str(arguments.documents)]
    try:
        with server as address:
            environment = {"NENNEP_HOME": str(home), "NENNEP_DATABASE_URL": address.replace("/nennep?", "/postgres?")}
            return subprocess.call(  # noqa: S603 - this very file
                command, env={**os.environ, **environment, "DJANGO_SETTINGS_MODULE": "nennep.settings"}
            )
    finally:
        if not arguments.keep:
            shutil.rmtree(home, ignore_errors=True)


def run(number):
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from nennep.documents.models import Document

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    call_command("migrate", verbosity=0)
    words = Words()
    if not Document.objects.exists():
        fill(number, words)
    measure(words)


class Words:
    """Words of two made-up syllables, some common, most rare, as in running text."""

    def __init__(self, count=12_000):
        chance = random.Random(7)  # noqa: S311 - the same words in every run
        syllables = [onset + rime.replace("|", tone) for onset in ONSETS for rime in RIMES for tone in TONES]
        syllables = [unicodedata.normalize("NFC", syllable) for syllable in syllables]
        chance.shuffle(syllables)
        # A few syllables carry most words: "hành", "thông", "quản" of the real ones.
        common = numpy.array([1 / (rank + 10) ** 0.9 for rank in range(len(syllables))])
        self.rng = numpy.random.default_rng(7)
        pairs = self.rng.choice(len(syllables), size=(count, 2), p=common / common.sum())
        self.words = numpy.array([f"{syllables[one]} {syllables[other]}" for one, other in pairs])
        weights = numpy.array([1 / (rank + 5) for rank in range(count)])
        self.weights = weights / weights.sum()

    def texts(self, number):
        size = PAGES * SYLLABLES_A_PAGE // 2
        chosen = self.words[self.rng.choice(len(self.words), size=(number, size), p=self.weights)]
        return [". ".join(" ".join(row[at : at + 12]) for at in range(0, size, 12)) for row in chosen]


def fill(number, words):
    from django.db import connection, transaction

    from nennep.documents.models import Document, Topic
    from nennep.documents.search import index_documents
    from nennep.documents.search.tables import INDEX, NO_STATISTICS

    units = make_tree()
    topics = [Topic.objects.create(tree=units[0].tree, name=f"Chuyên đề {place}") for place in range(20)]
    chance = random.Random(3)  # noqa: S311 - the same documents in every run

    def store(first, last):
        """Seconds of storing and of indexing."""
        storing = indexing = 0.0
        for start in range(first, last, BATCH):
            subjects = words.texts(1)[0].split(". ")
            documents = [
                paper(start + place, text, chance.choice(subjects), chance, units, topics)
                for place, text in enumerate(words.texts(min(BATCH, last - start)))
            ]
            begun = time.perf_counter()
            with transaction.atomic():
                Document.objects.bulk_create(documents)
                stored = time.perf_counter()
                index_documents([document.pk for document in documents])
            storing, indexing = storing + stored - begun, indexing + time.perf_counter() - stored
            if start % 10_000 == 0:
                print(f"  {start:7,}, {indexing:6.0f} s of indexing", file=sys.stderr, flush=True)
        return storing, indexing

    some = min(number, RATED)
    storing, indexing = store(0, some)
    print(
        f"  indexing           {some / indexing:8,.0f} documents a second (storing them {some / storing:,.0f})",
        flush=True,
    )
    # The rest of a PostgreSQL's index is built at the end: quicker, and measured already.
    late = connection.vendor == "postgresql" and number > some
    if late:
        change("ALTER TABLE documents_searchentry SET (autovacuum_enabled = off)", "DROP INDEX documents_keys")
    store(some, number)
    if late:
        change("SET maintenance_work_mem = '512MB'", INDEX, NO_STATISTICS)


def change(*statements):
    from django.db import connection

    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def make_tree():
    from nennep.accounts.models import User
    from nennep.units import actions
    from nennep.units.actions.tree import NewUnit
    from nennep.units.models import UnitKind

    by, on = User.objects.create_user("bench", "bench"), date(2025, 7, 1)
    tree = actions.start_tree(code="b", name="Tỉnh", words={}, by=by)
    province, commune = (
        UnitKind.objects.create(tree=tree, code=code, name=code, rank=rank)
        for rank, code in enumerate(("tinh", "xa"), 1)
    )
    new = [NewUnit("T", "Tỉnh", province, None)]
    new += [NewUnit(f"T.{n:03}", f"Xã {n:03}", commune, "T") for n in range(COMMUNES)]
    units = actions.open_units(tree=tree, new=new, on=on, by=by, legal_basis="đo")
    for name, unit in (("province", units[0]), ("commune", units[7])):
        user = User.objects.create_user(name, "bench")
        actions.grant_role(user=user, unit=unit, kind="officer", on=on, by=by)
    return units


def paper(place, text, subject, chance, units, topics):
    from nennep.documents.identity import number_key_of, type_code
    from nennep.documents.models import Document

    word = chance.choice(list(TYPES))
    document = Document(
        type=word,
        type_code=type_code(word),
        number=f"{place % 900 + 1:02}",
        notation=f"{TYPES[word]}/{chance.choice(['TU', 'TW', 'ĐU', 'BTG'])}",
        issuer=f"Cơ quan {chance.randrange(60)}",
        issued_on=date(2016, 1, 1) + timedelta(days=place * 3_900 // 100_000 % 3_900),
        subject=subject,
        signer="Lò Thị Mai",
        term=chance.choice(["2015-2020", "2020-2025", "2025-2030"]),
        topic=chance.choice(topics),
        standing=chance.choice(["in_force"] * 8 + ["no_longer", "partly"]),
        unit=chance.choice(units) if place % 2 else units[0],
        text=f"{word} số {place % 900 + 1:02}-{TYPES[word]}/TU. {text}",
    )
    document.number_key = number_key_of(document)
    return document


def measure(words):
    first, second = words.words[0], words.words[1]
    rare = words.words[-1]
    asked = {
        "no words": "",
        "number 05ct/tw": "05ct/tw",
        "one rare word of two syllables": rare,
        "the commonest syllable": first.split()[0],
        "the commonest word of two syllables": first,
        "the same as a phrase": f'"{first}"',
        "two common words, four syllables": f"{first} {second}",
        "phrase of four common syllables": f'"{first} {second}"',
        "without marks, upper case": plain(f"{first} {second}").upper(),
    }
    filters = {
        "": "",
        "type, year": "type=ke_hoach&year=2019",
        "unit, standing, topic": "unit={unit}&standing=in_force&topic={topic}",
    }
    sizes()
    for user in ("province", "commune"):
        print(f"  officer of the {user}: ms to the page, best of {LOOKS} and median; ms of CPU; found")
        for name, typed in asked.items():
            for filtered, query in filters.items():
                look(user, name + (f"; {filtered}" if filtered else ""), typed, query)


def plain(text):
    return without_marks(text)


def look(username, name, typed, query):
    from django.test import Client

    from nennep.accounts.models import User
    from nennep.documents.models import Topic
    from nennep.units.models import Unit

    client = Client()
    client.force_login(User.objects.get(username=username), "django.contrib.auth.backends.ModelBackend")
    query = query.format(unit=Unit.objects.order_by("pk")[7].pk, topic=Topic.objects.order_by("pk")[3].pk)
    path = f"/documents/?{urlencode({'q': typed})}&{query}"
    client.get(path)
    times, spent = [], []
    for _ in range(LOOKS):
        begun, at = time.perf_counter(), time.process_time()
        response = client.get(path)
        times.append((time.perf_counter() - begun) * 1000)
        spent.append((time.process_time() - at) * 1000)
    foot = re.search(r'list-foot">\s*<p>([^<]*)</p>', response.content.decode())
    total = foot[1] if foot else "nothing"
    cost = f"{min(times):5.0f} {statistics.median(times):5.0f} {min(spent):5.0f}"
    print(f"    {name:56} {cost}  {total}", flush=True)


SIZES = {
    "sqlite": {
        "documents": "SELECT sum(pgsize) FROM dbstat WHERE name = 'documents_document' AND aggregate = TRUE",
        "folded words": "SELECT sum(pgsize) FROM dbstat WHERE name = 'documents_searchentry' AND aggregate = TRUE",
        "index of words": "SELECT sum(pgsize) FROM dbstat WHERE name = 'documents_keys_data' AND aggregate = TRUE",
        "index of the list": "SELECT sum(pgsize) FROM dbstat WHERE name = 'documents_listed' AND aggregate = TRUE",
    },
    "postgresql": {
        "documents": "SELECT pg_table_size('documents_document')",
        "folded words": "SELECT pg_table_size('documents_searchentry')",
        "index of words": "SELECT pg_relation_size('documents_keys')",
        "index of the list": "SELECT pg_relation_size('documents_listed')",
    },
}


def sizes():
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE documents_document")
            cursor.execute("VACUUM ANALYZE documents_searchentry")
        for name, sql in SIZES[connection.vendor].items():
            cursor.execute(sql)
            print(f"  {name:18} {cursor.fetchone()[0] / 1e6:8,.0f} MB", flush=True)


if __name__ == "__main__":
    sys.exit(main())
