"""Make the attribution network narrower and teach it events: `python training/train_narrow.py --checkpoint FILE …`.

The trained network is the teacher. Its heads of attention and feed-forward units are cut to a share of them
(`narrowing`), and what is left is trained on, at once, to mark PolNeAR's attributions, to score words as the teacher
does, to tell the kinds of the events in reports of our own and who, where and when is meant in them (`event_network`).
At first it is also held to the teacher's vectors in every layer; that fades, since for events better ones are wanted.

Seeded. What is kept is the running mean of the weights at the end.
"""

import argparse
import copy
import itertools
import json
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from base_model import base_folder, base_tokenizer
from batches import Batch, Item, batch, epoch
from event_network import EventNetwork
from event_texts import EventText, event_text
from marked_texts import examples, marked_in_line, reports, sentences, together
from narrowing import chosen, importance, narrow
from network import Ear
from polnear import marked, read_reports
from torch import Tensor, nn
from train_attribution import CYCLE_SHARE, MEAN_DECAY, at_words, attribution_loss, follow, optimizer_of, scores, seeded

from reportedly.codebook.load import load_codebook
from reportedly.encoder.pointers import SLOTS

SAID_WINDOWS, EVENT_WINDOWS = 4, 9
"""Windows of PolNeAR and, about, of marked reports in a step."""
SENTENCES_TOGETHER = 6
WATCHED_BATCHES = 60
SMOOTHING = 0.1
HELD_TO_VECTORS, HELD_TO_SCORES, KINDS_COUNT, NAMES_COUNT = 2.0, 2.0, 0.2, 0.1
HELD_FOR = 0.6
"""The share of the steps over which the hold to the teacher's vectors fades out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Students:
    """The narrow network and the layer for events on it."""

    ear: Ear
    events: EventNetwork


def main() -> None:
    """Cut, train, and say how good it is."""
    asked = _arguments()
    seeded(asked.seed, asked.threads)
    tokenizer = base_tokenizer()
    polnear = [marked(r, tokenizer) for r in read_reports(asked.train)]
    kinds = tuple(sorted(load_codebook().kinds))
    texts = [event_text(one, tokenizer, kinds) for one in _learned(asked)]
    texts = [one for one in texts if one.told.claims]
    counted = {"texts": len(texts), "claims": sum(len(one.told.claims) for one in texts)}
    print(json.dumps({**counted, "named": sum(p is not None for t in texts for p in t.told.pointed)}), flush=True)
    teacher = Ear.kept(base_folder(), torch.load(asked.checkpoint)).eval()
    students = _resumed(asked) if asked.resume else _cut(teacher, polnear, len(kinds), asked)
    mean = copy.deepcopy(students)
    train(students, mean, teacher, polnear, texts, asked)
    torch.save(mean.ear.state_dict(), asked.out)
    torch.save({"kinds": kinds, "weights": mean.events.state_dict()}, asked.events)
    dev = [(r, marked(r, tokenizer)) for r in read_reports(asked.dev)]
    print(json.dumps(scores(mean.ear, dev, asked)), flush=True)
    for folder in asked.hold:
        held = [event_text(one, tokenizer, kinds) for one in reports(folder)]
        print(json.dumps({"held": folder.name, **measured(mean, held)}), flush=True)


def _learned(asked: argparse.Namespace) -> Iterator:
    yield from marked_in_line(asked.in_line)
    held = {folder.name for folder in asked.hold}
    for folder in asked.gold:
        if folder.name not in held:
            yield from reports(folder)
    short = [*sentences(asked.sentences, every=2), *examples()]
    random.Random(asked.seed).shuffle(short)
    yield from together(short, SENTENCES_TOGETHER)


def _cut(teacher: Ear, polnear: Sequence, kinds: int, asked: argparse.Namespace) -> Students:
    ear = copy.deepcopy(teacher)
    matters = importance(ear, _losses(ear, polnear, asked.seed))
    stay = chosen(matters, share_of_heads=asked.heads, share_of_units=asked.units)
    narrow(ear, stay)
    print(json.dumps({"heads": [len(n) for n in stay.heads], "units": [len(n) for n in stay.units]}), flush=True)
    return Students(ear=ear, events=EventNetwork(ear.inner_size, kinds))


def _resumed(asked: argparse.Namespace) -> Students:
    ear, kept = Ear.kept(base_folder(), torch.load(asked.resume[0])), torch.load(asked.resume[1])
    return Students(ear=ear, events=EventNetwork.gone_on_from(kept["weights"]))


def _losses(ear: Ear, polnear: Sequence, seed: int) -> Iterator[Tensor]:
    ear.eval()
    for made in itertools.islice(epoch(polnear, SAID_WINDOWS, random.Random(seed)), WATCHED_BATCHES):
        read, vectors = (at_words(one, made.first_at) for one in ear(made.ids, made.features, made.mask))
        yield attribution_loss(ear, made, read, vectors)


def train(
    students: Students,
    mean: Students,
    teacher: Ear,
    polnear: Sequence,
    texts: Sequence[EventText],
    asked: argparse.Namespace,
) -> None:
    """Train both students for some epochs of PolNeAR; `mean` follows them."""
    chance = random.Random(asked.seed)
    steps = round(len(list(epoch(polnear, SAID_WINDOWS, random.Random(0)))) * asked.epochs)
    share = CYCLE_SHARE if asked.resume else 1.0
    optimizer, schedule = optimizer_of(students.ear, steps, share, students.events.parameters())
    moved = [p for group in optimizer.param_groups for p in group["params"]]
    batches = itertools.chain.from_iterable(epoch(polnear, SAID_WINDOWS, chance) for _ in itertools.count())
    marked_texts = dealt(texts, chance)
    began, told = time.time(), []
    for done in range(1, steps + 1):
        held = max(0.0, 1 - done / (HELD_FOR * steps)) if not asked.resume else 0.0
        loss, parts = _loss(students, teacher, next(batches), next(marked_texts), chance, held)
        told.append(parts)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(moved, 1.0)
        optimizer.step()
        schedule.step()
        decay = min(MEAN_DECAY, (1 + done) / (10 + done))
        follow(mean.ear, students.ear, decay)
        follow(mean.events, students.events, decay)
        if done % 50 == 0:
            means = {name: round(float(np.mean([t[name] for t in told[-50:]])), 4) for name in told[-1]}
            print(json.dumps({"step": done, "of": steps, "s": round(time.time() - began), **means}), flush=True)


def dealt(texts: Sequence[EventText], chance: random.Random) -> Iterator[list[EventText]]:
    """Deal marked texts without end, so many at a time that their windows come to about EVENT_WINDOWS."""
    while True:
        order = list(texts)
        chance.shuffle(order)
        some: list[EventText] = []
        for text in order:
            some.append(text)
            if sum(len(one.windows) for one in some) >= EVENT_WINDOWS:
                yield some
                some = []


def _loss(
    students: Students,
    teacher: Ear,
    made: Batch,
    texts: Sequence[EventText],
    chance: random.Random,
    held: float,
) -> tuple[Tensor, dict[str, float]]:
    students.ear.train()
    students.events.train()
    _, read, vectors, apart = _heard(students.ear, teacher, made)
    said = attribution_loss(students.ear, made, read, vectors)
    told = batch([Item(report=t.report, window=w) for t in texts for w in t.windows], chance)
    more, _, _, also = _heard(students.ear, teacher, told)
    kinds, names = _event_losses(students.events, students.ear.read_off(more), told, texts)
    parts = {"said": said, "vectors": (apart[0] + also[0]) / 2, "scores": (apart[1] + also[1]) / 2}
    parts |= {"kinds": kinds, "names": names}
    loss = said + HELD_TO_VECTORS * held * parts["vectors"] + HELD_TO_SCORES * parts["scores"]
    loss = loss + KINDS_COUNT * kinds + NAMES_COUNT * names
    return loss, {name: float(value.detach()) for name, value in parts.items()}


def _heard(ear: Ear, teacher: Ear, made: Batch) -> tuple[tuple[Tensor, ...], Tensor, Tensor, tuple[Tensor, Tensor]]:
    """Read a batch: the layers, words' scores and vectors, and how far layers and scores are from the teacher's."""
    layers = ear.layers(made.ids, made.features, made.mask)
    read, vectors = (at_words(one, made.first_at) for one in ear.scored(layers[-1]))
    with torch.no_grad():
        wanted = teacher.layers(made.ids, made.features, made.mask)
        wanted_scores = at_words(teacher.scored(wanted[-1])[0], made.first_at).log_softmax(-1)
    there = made.mask.bool()
    apart = [(a - b)[there].square().mean() / b[there].var() for a, b in zip(layers[1:], wanted[1:], strict=True)]
    words = made.word_mask.bool()
    likely = read.log_softmax(-1)[words]
    surprise = nn.functional.kl_div(likely, wanted_scores[words], log_target=True, reduction="batchmean")
    return layers, read, vectors, (torch.stack(apart).mean(), surprise)


def _event_losses(
    events: EventNetwork, inner: Tensor, told: Batch, texts: Sequence[EventText]
) -> tuple[Tensor, Tensor]:
    read = events(at_words(inner, told.first_at), told.word_mask == 0)
    row, kinds, names, claims, slots = 0, torch.zeros(()), torch.zeros(()), 0, 0
    for text in texts:
        of_kinds, of_names, known = events.losses(_whole(read, text, row), text.told, SMOOTHING)
        row += len(text.windows)
        kinds, names = kinds + of_kinds, names + of_names
        claims, slots = claims + len(text.told.claims), slots + known
    return kinds / max(claims, 1), names / max(slots, 1)


def _whole(read: Sequence[Tensor], text: EventText, row: int) -> tuple[Tensor, ...]:
    """Put a text's windows, which are read in the rows from `row` on, together again."""
    many = [(row + nth, w.end - w.start) for nth, w in enumerate(text.windows)]
    return tuple(torch.cat([one[at, :n] for at, n in many]) for one in read)


