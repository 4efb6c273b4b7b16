"""The receipt of a submission: a code to read out over the phone, and the digest of what was handed in."""

import hashlib

# Without letters and digits that are taken for one another; 29 is prime, so the check finds every single wrong
# character and every swap of two neighbours.
ALPHABET = "23456789ABCDEFGHJKMNPQRTVWXYZ"
LENGTH = 9


def receipt_code(form_key, turn=0):
    """Ten characters from the form's one-time key, the last one a check; `turn` gives another when one is taken."""
    number = int.from_bytes(hashlib.sha256(f"{form_key} {turn}".encode()).digest()[:16], "big")
    letters = []
    for _place in range(LENGTH):
        number, rest = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[rest])
    word = "".join(letters)
    return f"{word[:5]}-{word[5:]}{check_character(word)}"


def check_character(word):
    weights = range(2, len(word) + 2)
    total = sum(weight * ALPHABET.index(letter) for weight, letter in zip(weights, word, strict=True))
    return ALPHABET[total % len(ALPHABET)]


def cleaned_code(typed):
    """The code as it is kept, from what somebody typed; None when it cannot be one."""
    word = "".join(typed.upper().split()).replace("-", "")
    if len(word) != LENGTH + 1 or any(letter not in ALPHABET for letter in word):
        return None
    if check_character(word[:-1]) != word[-1]:
        return None
    return f"{word[:5]}-{word[5:]}"


def digest_of(text, files):
    """SHA-256 of the text (UTF-8), of the one file, or of the digests of several files, one per line."""
    if not files:
        return hashlib.sha256(text.encode()).hexdigest()
    if len(files) == 1:
        return files[0].sha256
    return hashlib.sha256("\n".join(file.sha256 for file in files).encode()).hexdigest()
