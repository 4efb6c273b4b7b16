"""The essays: the same every time, inside their bounds, honest in their quotes, and different from one another."""

import os
import subprocess
import sys
import unicodedata

import pytest

from nennep.demo.writing.directive import DOCUMENTS, LEAST_OWN_WORDS, REQUIRED_HEADINGS, passages
from nennep.demo.writing.essays import KINDS, Author, write_essays
from nennep.demo.writing.measure import authors, folded, own_prose, shared_runs

PEOPLE = 160


@pytest.fixture(scope="module", params=sorted(DOCUMENTS))
def campaign(request):
    return request.param


@pytest.fixture(scope="module")
def people():
    return authors("test", PEOPLE)


@pytest.fixture(scope="module")
def essays(people, campaign):
    return list(write_essays("test", people, campaign))


def plain(essay: str) -> str:
    return " ".join(folded(essay))


def own_parts(essays, people, campaign):
    quotes = [" ".join(folded(sentence)) for passage in passages(campaign) for sentence in passage.sentences]
    return [own_prose(essay, quotes, author) for essay, author in zip(essays, people, strict=True)]


def test_the_same_seed_writes_the_same_essays_in_every_process(people, campaign, essays):
    script = (
        "import hashlib; from nennep.demo.writing import essays, measure;"
        f"texts = essays.write_essays('test', measure.authors('test', {PEOPLE}), {campaign!r});"
        "print(hashlib.sha256('\\0'.join(texts).encode()).hexdigest())"
    )

    def digest(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        ).stdout  # fmt: skip

    assert digest("1") == digest("2")


def test_another_seed_writes_other_essays(people, campaign, essays):
    other = list(write_essays("another", people[:5], campaign))

    assert all(text not in essays for text in other)


def test_every_essay_keeps_to_its_length_and_form(people, essays):
    for author, essay in zip(people, essays, strict=True):
        text = plain(essay)
        assert 350 <= len(essay.split()) <= 900
        assert plain(author.name) in text
        assert plain(author.unit_name) in text
        assert all(plain(heading) in text for heading in REQUIRED_HEADINGS)


def test_every_essay_has_enough_words_of_its_own(people, campaign, essays):
    own = [sum(map(len, parts)) for parts in own_parts(essays, people, campaign)]

    assert min(own) >= LEAST_OWN_WORDS


def test_every_essay_quotes_whole_sentences_of_the_document(campaign, essays):
    sentences = [plain(sentence) for passage in passages(campaign) for sentence in passage.sentences]

    for essay in essays:
        text = plain(essay)
        quoted = sum(len(sentence.split()) for sentence in sentences if sentence in text)
        assert 0.06 <= quoted / len(text.split()) <= 0.40


def test_few_five_word_runs_stand_in_two_essays(people, campaign, essays):
    occurrences, distinct = shared_runs(own_parts(essays, people, campaign))

    assert occurrences < 0.03
    assert distinct < 0.02


def test_no_line_is_left_with_a_bracket_or_a_gap(essays):
    for essay in essays:
        assert not set("{}[]|") & set(essay)
        assert "  " not in essay
        assert " ," not in essay


def test_people_type_in_different_ways(people):
    essays = list(write_essays("habits", authors("habits", 400)))
    decomposed = [essay for essay in essays if not unicodedata.is_normalized("NFC", essay)]
    bare = [essay for essay in essays if essay.isascii() or "Họ và tên" not in unicodedata.normalize("NFC", essay)]
    new_tones = [essay for essay in essays if "hoà" in essay or "thuỷ" in essay or "khoẻ" in essay]

    assert 0 < len(decomposed) < 40
    assert 0 < len(bare) < 20
    assert new_tones


def test_only_teachers_tell_of_teaching():
    village = Author("Nông Văn Thử", "Chi bộ bản Nà Mẫu", "xã Nà Mẫu", "village")
    library_words = "soạn giáo án"

    assert KINDS == ("village", "street", "school", "health", "office")
    assert all(library_words not in essay for essay in write_essays("teach", [village] * 30))
