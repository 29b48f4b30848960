"""The codebook loads whole, and says where and how a slip in its files is to be put right."""

import dataclasses
import pickle
from pathlib import Path

import pytest

from reportedly.codebook import Codebook
from reportedly.codebook.check import ENOUGH_EXAMPLES, FEWEST_COUNTER_EXAMPLES
from reportedly.codebook.happenings import shipped_happenings
from reportedly.codebook.load import load_codebook
from reportedly.errors import CodebookError

KIND = """
id = 'cattle-raid'
label = 'Cattle raid'
definition = 'Armed people drive off a herd.'
family = 'violence'
rank = 77

[[frame]]
class = 'verb'
cues = 'rustle, drive off'
roles = { subject = 'agent', object = 'target' }

[[example]]
text = 'Gunmen rustled 300 cows near Pibor.'
"""


@pytest.fixture(scope="module")
def shipped() -> Codebook:
    return load_codebook()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kinds").mkdir()
    (tmp_path / "actors").mkdir()
    return tmp_path


def write_kind(folder: Path, text: str = KIND) -> None:
    (folder / "kinds" / "cattle-raid.toml").write_text(text, encoding="utf-8")


def test_the_shipped_codebook_has_every_part(shipped):
    for part in ("kinds", "actors", "speech", "hedges", "speaker_nouns", "light_verbs", "party_nouns", "statuses",
                 "negations", "units", "effects", "word_lists"):  # fmt: skip
        assert getattr(shipped, part), part


def test_every_kind_is_told_in_words_cues_and_examples(shipped):
    for kind in shipped.kinds.values():
        assert kind.label
        assert len(kind.definition) > 40, kind.id
        assert kind.frames, kind.id
        assert len(kind.examples) >= ENOUGH_EXAMPLES, kind.id
        assert sum(e.is_kind for e in kind.examples) >= 8, kind.id
        assert sum(not e.is_kind for e in kind.examples) >= FEWEST_COUNTER_EXAMPLES, kind.id


def test_the_same_files_give_the_same_digest_and_a_cue_more_another(shipped, folder):
    assert load_codebook().digest == shipped.digest
    write_kind(folder)
    added = load_codebook([folder])
    assert added.digest != shipped.digest
    write_kind(folder, KIND.replace("300 cows", "90 camels"))
    assert load_codebook([folder]).digest == added.digest, "an example does not change what is coded"
    write_kind(folder, KIND.replace("rustle, drive off", "rustle"))
    assert load_codebook([folder]).digest != added.digest


def test_a_codebook_can_be_sent_to_another_process_and_not_be_changed(shipped):
    assert pickle.loads(pickle.dumps(shipped)) == shipped
    with pytest.raises(TypeError, match="TOML"):
        shipped.kinds["new"] = None  # type: ignore[index]
    with pytest.raises(TypeError):
        shipped.kinds.pop("clash")  # type: ignore[attr-defined]


def test_a_folder_of_ones_own_adds_and_overrides(shipped, folder):
    write_kind(folder)
    (folder / "kinds" / "clash.toml").write_text(KIND.replace("cattle-raid", "clash"), encoding="utf-8")
    (folder / "speaker_nouns.toml").write_text("[[group]]\nkind = 'expert'\nnouns = 'doctor'\n", encoding="utf-8")
    book = load_codebook([folder])
    assert book.kinds["cattle-raid"].frames[0].cues == (("rustle",), ("drive", "off"))
    assert book.kinds["clash"].label == "Cattle raid"
    assert {n.kind for n in book.speaker_nouns if n.noun == ("doctor",)} == {"expert"}
    assert len(book.kinds) == len(shipped.kinds) + 1


def test_a_later_folder_goes_before_an_earlier_one(folder, tmp_path_factory):
    write_kind(folder)
    later = tmp_path_factory.mktemp("later")
    (later / "kinds").mkdir()
    write_kind(later, KIND.replace("'Cattle raid'", "'Rustling'"))
    assert load_codebook([folder, later]).kinds["cattle-raid"].label == "Rustling"
    assert load_codebook([later, folder]).kinds["cattle-raid"].label == "Cattle raid"


@pytest.mark.parametrize(
    ("old", "new", "line", "what"),
    [
        ("family = 'violence'", "family = 'violense'", 5, "one of"),
        ("rank = 77", "rank = 'high'", 6, "whole number"),
        ("subject = 'agent'", "subject = 'agnet'", 11, "agent"),
        ("object = 'target'", "objekt = 'target'", 11, "object"),
        ("class = 'verb'", "class = 'adverb'", 9, "noun"),
        ("cues = 'rustle, drive off'", "cues = 'rustle, , drive off'", 10, "empty"),
        ("cues = 'rustle, drive off'", "cues = ''", 10, "cues"),
        ("cues = 'rustle, drive off'", "cues = 'Rustle!'", 10, "small letters"),
        ("cues = 'rustle, drive off'", "cues = 'rustle, rustle'", 10, "twice"),
        ("label = 'Cattle raid'", "label = ''", 3, "label"),
        ("label = 'Cattle raid'", "labell = 'Cattle raid'", 1, "label"),
        ("rank = 77", "rank = 77\ncolour = 'red'", 7, "unknown key"),
        ("rank = 77", "rank = 77\ndefault_status = 'done'", 7, "ongoing"),
        ("rank = 77", "rank = ", 6, "TOML"),
        ("text = 'Gunmen", "kind = 'cattle-rade'\ntext = 'Gunmen", 14, "in no file"),
        ("cues = 'rustle, drive off'", "cues = 'rustle'\nneeds = '@hamlets'", 11, "unknown value"),
    ],
)  # fmt: skip
def test_a_slip_in_a_kind_is_named_with_its_line_and_remedy(folder, old, new, line, what):
    assert old in KIND
    write_kind(folder, KIND.replace(old, new))
    with pytest.raises(CodebookError) as caught:
        load_codebook([folder])
    message = str(caught.value)
    assert "cattle-raid.toml" in message
    assert what in message
    assert f"line {line}" in message


