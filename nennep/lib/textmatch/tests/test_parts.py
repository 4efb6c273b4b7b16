"""Own words, the index, the report, the command, and small steps."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.lib.textmatch import Campaign, Essay, Index, match_corpus, own_words
from nennep.lib.textmatch.clusters import clusters
from nennep.lib.textmatch.command import main
from nennep.lib.textmatch.grams import GramSet, grams
from nennep.lib.textmatch.join import Layout, candidates, join, pack
from nennep.lib.textmatch.masking import know, runs

from . import disguises, samples

DOCUMENTS = {"directive": samples.DIRECTIVE, "template": samples.TEMPLATE}
HONEST = [samples.essay(n, samples.paragraph(4 * n), samples.FORMULA + ".") for n in range(8)]


def test_own_words_tell_quotes_and_form_apart():
    own = samples.paragraph(0, 7)
    text = samples.text(own, quotes=2)
    found = own_words(text, **DOCUMENTS, headings=["I. NHẬN THỨC", "III. Kiến nghị"])
    assert found.own == len(own.replace(",", "").split())
    assert found.distinct == found.own
    assert found.kind == ""
    assert found.missing_headings == ("III. Kiến nghị",)
    (quote,) = found.quotes
    assert text[slice(*quote)].rstrip(".") == ". ".join(samples.QUOTES[:2])
    assert found.total == found.own + found.quoted + found.form


@pytest.mark.parametrize("disguise", [disguises.no_marks, disguises.decomposed, disguises.capitals, disguises.noisy])
def test_quotes_count_as_quotes_in_any_typing(disguise):
    text = samples.text(samples.paragraph(0), disguise(" ".join(quote + "." for quote in samples.QUOTES)), quotes=0)
    assert own_words(text, **DOCUMENTS).quoted > 80


@pytest.mark.parametrize(
    ("paragraphs", "quotes", "kind"),
    [
        ([samples.paragraph(0, 2)], 2, "too_short"),
        ([samples.paragraph(0)] * 5, 2, "padded_repeats"),
        ([], 6, "only_directive"),
        ([], 0, "template_only"),
        ([samples.paragraph(0, 8)], 6, ""),
    ],
)
def test_kinds_of_emptiness(paragraphs, quotes, kind):
    assert own_words(samples.text(*paragraphs, quotes=quotes), **DOCUMENTS).kind == kind


def test_an_empty_text_is_no_error():
    found = own_words("")
    assert (found.total, found.own, found.quoted_share) == (0, 0, 0.0)


def _index(essays):
    texts = {essay.id: essay.text for essay in essays}
    index = Index(texts.__getitem__, samples.DIRECTIVE, "", samples.TEMPLATE)
    index.add(essays)
    return index


def test_the_index_decides_as_a_full_run_does():
    essays = [*HONEST, *(samples.essay(20 + n, d(samples.paragraph(4 * n))) for n, d in enumerate(disguises.ALL[:8]))]
    full = match_corpus(essays, (), samples.DIRECTIVE, "", samples.TEMPLATE).pairs
    index = _index(essays)
    for essay in essays:
        partners = {pair.b: pair.score for pair in index.query(essay)}
        expected = {p.b if p.a == essay.id else p.a: p.score for p in full if essay.id in (p.a, p.b)}
        assert partners == expected


def test_the_index_gives_the_places_in_both_texts():
    copier = samples.essay(50, samples.paragraph(33), disguises.no_marks(samples.paragraph(0)))
    (pair,) = _index(HONEST).query(copier)
    (passage,) = pair.passages
    assert copier.text[passage.a_start : passage.a_end] in disguises.no_marks(samples.paragraph(0))
    assert HONEST[0].text[passage.b_start : passage.b_end] in samples.paragraph(0)


def test_the_index_forgets_replaces_and_comes_back_from_its_folder(tmp_path):
    copier = samples.essay(50, samples.paragraph(0))
    index = _index(HONEST)
    index.remove("E000")
    index.remove("unknown")
    assert index.query(copier) == []
    index.add([HONEST[0], HONEST[0]])
    assert len(index) == len(HONEST)
    index.save(tmp_path / "index")
    texts = {essay.id: essay.text for essay in HONEST}
    again = Index(texts.__getitem__, samples.DIRECTIVE, "", samples.TEMPLATE).load(tmp_path / "index")
    assert again.query(copier) == index.query(copier) != []
    assert "E000" in again


def test_an_essay_is_no_match_for_itself():
    assert _index(HONEST).query(HONEST[0]) == []


def _folder(path, essays):
    (path / "essays").mkdir()
    for essay in essays:
        (path / "essays" / f"{essay.id}.txt").write_text(essay.text, encoding="utf-8")
    for name, text in DOCUMENTS.items():
        (path / f"{name}.txt").write_text(text, encoding="utf-8")


def test_the_command_writes_pairs_and_a_page_of_its_own(tmp_path, capsys):
    _folder(tmp_path, [*HONEST, samples.essay(50, disguises.noisy(samples.paragraph(0)), quotes=3)])
    assert main([str(tmp_path), "--out", str(tmp_path / "o.json"), "--report", str(tmp_path / "r.html")]) == 0
    found = json.loads((tmp_path / "o.json").read_text())
    assert found["format"] == "essay-pred/1"
    assert [(pair["a"], pair["b"]) for pair in found["pairs"]] == [("E000", "E050")]
    page = (tmp_path / "r.html").read_text()
    assert "<script" not in page
    assert "http" not in page
    assert "Nhóm 1: 2 bài" in page
    assert '<span class="quote">' in page
    assert capsys.readouterr().out.startswith("1 pairs")


def test_the_command_escapes_what_authors_typed(tmp_path):
    hostile = samples.paragraph(0) + " <img src=x onerror=alert(1)> " + samples.paragraph(33)
    _folder(tmp_path, [Essay("E001", hostile), Essay("E002", hostile)])
    assert main([str(tmp_path), "--report", str(tmp_path / "r.html")]) == 0
    assert "<img" not in (tmp_path / "r.html").read_text()


def test_the_command_says_what_is_not_checkable(tmp_path):
    _folder(tmp_path, HONEST)
    (tmp_path / "essays" / "E077.pdf").write_bytes(b"%PDF-1.7 and then nothing of a PDF")
    (tmp_path / "essays" / "E078.txt").write_bytes(bytes(range(256)) * 20)
    assert Campaign.of_folder(tmp_path).check().unreadable == ("E077", "E078")


def test_the_command_refuses_a_folder_without_essays(tmp_path, capsys):
    assert main([str(tmp_path)]) == 2
    assert "no folder essays" in capsys.readouterr().err


@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.sampled_from("abcdefg")), max_size=12))
def test_clusters_part_the_essays_that_stand_in_pairs(pairs):
    groups = clusters(pairs)
    assert sorted(essay for group in groups for essay in group) == sorted({e for pair in pairs for e in pair})
    for a, b in pairs:
        assert any(a in group and b in group for group in groups)


@given(st.lists(st.integers(0, 2**32 - 1), max_size=60), st.lists(st.integers(0, 2**64 - 1), max_size=60))
def test_a_gram_set_knows_its_members(words, others):
    members = grams(np.array(words, np.uint32), 3)
    known = GramSet(members)
    assert known.has(members).all()
    asked = np.array(others, np.uint64)
    assert known.has(asked).tolist() == [int(gram) in set(members.tolist()) for gram in asked]


@given(st.lists(st.booleans(), max_size=60), st.integers(0, 4), st.integers(1, 6))
def test_runs_keep_no_gap_longer_than_allowed_and_no_short_run(marks, gap, least):
    mask = runs(np.array(marks, np.bool_), np.zeros(len(marks), np.int64), gap, least)
    assert not (mask & ~np.array(marks, np.bool_)).all() or not mask.any()
    for run in "".join("x" if kept else " " for kept in mask).split():
        assert len(run) >= least


def test_the_join_finds_every_pair_that_shares_enough():
    random = np.random.default_rng(3)
    essays = [random.integers(16, 2**32 - 1, 80).astype(np.uint32) for _ in range(6)]
    essays[4][20:60] = essays[1][30:70]
    layout = Layout.for_essays(6)
    packed = [
        pack(found := grams(words, 4), np.full(len(found), n), np.arange(len(found)), layout)
        for n, words in enumerate(essays)
    ]
    pairs = join(np.concatenate(packed), layout, most=40, frequent=3).pairs
    assert candidates(pairs, layout, least=5, spread=20).tolist() == [[1, 4]]


def test_masks_are_prepared_once_for_a_campaign():
    assert know((samples.DIRECTIVE,), samples.TEMPLATE) is know((samples.DIRECTIVE,), samples.TEMPLATE)
