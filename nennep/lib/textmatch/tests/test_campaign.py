"""A whole run: what is found, what is left alone, and that nothing else decides."""

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from nennep.lib.textmatch import Essay, Result, match_corpus

from . import disguises, samples

HONEST = [samples.essay(n, samples.paragraph(4 * n), samples.FORMULA + ".", name=f"Vàng A Pá {n}") for n in range(8)]
COPIED = samples.paragraph(0)


def check(essays: list[Essay], previous: list[Essay] | None = None) -> Result:
    return match_corpus(essays, previous or [], samples.DIRECTIVE, "", samples.TEMPLATE)


def test_honest_essays_share_form_quotes_and_set_phrases_without_being_a_pair():
    result = check(HONEST)
    assert result.pairs == ()
    assert result.clusters == ()


@pytest.mark.parametrize("disguise", disguises.ALL, ids=lambda function: function.__name__)
def test_a_copied_paragraph_is_found_under_any_disguise(disguise):
    copier = samples.essay(90, samples.paragraph(33), disguise(COPIED), name="Giàng Seo Củ")
    (pair,) = check([*HONEST, copier]).pairs
    assert (pair.a, pair.b) == ("E000", "E090")
    texts = {essay.id: essay.text for essay in [*HONEST, copier]}
    for passage in pair.passages:
        assert texts[pair.a][passage.a_start : passage.a_end] in COPIED
        assert texts[pair.b][passage.b_start : passage.b_end] in disguise(COPIED)


def test_an_honest_essay_typed_in_another_way_is_left_alone():
    for number, disguise in enumerate(disguises.ALL):
        if disguise is disguises.one_sentence_a_line:
            continue
        honest = Essay("E080", disguise(samples.text(samples.paragraph(36), samples.FORMULA + ".")))
        assert check([*HONEST, honest]).pairs == (), number


def test_one_sentence_in_common_is_no_finding():
    other = samples.essay(91, samples.paragraph(33), samples.SENTENCES[0] + ". " + samples.FORMULA + ".")
    assert check([*HONEST, other]).pairs == ()


def test_last_years_essay_is_found_and_two_of_last_year_are_not_compared():
    old = [Essay("P001", samples.text(COPIED)), Essay("P002", samples.text(COPIED))]
    result = check(HONEST, old)
    assert [(pair.a, pair.b) for pair in result.pairs] == [("E000", "P001"), ("E000", "P002")]


@pytest.mark.parametrize("size", [8, 40])
def test_a_ring_is_found_whole_and_is_no_set_phrase(size):
    ring = [samples.essay(100 + n, samples.paragraph(33, 5), name=f"Hảng {n}") for n in range(size)]
    result = check([*HONEST, *ring])
    assert len(result.pairs) == size * (size - 1) // 2
    assert result.clusters == (tuple(essay.id for essay in ring),)


def test_patchwork_pairs_with_every_source():
    patched = samples.essay(92, samples.paragraph(0), samples.paragraph(4), samples.paragraph(8))
    assert [(pair.a, pair.b) for pair in check([*HONEST, patched]).pairs] == [
        ("E000", "E092"),
        ("E001", "E092"),
        ("E002", "E092"),
    ]


def test_who_repeats_a_paragraph_shares_it_once():
    padded = samples.essay(93, *[samples.SENTENCES[0] + "."] * 9)
    assert check([*HONEST, padded]).pairs == ()


def test_signals_name_what_is_empty():
    sketchy = [
        samples.essay(60, samples.paragraph(36, 2)),
        samples.essay(61, *[samples.paragraph(36)] * 6),
        samples.essay(62, quotes=5),
        samples.essay(63, quotes=0),
    ]
    found = {signal.essay: signal.kind for signal in check([*HONEST, *sketchy]).signals}
    kinds = {"E060": "too_short", "E061": "padded_repeats", "E062": "only_directive", "E063": "template_only"}
    assert {essay: kind for essay, kind in found.items() if essay in kinds} == kinds


def test_the_order_of_essays_does_not_matter():
    essays = [*HONEST, samples.essay(90, disguises.noisy(COPIED), samples.paragraph(33))]
    mixed = essays[:]
    random.Random(1).shuffle(mixed)
    assert check(mixed) == check(essays)


def test_another_honest_essay_changes_no_pair():
    essays = [*HONEST, samples.essay(90, disguises.noisy(COPIED), samples.paragraph(33))]
    more = [*essays, samples.essay(94, samples.paragraph(37))]
    assert check(more).pairs == check(essays).pairs


def test_several_processes_give_the_same_result():
    essays = [*HONEST, samples.essay(90, disguises.noisy(COPIED), samples.paragraph(33))]
    alone = check(essays)
    assert match_corpus(essays, (), samples.DIRECTIVE, "", samples.TEMPLATE, jobs=2) == alone


def test_a_stopped_run_goes_on_and_gives_the_same_result(tmp_path):
    essays = [*HONEST, samples.essay(90, COPIED, samples.paragraph(33))]

    class Stopped(Exception):
        pass

    def stop(step: str, done: int, of: int) -> None:
        if step == "join":
            raise Stopped

    about = (essays, (), samples.DIRECTIVE, "", samples.TEMPLATE)
    with pytest.raises(Stopped):
        match_corpus(*about, work=tmp_path, progress=stop)
    read_again = {path: path.stat().st_mtime_ns for path in tmp_path.glob("block-*/words.npy")}
    assert match_corpus(*about, work=tmp_path) == match_corpus(*about)
    assert {path: path.stat().st_mtime_ns for path in tmp_path.glob("block-*/words.npy")} == read_again


def test_a_working_folder_of_other_essays_is_not_used(tmp_path):
    match_corpus(HONEST, (), samples.DIRECTIVE, "", samples.TEMPLATE, work=tmp_path)
    essays = [*HONEST[1:], samples.essay(0, samples.paragraph(4))]
    result = match_corpus(essays, (), samples.DIRECTIVE, "", samples.TEMPLATE, work=tmp_path)
    assert [(pair.a, pair.b) for pair in result.pairs] == [("E000", "E001")]


def test_ids_must_differ():
    with pytest.raises(ValueError, match="ids"):
        check(HONEST, [Essay("E000", "chữ")])


def test_nothing_in_gives_nothing_out():
    assert check([]) == Result()
    assert check([Essay("E001", "")]).pairs == ()


def test_the_hash_seed_does_not_matter(tmp_path):
    (tmp_path / "essays").mkdir()
    for essay in [*HONEST, samples.essay(90, disguises.noisy(COPIED), samples.paragraph(33))]:
        (tmp_path / "essays" / f"{essay.id}.txt").write_text(essay.text, encoding="utf-8")
    (tmp_path / "template.txt").write_text(samples.TEMPLATE, encoding="utf-8")
    (tmp_path / "directive.txt").write_text(samples.DIRECTIVE, encoding="utf-8")
    outputs = [_check_with_seed(tmp_path, seed) for seed in ("0", "1", "77")]
    assert outputs[0] == outputs[1] == outputs[2]
    assert b'"E090"' in outputs[0]


def _check_with_seed(folder: Path, seed: str) -> bytes:
    out = folder / f"out-{seed}.json"
    program = "import sys; from nennep.lib.textmatch.command import main; sys.exit(main(sys.argv[1:]))"
    command = [sys.executable, "-c", program, str(folder), "--out", str(out)]
    subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
    return out.read_bytes()