def test_one_id_in_two_files_is_refused(folder):
    write_kind(folder)
    (folder / "kinds" / "twin.toml").write_text(KIND, encoding="utf-8")
    with pytest.raises(CodebookError, match=r"twin\.toml.*cattle-raid"):
        load_codebook([folder])


ACTOR = """
[[actor]]
id = 'herders-union'
name = 'Herders Union'
type = 'militia'
speaker_kind = 'armed-group'
active_from = 2011-07-09
affiliations = [{ actor = 'AFFILIATE', relation = 'part-of', start = 2012-01-01 }]
"""


def test_an_affiliation_with_nobody_is_refused(folder):
    (folder / "actors" / "pibor.toml").write_text(ACTOR.replace("AFFILIATE", "no-such-union"), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"pibor\.toml, line \d+: .*no-such-union"):
        load_codebook([folder])


def test_an_affiliation_with_a_shipped_actor_holds(shipped, folder):
    known = next(iter(shipped.actors))
    (folder / "actors" / "pibor.toml").write_text(ACTOR.replace("AFFILIATE", known), encoding="utf-8")
    assert load_codebook([folder]).actors["herders-union"].affiliations[0].actor == known


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("2011-07-09", "'2011-02-30'", "calendar"),
        ("2011-07-09", "1500", "day"),
        ("'armed-group'", "'herder'", "speaker_kind"),
        ("active_from = 2011-07-09", "active_from = 2011-07-09\nactive_to = 2009-01-01", "before"),
        ("2012-01-01", "2012-01-01, end = 2011-01-01", "before it starts"),
        ("2011-07-09", "2011-13-09", "TOML"),
    ],
)
def test_a_bad_actor_is_refused(folder, old, new, what):
    text = ACTOR.replace("AFFILIATE", "herders-union")
    assert old in text
    (folder / "actors" / "pibor.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(CodebookError, match=r"pibor\.toml") as caught:
        load_codebook([folder])
    assert what in str(caught.value)


def test_unknown_files_and_folders_are_refused(folder):
    with pytest.raises(CodebookError, match="no folder"):
        load_codebook([folder / "nowhere"])
    (folder / "lists.toml").write_text("acts = 'mumbles'", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"lists\.toml"):
        load_codebook([folder])


def test_a_file_that_is_not_utf8_is_refused(folder):
    (folder / "kinds" / "latin.toml").write_bytes("label = 'Überfall'".encode("latin-1"))
    with pytest.raises(CodebookError, match="UTF-8"):
        load_codebook([folder])


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("speech.toml", "[[group]]\nframe = 'verb'\nact = 'mumbles'\ncues = 'mumble'", "mumbles"),
        ("speech.toml", "[[group]]\nframe = 'verb'\nact = 'asserts'\ncues = 'hum'\ncontent = 'sideways'", "sideways"),
        ("hedges.toml", "[[group]]\ncertainty = 'sure'\nclass = 'adverb'\ncues = 'surely'", "sure"),
        ("status.toml", "[[group]]\nstatus = 'over'\nclass = 'adverb'\ncues = 'once'", "over"),
        ("speaker_nouns.toml", "[[group]]\nkind = 'herald'\nnouns = 'herald'", "herald"),
        ("party_nouns.toml", "[[group]]\nclass = 'animal'\nnouns = 'cow'", "animal"),
        ("speech.toml", "[[group]]\nframe = 'verb'\nact = 'asserts'\ncues = 'mumble'\n" * 2, "twice"),
    ],
)
def test_a_value_outside_the_closed_lists_is_refused(folder, name, text, what):
    (folder / name).write_text(text, encoding="utf-8")
    with pytest.raises(CodebookError, match=name) as caught:
        load_codebook([folder])
    assert what in str(caught.value)


def test_kinds_that_no_group_names_go_by_their_family_or_by_themselves() -> None:
    shipped = shipped_happenings()
    kind = load_codebook().kinds["protest"]
    own = [dataclasses.replace(kind, id=family, family=family) for family in ("violence", "law", "speech")]
    groups = shipped.with_kinds(own).groups
    assert groups["violence"] == {"harm"}
    assert groups["law"] == {"law"}
    assert "speech" not in groups
    assert groups["air-strike"] == shipped.groups["air-strike"]
