"""Parts of made-up personal names, as they are heard in the northern mountains.

Family names carry weights (more of them = more frequent). Every name is put together by chance.
"""

from .word_lists import weighted, word_list

# The peoples of the make-believe province and their share of it, in percent.
PEOPLES = {"Tày": 34, "Nùng": 16, "Kinh": 24, "Dao": 11, "Mông": 10, "Thái": 5}
FAMILIES = {people: weighted(f"families {people}") for people in PEOPLES}

MEN_MIDDLE = word_list("men middle")
WOMEN_MIDDLE = word_list("women middle")
MEN_GIVEN = word_list("men given")
WOMEN_GIVEN = word_list("women given")
MONG_MEN_MIDDLE = word_list("mong men middle")
MONG_MEN_GIVEN = word_list("mong men given")
MONG_WOMEN_GIVEN = word_list("mong women given")
DAO_MEN_MIDDLE = word_list("dao men middle")
DAO_MEN_GIVEN = word_list("dao men given")
DAO_WOMEN_MIDDLE = word_list("dao women middle")
DAO_WOMEN_GIVEN = word_list("dao women given")
