"""Names and places: believable shares, no doubles where they would confuse."""

from collections import Counter

from nennep.demo.writing import phrases, places
from nennep.demo.writing.directive import DIGITAL, DOCUMENTS, form_template, passages
from nennep.demo.writing.names import person_names


def test_the_same_seed_names_the_same_people():
    assert person_names(7, 50) == person_names(7, 50)
    assert person_names(7, 50) != person_names(8, 50)


def test_middle_names_fit_the_sex():
    for name in person_names(1, 2000):
        assert (name.middle != "Thị") or name.sex == "nữ"
        assert (name.middle not in ("Văn", "A")) or name.sex == "nam"


def test_few_people_share_a_full_name():
    names = Counter(name.full for name in person_names(1, 5875))

    assert 1 < max(names.values()) < 12
    assert len(names) > 4500


def test_twenty_three_venues_and_an_older_tree_behind_them():
    communes = {commune.code for commune in places.COMMUNES}

    assert len(places.COMMUNES) == len(phrases.VENUES) == 23
    assert len({commune.name for commune in places.COMMUNES}) == 23
    assert len(places.OLD_COMMUNES) == 59
    assert {old.today for old in places.OLD_COMMUNES} == communes - {places.OFFICES.code}
    assert {old.district for old in places.OLD_COMMUNES} == {district.code for district in places.DISTRICTS}


def test_branches_have_their_own_names_and_codes():
    branches = places.branches("x")

    assert len({branch.code for branch in branches}) == len(branches)
    assert len({(branch.commune, branch.name) for branch in branches}) == len(branches)
    assert {branch.kind for branch in branches} == {"village", "street", "school", "health", "office"}


def test_the_documents_can_be_quoted_and_the_form_filled():
    for key, document in DOCUMENTS.items():
        assert len(passages(key)) > 15
        assert all(sentence in document.text for passage in passages(key) for sentence in passage.sentences)
    assert 1800 <= len(DIGITAL.text.split()) <= 2500
    assert "Họ và tên: …" in form_template(DIGITAL)
