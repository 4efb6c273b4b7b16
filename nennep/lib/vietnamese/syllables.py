"""Is a word a possible Vietnamese syllable? Tells text that was decoded rightly from text that was not."""

import re
from functools import lru_cache

from .letters import split_tone

# Written parts of a syllable without tones, parted by spaces.
ONSETS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
RIMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êch êm ên ênh êp êt êu
i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc
oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uâc uân uâng uât uây uc uê uêch uên uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên
uyêt uyn uynh uyt uyu ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu
y yêm yên yêng yêt yêu
"""
_SYLLABLE = re.compile(rf"(?:{'|'.join(ONSETS.split())})?(?:{'|'.join(RIMES.split())})")
_TOKEN = re.compile(r"[^\s\d.,;:!?()\[\]\"“”/–-]+")  # signs such as © and · are letters of old encodings
_ENOUGH = 4_000  # marked words looked at; a page or two decide


@lru_cache(maxsize=16_384)  # Vietnamese writes everything with some ten thousand syllables
def is_syllable(word: str) -> bool:
    """Whether the word could be one Vietnamese syllable, by its letters."""
    bare, tones = split_tone(word.lower())
    return len(tones) <= 1 and _SYLLABLE.fullmatch(bare) is not None


def marked_words(text: str) -> list[str]:
    """The words that carry at least one letter outside ASCII."""
    return [word for word in _TOKEN.findall(text) if not word.isascii()][:_ENOUGH]


def share_of_syllables(text: str) -> float:
    """How many of the marked words are possible syllables, 0..1; 0 when there are none."""
    marked = marked_words(text)
    return sum(map(is_syllable, marked)) / len(marked) if marked else 0.0
