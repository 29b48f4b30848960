"""How the head for roots is trained and measured: marked sentences read, dealt into folds, solved for (no torch)."""

import sys
from collections import Counter
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "training"))

from plover import QUAD_OF, read_pairs
from train_roots import Seen, dealt, folded, trained

HEAD = "sentence_id\tsentence\tmarked_sentence\tsource\ttarget\tgold_root\n"


def file_of(tmp_path: Path, *rows: str, head: str = HEAD) -> Path:
    path = tmp_path / "pairs.tsv"
    path.write_text(head + "".join(row + "\n" for row in rows), encoding="utf-8")
    return path


def test_marks_become_spans_of_the_text_without_them(tmp_path: Path) -> None:
    marked = "On Monday <s>Arland</s> sued <t>the port of Besk </t>again."
    (one,) = read_pairs(file_of(tmp_path, f"1\t-\t{marked}\tArland\tthe port of Besk\tACCUSE"))
    assert one.text == "On Monday Arland sued the port of Besk again."
    assert one.source is not None
    assert one.target is not None
    assert one.text[slice(*one.source)] == "Arland"
    assert one.text[slice(*one.target)].strip() == "the port of Besk"


def test_a_party_that_is_not_marked_is_found_by_its_words_or_missing(tmp_path: Path) -> None:
    first, second = read_pairs(
        file_of(
            tmp_path,
            "1\t-\t<s>Arland</s> sued Besk.\tArland\tBesk\tACCUSE",
            "2\t-\t<s>Arland</s> will step down.\tArland\t\tYIELD",
        )
    )
    assert first.target == (12, 16)
    assert second.target is None


def test_a_file_without_roots_is_refused_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="gold_root"):
        read_pairs(file_of(tmp_path, "one\ttwo", head="text\tlabel\n"))


def test_each_root_is_dealt_evenly_and_has_a_quad_class() -> None:
    roots = ["AID"] * 10 + ["ASSAULT"] * 15
    fold_of = dealt(roots, 5)
    for root, each in (("AID", 2), ("ASSAULT", 3)):
        assert set(Counter(fold_of[[r == root for r in roots]].tolist()).values()) == {each}
        assert QUAD_OF[root] in {"1", "2", "3", "4"}


def made(root: str, word: str, number: float) -> Seen:
    chance = np.random.default_rng(int(number * 10))
    vectors = chance.normal(size=48).astype(np.float32) + (number if root == "AID" else -number)
    return Seen(vectors=vectors, phrases={word: 1.0, "the": 0.5}, root=root)


def test_what_tells_roots_apart_is_learned_and_holds_on_other_folds() -> None:
    examples = [made("AID", "sent", 1 + n / 10) for n in range(10)] + [
        made("ASSAULT", "shelled", 1 + n / 10) for n in range(10)
    ]
    assert [root for root, _ in folded(examples)] == [e.root for e in examples]
    head = trained(examples)
    assert head.labels == ("AID", "ASSAULT")
    assert set(head.phrase_at) == {"sent", "shelled", "the"}


def test_what_is_not_there_to_learn_is_not_known_on_other_folds() -> None:
    chance = np.random.default_rng(3)
    examples = [
        Seen(vectors=chance.normal(size=48).astype(np.float32), phrases={"the": 1.0}, root=root)
        for root in ("AID", "ASSAULT") * 40
    ]
    right = sum(root == e.root for (root, _), e in zip(folded(examples), examples, strict=True))
    assert right < 60
