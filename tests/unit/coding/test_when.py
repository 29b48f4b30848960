from datetime import date

import pytest

from parsed import clause_in
from reportedly.coding.when import Asked, date_claims
from reportedly.coding.when.date_scene import date_scene

FRIDAY = date(2019, 8, 16)


def d(month, day, year=2019):
    return date(year, month, day)


def asked(text, words, kind="attack", status="occurred", cue=None, speaker=None, polarity="positive"):
    at = text.index(cue) if cue else 0
    span = (at, at + len(cue)) if cue else None
    return Asked(clause=clause_in(text, words), status=status, kind=kind, cue=span, speaker=speaker, polarity=polarity)


def dated(text, *claims, anchor=FRIDAY):
    """Give (start, end) or None for each claim, given as keyword dictionaries with its words."""
    found = date_claims([asked(text, **claim) for claim in claims], date_scene(text, anchor))
    return [(f.when.value.start, f.when.value.end) if f.when else None for f in found]


def test_the_date_in_the_claim_s_own_words_is_its_date():
    text = "Rebels shelled the port on Tuesday, the ministry said on Thursday."
    claim = {"words": "Rebels shelled the port on Tuesday", "cue": "said"}
    assert dated(text, claim) == [(d(8, 13), d(8, 13))]


def test_the_date_of_the_saying_only_bounds_the_event():
    text = "The ministry said on Thursday that its jets had destroyed a depot."
    claim = {"words": "its jets had destroyed a depot", "kind": "air-strike", "cue": "said", "speaker": "ministry"}
    (found,) = date_claims([asked(text, **claim)], date_scene(text, FRIDAY))
    assert (found.when.value.start, found.when.value.end) == (None, d(8, 15))
    assert (found.when.value.precision, found.when.rule) == ("open", "said-by-then")
    assert found.said.value == d(8, 15)


def test_a_speaker_who_goes_on_speaks_on_the_same_day():
    text = "On Thursday, the ministry accused the rebels of looting. It added that 40 trucks were burned near the port."
    claims = [
        {"words": "looting", "kind": "abuse", "status": "ongoing", "cue": "accused", "speaker": "ministry"},
        {"words": "40 trucks were burned near the port", "kind": "destruction", "cue": "added", "speaker": "ministry"},
    ]
    assert dated(text, *claims) == [(d(8, 15), d(8, 15)), (None, d(8, 15))]


def test_the_same_event_in_the_next_sentence_keeps_its_date():
    text = "A bomb killed nine people in the market on Monday. The blast wounded several others."
    claims = [
        {"words": "A bomb killed nine people in the market on Monday", "kind": "bombing"},
        {"words": "The blast wounded several others", "kind": "casualties"},
    ]
    (_, second) = date_claims([asked(text, **c) for c in claims], date_scene(text, FRIDAY))
    assert (second.when.value.start, second.when.value.end) == (d(8, 12), d(8, 12))
    assert second.when.value.mention == ""
    assert second.when.rule == "carried"


def test_a_month_told_as_background_dates_no_other_sentence():
    text = "Rebels shelled the port in May and burned the silos. Shelling killed nine people in the port."
    claims = [
        {"words": "Rebels shelled the port in May", "kind": "shelling"},
        {"words": "burned the silos", "kind": "destruction"},
        {"words": "Shelling killed nine people in the port", "kind": "shelling"},
    ]
    may = (d(5, 1), d(5, 31))
    assert dated(text, *claims) == [may, may, None]


def test_the_lead_takes_its_date_from_the_fuller_sentence_behind_it():
    text = "Air strikes have hit a market. Jets struck the market on Wednesday, a doctor said."
    claims = [
        {"words": "Air strikes have hit a market", "kind": "air-strike"},
        {"words": "Jets struck the market on Wednesday", "kind": "air-strike", "cue": "said"},
    ]
    assert dated(text, *claims) == [(d(8, 14), d(8, 14))] * 2


def test_another_kind_of_event_takes_no_date_over():
    text = "Envoys met in the capital on Monday. Rebels hold the old quarter. Troops took the dam."
    claims = [
        {"words": "Envoys met in the capital on Monday", "kind": "meet"},
        {"words": "Troops took the dam", "kind": "capture"},
    ]
    assert dated(text, *claims)[1] is None


