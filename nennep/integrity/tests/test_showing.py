"""Of somebody else's text only the words that both have are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nennep.integrity.showing import GAP, only_alike
from nennep.lib.vietnamese import fold

WORDS = st.sampled_from(["an", "bé", "Cá", "ca", "dê", "ếch", "gà"])
OWN = "Chúng tôi chia thành bốn nhóm theo ngõ."


@pytest.mark.parametrize(
    ("other", "shown"),
    [
        (OWN, "Chúng tôi chia thành bốn nhóm theo ngõ"),
        ("chung toi chia thanh bon nhom theo ngo", "chung toi chia thanh bon nhom theo ngo"),
        ("Chúng tôi chia làm bốn nhóm, theo ngõ", "Chúng tôi chia … bốn nhóm, theo ngõ"),
        ("Ông Páo nợ tiền, chúng tôi chia thành bốn nhóm.", "… chúng tôi chia thành bốn nhóm"),
        ("Bốn nhóm theo ngõ, chúng tôi chia thành.", "Bốn nhóm theo ngõ, chúng tôi chia thành"),
        ("Chuyện khác hẳn.", "…"),
        ("", ""),
    ],
)
def test_words_that_only_the_other_has_are_left_out(other, shown):
    assert only_alike(OWN, other) == shown


@given(st.lists(WORDS, max_size=12), st.lists(WORDS, max_size=12))
def test_no_word_of_the_other_alone_is_ever_shown(own, other):
    shown = only_alike(" ".join(own), " ".join(other)).replace(GAP, " ").split()

    assert {fold(word) for word in shown} <= {fold(word) for word in own}
