"""The shipped model: right on sentences of our own, the same in any batch, and told plainly when it is broken."""

import json
import pickle
import shutil
from functools import cache
from pathlib import Path

import pytest

from reportedly.encoder import SHIPPED, Encoder, TextAttribution
from reportedly.errors import ModelError
from reportedly.kit_description import KitDescription

TEXTS = (
    "The defence ministry said on Monday that its jets had struck two depots near Harad.",
    "“We saw no aircraft,” the mayor, Idris Bakai, told reporters. “The blast came from below.”",
    "Residents fear that the shelling will resume. According to the hospital, nine people were hurt.",
    "Snow fell over the capital.\n\nThe army denied the report. It added that the road was open.",
    "",
    "Rescuers said eleven people died; the governor put the toll at fourteen.",
    "A monitoring group reported raids on three villages, citing witnesses.",
)


@cache
def encoder() -> Encoder:
    return Encoder.open()


def words(text: str, one: TextAttribution) -> tuple[str | None, str, str]:
    source = text[slice(*one.source)] if one.source else None
    return source, text[slice(*one.cue)], " … ".join(text[a:b] for a, b in one.contents)


def test_source_cue_and_content_are_the_texts_own_words() -> None:
    (one,) = encoder().attributions(TEXTS[0])
    source, cue, content = words(TEXTS[0], one)
    assert source == "The defence ministry"
    assert cue.startswith("said")
    assert content.endswith("its jets had struck two depots near Harad")
    assert 0 < one.score <= 1


def test_plain_reporting_is_nobodys() -> None:
    assert encoder().attributions("Snow fell over the capital. The bridge stayed closed for a week.") == ()


def test_a_quotation_around_its_speaker_is_one_or_two_but_all_theirs() -> None:
    text = TEXTS[1]
    found = encoder().attributions(text)
    said = " ".join(text[a:b] for one in found for a, b in one.contents)
    assert "We saw no aircraft" in said
    assert {text[slice(*one.source)] for one in found if one.source} <= {
        "the mayor, Idris Bakai",
        "the mayor",
        "Idris Bakai",
    }


@pytest.mark.parametrize("batch", [1, 7, 64])
@pytest.mark.parametrize("threads", [1, 2])
def test_no_batch_and_no_thread_changes_an_answer(batch: int, threads: int) -> None:
    alone = [encoder().attributions(text) for text in TEXTS]
    assert list(encoder().stream(TEXTS * 3, batch=batch, threads=threads)) == alone * 3


def test_text_in_any_script_and_broken_text_are_read_without_harm() -> None:
    for text in ("وقال المتحدث إن الطائرات قصفت المدينة", "\x00\ufffd" * 50, "a" * 5000, "said " * 2000, "“" * 300):
        encoder().attributions(text)


def test_it_is_pickled_as_where_it_lies() -> None:
    again = pickle.loads(pickle.dumps(encoder()))
    assert again.attributions(TEXTS[0]) == encoder().attributions(TEXTS[0])


def copied(folder: Path) -> Path:
    out = folder / "model"
    shutil.copytree(SHIPPED, out)
    return out


def test_a_missing_model_is_told_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"is missing.*--no-model"):
        Encoder.open(tmp_path)
    folder = copied(tmp_path)
    (folder / "encoder.onnx").unlink()
    with pytest.raises(ModelError, match=r"encoder\.onnx.*--no-model"):
        Encoder.open(folder)


@pytest.mark.parametrize("name", ["encoder.onnx", "tokenizer.json"])
def test_one_changed_byte_is_noticed(tmp_path: Path, name: str) -> None:
    path = copied(tmp_path) / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=rf"damaged.*{name}.*--no-model"):
        Encoder.open(path.parent)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"digest": 1}', "\x00"])
def test_a_description_that_describes_nothing_is_told(tmp_path: Path, content: str) -> None:
    folder = copied(tmp_path)
    (folder / "encoder.json").write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"encoder\.json.*--no-model"):
        Encoder.open(folder)


def test_a_model_of_other_labels_is_of_another_version(tmp_path: Path) -> None:
    folder = copied(tmp_path)
    facts = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
    (folder / "encoder.json").write_text(json.dumps({**facts, "labels": ["O"]}), encoding="utf-8")
    with pytest.raises(ModelError, match="another version"):
        Encoder.open(folder)


def test_the_run_names_the_model_and_says_when_there_was_none() -> None:
    assert KitDescription(gazetteer_files=()).build().run.encoder == encoder().digest
    kit = KitDescription(model=False, gazetteer_files=()).build()
    assert kit.ear is None
    assert kit.run.encoder is None


def test_a_broken_model_is_never_passed_over(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("reportedly.encoder.encoder.SHIPPED", tmp_path)
    with pytest.raises(ModelError):
        KitDescription(gazetteer_files=()).build()
