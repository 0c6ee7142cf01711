"""The languages that xvlm speaks and cannot be asked in, told by script, letters and common words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

# Scripts as Unicode's names of letters begin; the language that is written in one, or the likeliest.
_SCRIPTS: Mapping[str, str] = {"DEVANAGARI": "hi", "BENGALI": "bn", "ETHIOPIC": "am", "ARABIC": "ar"}
# Letters that Arabic has not: of Pashto alone, of Urdu alone.
_LETTERS: Mapping[str, str] = {"ps": "ټډړږښڅځېۍڼ", "ur": "ٹڈڑںھہے"}
# Common words of those in Latin script, none of which a language of questions has.
_WORDS: Mapping[str, frozenset[str]] = {
    "id": frozenset({
        "apa", "apakah", "ada", "adakah", "ini", "itu", "yang", "dan", "atau", "tidak", "bukan", "bagaimana",
        "mengapa", "kenapa", "dimana", "mana", "seberapa", "harus", "saya", "lakukan", "selanjutnya",
        "berbahaya", "parah", "pasien", "gambar", "paru", "jantung", "dengan", "untuk", "pada", "dari",
    }),
    "ha": frozenset({
        "shin", "akwai", "babu", "menene", "mene", "wannan", "wancan", "dalilin", "saboda", "kamata", "hoto",
        "majinyaci", "huhu", "zuciya", "gaske", "cuta", "wata", "yaya", "nawa", "yanzu",
    }),
    "vi": frozenset({
        "không", "là", "gì", "tại", "vì", "đâu", "thế", "nào", "bệnh", "nhân", "phổi", "này", "kia", "tôi",
        "nên", "làm", "được", "hình", "ảnh", "nghiêm", "trọng", "phải", "chắc", "nhiêu", "tiếp", "theo",
    }),
}  # fmt: skip
# At least this share of a text's words must be such words.
_TELLING = 0.5
# Letters that of these languages Vietnamese alone writes.
_VIETNAMESE = re.compile(r"[ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")


def other_language(text: str) -> str | None:
    """The language of a text in which xvlm cannot be asked; None where it may be one in which it can.

    Args:
        text: anything.
    """
    small = unicodedata.normalize("NFC", text.casefold())
    letters = [letter for letter in small if letter.isalpha()]
    scripts = [unicodedata.name(letter, "").partition(" ")[0] for letter in letters]
    for script, language in _SCRIPTS.items():
        if scripts.count(script) * 2 > len(scripts):
            return _of_arabic_script(small) if language == "ar" else language
    return _of_latin_script(small)


def _of_arabic_script(text: str) -> str:
    counts = {language: sum(text.count(letter) for letter in own) for language, own in _LETTERS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] else "ar"


def _of_latin_script(text: str) -> str | None:
    if len(_VIETNAMESE.findall(text)) > 1:
        return "vi"
    words = re.findall(r"\w+", text)
    counts = {language: sum(word in own for word in words) for language, own in _WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if words and counts[best] >= _TELLING * len(words) else None
