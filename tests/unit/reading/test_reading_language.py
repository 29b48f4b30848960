"""Telling languages apart, or not."""

import pytest

from reportedly.reading.language import detect_language, language_code

SAMPLES = {
    "en": "The mayor said on Tuesday that four people had been killed in the shelling of the market.",
    "fr": "Le maire a déclaré mardi que quatre personnes ont été tuées dans le bombardement du marché.",
    "de": "Der Bürgermeister sagte am Dienstag, dass bei dem Beschuss des Marktes vier Menschen getötet wurden.",
    "es": "El alcalde dijo el martes que cuatro personas murieron en el bombardeo del mercado.",
    "tr": "Başkan salı günü yapılan bombardımanda dört kişinin öldüğünü ve çok sayıda yaralı olduğunu söyledi.",
    "ru": "Мэр сообщил во вторник, что при обстреле рынка погибли четыре человека; есть и раненые.",
    "uk": "Міський голова повідомив у вівторок, що під час обстрілу ринку загинули четверо людей із села.",
    "ar": "قال رئيس البلدية يوم الثلاثاء إن أربعة أشخاص قتلوا في قصف السوق وإن عدد الضحايا مرشح للارتفاع في المدينة",
    "fa": "شهردار روز سه‌شنبه گفت که چهار نفر در گلوله‌باران بازار کشته شدند و این شمار ممکن است بیشتر شود",
    "he": "ראש העיר אמר ביום שלישי כי ארבעה בני אדם נהרגו בהפגזת השוק וכי מספר ההרוגים עלול לעלות",
    "zh": "市长星期二说，集市遭到炮击，四人死亡，死亡人数可能还会上升，许多居民已经离开这座城市前往邻近的村庄。",
    "ja": "市長は火曜日、市場への砲撃で四人が死亡したと述べ、死者の数はさらに増える可能性があると語った。",
    "ko": "시장은 화요일 시장에 대한 포격으로 네 명이 숨졌으며 사망자 수가 더 늘어날 수 있다고 말했다.",
    "el": "Ο δήμαρχος είπε την Τρίτη ότι τέσσερις άνθρωποι σκοτώθηκαν στον βομβαρδισμό της αγοράς.",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_languages_are_told(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "A drone crashed into an apartment block, injuring four.",
        "A camp was hit overnight, killing six people.",
        "A journalist has been held since March.",
        "Kenya will send 1,000 police officers to Haiti.",
        "Al-Shabaab retook El Dheer from clan fighters.",
    ],
)
def test_a_post_of_one_sentence_is_told(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("es", "El Ejército mató a cuatro guerrilleros en Cauca."),
        ("fr", "Le Mali a accusé la France d'avoir armé des terroristes."),
        ("en", "THE ARMY SAID ON MONDAY THAT IT HAD KILLED FIVE REBELS IN THE NORTH."),
    ],
)
def test_the_first_word_of_a_sentence_tells_too(language: str, text: str) -> None:
    assert detect_language(text) == language


def test_initials_are_no_small_words_of_another_language() -> None:
    assert detect_language("Looters emptied a UN warehouse.") != "ro"


@pytest.mark.parametrize(
    "text", ["", "12 34 56", "OK", "Kerr Lund Kolb Vale Norland Brigade Harbour Wire Post", "x1 y2 z3 " * 20]
)
def test_unsure_is_none(text: str) -> None:
    assert detect_language(text) is None


def test_a_quotation_in_another_script_changes_nothing() -> None:
    assert detect_language(SAMPLES["en"] + " “" + SAMPLES["ar"][:30] + "”") == "en"


@pytest.mark.parametrize(
    ("written", "code"),
    [("en", "en"), ("en-US", "en"), ("EN_gb", "en"), ("English", "en"), ("ar", "ar"), ("", None), ("?", None)],
)
def test_language_fields(written: str, code: str | None) -> None:
    assert language_code(written) == code
