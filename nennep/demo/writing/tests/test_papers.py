"""The papers of the make-believe province can be read by the same reader as real ones, and stand to one another."""

from nennep.demo.writing.papers import papers
from nennep.lib.citations import find_citations, number_key, read_header

PAPERS = papers(20261122)


def test_there_are_some_four_hundred_each_with_a_key_of_its_own():
    keys = {(paper.type, paper.full_number, paper.issuer.name, paper.issued_on) for paper in PAPERS}

    assert len(keys) == len(PAPERS) > 370


def test_every_head_says_what_the_paper_is():
    wrong = []
    for paper in PAPERS:
        header = read_header(paper.text)
        said = (header.number.joined, header.date.value, header.subject.value, header.signer.value)
        meant = (paper.full_number, paper.issued_on.isoformat(), paper.subject, paper.signer)
        if said != meant or header.issuer.value.lower() != paper.issuer.name.lower():
            wrong.append((paper.key, said))

    assert wrong == []


def test_most_of_what_is_cited_is_there_and_something_is_missing():
    studied = {("12/CT/TU", "2026-08-18"), ("47/KH/TU", "2026-10-12")}
    known = {(number_key(paper.full_number), paper.issued_on.isoformat()) for paper in PAPERS} | studied
    cited = [citation for paper in PAPERS for citation in find_citations(paper.text)]
    held = [(number_key(citation.number), citation.date) in known for citation in cited]

    assert 0.8 < sum(held) / len(held) < 1


def test_nothing_cites_a_later_paper():
    days = {(number_key(paper.full_number), paper.issued_on.isoformat()): paper.issued_on for paper in PAPERS}

    for paper in PAPERS:
        for citation in find_citations(paper.text):
            assert days.get((number_key(citation.number), citation.date), paper.issued_on) <= paper.issued_on