@torch.no_grad()
def measured(students: Students, texts: Sequence[EventText]) -> dict[str, object]:
    """Tell how many kinds come out right, and how many slots: the likeliest word is a right one, or there is none."""
    students.ear.eval()
    students.events.eval()
    kinds: list[bool] = []
    slots: list[list[bool]] = [[] for _ in SLOTS]
    for text in texts:
        if not text.told.claims:
            continue
        made = batch([Item(report=text.report, window=w) for w in text.windows])
        inner = at_words(students.ear.inner(made.ids, made.features, made.mask), made.first_at)
        read = students.events(inner, made.word_mask == 0)
        whole = _whole(read, text, 0)
        summed = students.events.summed(*whole[:3], text.told.claims)
        kinds += (students.events.out(summed).argmax(-1) == torch.tensor(text.told.kinds)).tolist()
        found = students.events.pointers(summed, whole[3], text.told.claims).argmax(-1)
        for nth, pointed in enumerate(text.told.pointed):
            for slot in range(len(SLOTS)):
                if pointed is not None and pointed[1][slot]:
                    at, right = int(found[nth, slot]), pointed[0][slot]
                    slots[slot].append(bool(right[at]) if at < len(right) else not bool(right.any()))
    shares = {name: round(float(np.mean(one)), 3) for name, one in zip(SLOTS, slots, strict=True)}
    return {"n": len(kinds), "kinds": round(float(np.mean(kinds)), 3), **shares}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", type=Path, required=True, help="the trained network, the teacher")
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--dev", type=Path, required=True)
    parser.add_argument("--scorer", type=Path, help="a script that takes GOLD and PREDICTED, and --json")
    parser.add_argument("--in-line", type=Path, required=True, help="a folder of reports that hold their marks")
    parser.add_argument("--sentences", type=Path, required=True)
    parser.add_argument("--gold", type=Path, nargs="+", required=True)
    parser.add_argument("--hold", type=Path, nargs="*", default=[], help="folders to measure events on, not to learn")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--events", type=Path, required=True, help="where the layer for events is kept")
    parser.add_argument(
        "--resume", type=Path, nargs=2, help="what --out and --events kept, to go on from at half the rates, uncut"
    )
    parser.add_argument("--heads", type=float, default=0.5, help="the share of the heads of attention that stay")
    parser.add_argument("--units", type=float, default=0.28, help="the share of the feed-forward units that stay")
    parser.add_argument("--epochs", type=float, default=1.2, help="of PolNeAR's training part")
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    main()
