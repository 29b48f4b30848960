"""Words that the parser's tokenizer would cut in two."""

from datetime import date

from coded import claim_with, speakers


def test_a_short_weekday_is_one_word() -> None:
    text = "Troops retook Gondar on Wed. A hotel clerk said gunmen had shelled the market."
    assert speakers(claim_with("shelled", text)) == [("A hotel clerk", "resident")]
    when = claim_with("retook", text).event.when
    assert when is not None
    assert isinstance(when.start, date)
    assert when.start.weekday() == 2
