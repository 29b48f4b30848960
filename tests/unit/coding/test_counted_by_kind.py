"""What is counted where only the event tells what befell it, and numbers that stand without a noun."""

import pytest

from coded import claim_with


def counted(words: str, text: str) -> list[tuple[float | None, float | None, str, str]]:
    return [(q.low, q.high, q.unit, q.effect) for q in claim_with(words, text).event.quantities]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Some 5,000 have crossed into Chad, aid workers said.", "crossed", (5000, 5000, "person", "displaced")),
        ("About 900 soldiers have been sent to Goma, the army said.", "sent", (900, 900, "soldier", "present")),
        ("Two canoes were destroyed on the lake, the navy said.", "destroyed", (2, 2, "ship", "destroyed")),
        ("Soldiers blew up three car bombs near Mosul.", "blew up", (3, 3, "vehicle", "destroyed")),
        ("Two bombs landed in the market, residents said.", "landed", (2, 2, "strike", "other")),
    ],
)
def test_what_is_counted_and_what_befell_it(text, words, expected):
    assert expected in counted(words, text)


def test_those_who_only_will_be_sent_are_not_there_yet():
    text = "The government will send 300 soldiers to Goma, a minister said."
    assert counted("send 300", text) == [(300, 300, "soldier", "other")]


def test_a_bare_number_of_lorries_or_prices_counts_nobody():
    assert counted("rose", "The price rose to 5,000 in Goma, traders said.") == []
    text = "Thirty lorries waited at the border with Chad, and only 12 crossed, drivers said."
    assert (12, 12, "person", "displaced") not in counted("12 crossed", text)


def test_arms_that_fall_into_hands_are_no_strikes():
    text = "Some 200 rifles fell into the hands of the rebels in Dori, the army said."
    assert all(unit != "strike" for _, _, unit, _ in counted("rifles", text))