def test_violence_talked_about_at_a_meeting_is_not_of_its_day():
    text = "Envoys met on Monday about the gas attack that killed 80 people."
    claims = [
        {"words": "Envoys met on Monday", "kind": "meet"},
        {"words": "gas attack that killed 80 people", "kind": "chemical-attack"},
    ]
    assert dated(text, *claims) == [(d(8, 12), d(8, 12)), None]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Rebels control the northern quarter.", (d(8, 16), d(8, 16))),
        ("Rebels have held the northern quarter since June.", (d(6, 1), d(8, 16))),
        ("Rebels now control the northern quarter.", (d(8, 16), d(8, 16))),
    ],
)
def test_a_state_holds_on_the_report_s_day(text, days):
    assert dated(text, {"words": text[:-1], "kind": "hold", "status": "ongoing"}) == [days]


@pytest.mark.parametrize(
    "words",
    [
        "Rebels have shelled the port in the past",
        "Rebels shelled the port for months",
        "Rebels have shelled the port in recent weeks",
        "Rebels shelled the port",
    ],
)
def test_a_past_event_without_a_day_has_none(words):
    assert dated(f"{words}.", {"words": words, "kind": "shelling"}) == [None]


def test_what_is_planned_has_a_day_only_where_its_words_give_one():
    text = "Envoys will meet on Monday. Troops will then leave."
    claims = [
        {"words": "Envoys will meet on Monday", "kind": "meet", "status": "planned"},
        {"words": "Troops will then leave", "kind": "withdraw", "status": "planned"},
    ]
    assert dated(text, *claims) == [(d(8, 19), d(8, 19)), None]


def test_since_a_far_off_date_runs_to_the_report():
    text = "More than 4,000 people have been killed since the uprising began in March 2017."
    assert dated(text, {"words": text[:-1], "kind": "casualties"}) == [(d(3, 1, 2017), d(8, 16))]


def test_what_led_up_to_a_dated_event_came_by_then():
    text = "Rebels took the hill on Monday after fierce clashes with the army."
    claims = [
        {"words": "Rebels took the hill on Monday", "kind": "capture"},
        {"words": "fierce clashes with the army", "kind": "clash"},
    ]
    assert dated(text, *claims) == [(d(8, 12), d(8, 12)), (None, d(8, 12))]


def test_the_report_s_own_date_dates_no_event():
    text = "Published August 16 2019 Shells hit the port."
    assert dated(text, {"words": "Shells hit the port", "kind": "shelling"}) == [None]


def test_without_the_report_s_day_nothing_is_guessed():
    text = "Shells hit the port on Tuesday. Rebels control the hills."
    claims = [
        {"words": "Shells hit the port on Tuesday", "kind": "shelling"},
        {"words": "Rebels control the hills", "kind": "hold", "status": "ongoing"},
    ]
    assert dated(text, *claims, anchor=None) == [None, None]


def test_a_day_between_said_and_the_rest_is_that_of_the_saying():
    text = "The movement said on Tuesday it had shelled the pumping station."
    claim = {"words": "on Tuesday it had shelled the pumping station", "kind": "shelling", "cue": "said"}
    (found,) = date_claims([asked(text, **claim)], date_scene(text, FRIDAY))
    assert found.said.value == d(8, 13)
    assert (found.when.value.start, found.when.value.end) == (None, d(8, 13))


def test_the_worst_since_is_a_rank_and_no_span_of_time():
    text = "It was the deadliest raid since March 2017."
    assert dated(text, {"words": text[:-1], "kind": "air-strike"}) == [None]


def test_what_began_on_a_day_and_goes_on_runs_to_the_report():
    text = "The fighting, which broke out on 15 April, has displaced 5,000 people."
    assert dated(text, {"words": text[:-1], "kind": "displacement"}) == [(d(4, 15), d(8, 16))]


def test_since_something_undated_has_no_day_and_takes_none_over():
    text = "Rebels ambushed a convoy on Monday. The army has killed 2,300 people since the coup."
    claims = [
        {"words": "Rebels ambushed a convoy on Monday", "kind": "attack"},
        {"words": "The army has killed 2,300 people since the coup", "kind": "attack"},
    ]
    assert dated(text, *claims)[1] is None


def test_before_the_end_of_a_year_is_up_to_its_last_day():
    from coded import claim_with

    when = claim_with("retake", "The prime minister vowed to retake Taiz before the end of the year.").event.when
    assert (when.start, when.end) == (None, date(2021, 12, 31))


def test_minutes_before_another_event_are_of_its_day_and_not_of_the_day_read_last():
    text = (
        "Guns hit the port on Tuesday. It was said on Thursday that a drone circled it 40 minutes before the guns hit."
    )
    circled = {"words": "a drone circled it 40 minutes before the guns hit", "kind": "deploy", "cue": "said"}
    _, when = dated(text, {"words": "Guns hit the port on Tuesday"}, circled)
    assert when is None or when[0] in (None, d(8, 13))
