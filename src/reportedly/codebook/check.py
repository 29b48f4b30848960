"""What a curator should put right in the kinds, beyond what keeps the codebook from loading at all."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportedly.codebook.entries import Example, Kind

ENOUGH_EXAMPLES = 12
"""Sentences from which on a kind can be trusted: some of it, some that only look like it."""
FEWEST_COUNTER_EXAMPLES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """Something to put right: where it stands, what is wrong and what to do."""

    file: str
    line: int
    what: str

    def __str__(self) -> str:
        """Write it as editors and people read it."""
        return f"{self.file}, line {self.line}: {self.what}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """What the coder makes of a claim in an example: its kind, status, and the names of agents and targets."""

    kind: str
    status: str
    agents: tuple[str, ...]
    targets: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Used:
    """A cue that an example uses: its kind, the number of its frame in the kind's file (from 0), its words."""

    kind: str
    frame: int
    cue: tuple[str, ...]


def slips_of(
    kinds: Mapping[str, Kind],
    files: Mapping[str, Path],
    coded: Callable[[str], Iterable[Coded]],
    used: Callable[[str], Iterable[Used]],
) -> Iterator[Slip]:
    """Give what should be put right in the kinds whose files are given by their ids.

    `coded` codes an example, `used` gives the cues that stand in one.
    """
    for kind_id, path in files.items():
        kind = kinds[kind_id]
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from _cues_told_twice(kind, str(path), lines)
        yield from _too_few_examples(kind, str(path), lines)
        yield from _untried_frames(kind, str(path), lines, used)
        for example in kind.examples:
            what = _is_off(kind, example, tuple(coded(example.text)))
            if what is not None:
                yield Slip(file=str(path), line=_line_of(example.text, lines), what=what)


def _cues_told_twice(kind: Kind, path: str, lines: list[str]) -> Iterator[Slip]:
    """Find cues that stand in two frames which ask for the same: the later one never counts."""
    seen: set[tuple[object, ...]] = set()
    for frame in kind.frames:
        asks = (frame.word_class, frame.needs, frame.object_in, frame.subject_in, frame.needs_role, frame.blocked_by)
        for cue in frame.cues:
            if (cue, *asks) in seen:
                words = " ".join(cue)
                what = f"the cue {words!r} stands in two frames that ask for the same; take it out of one"
                yield Slip(file=path, line=_line_of(words, lines), what=what)
            seen.add((cue, *asks))


def untried_cues(
    kinds: Mapping[str, Kind], files: Mapping[str, Path], used: Callable[[str], Iterable[Used]]
) -> Iterator[Slip]:
    """Give each cue that no example of its kind uses: nobody has seen yet what it does."""
    for kind_id, path in files.items():
        lines = path.read_text(encoding="utf-8").splitlines()
        tried = {one.cue for one in _used_by_examples(kinds[kind_id], used)}
        for cue in dict.fromkeys(cue for frame in kinds[kind_id].frames for cue in frame.cues):
            if cue not in tried:
                words = " ".join(cue)
                what = f"no example uses the cue {words!r}; write a sentence with it, or take it out"
                yield Slip(file=str(path), line=_line_of(words, lines), what=what)


def _untried_frames(kind: Kind, path: str, lines: list[str], used: Callable[[str], Iterable[Used]]) -> Iterator[Slip]:
    """Find frames none of whose cues stands in an example: another may always go before them."""
    tried = {one.frame for one in _used_by_examples(kind, used)}
    heads = [n for n, line in enumerate(lines, start=1) if line.strip() == "[[frame]]"]
    for nth, frame in enumerate(kind.frames):
        if nth not in tried:
            words = " ".join(frame.cues[0])
            what = f"no example uses a cue of this frame ({words!r} …); write a sentence that one of them decides"
            yield Slip(file=path, line=heads[nth] if nth < len(heads) else 1, what=what)


def _used_by_examples(kind: Kind, used: Callable[[str], Iterable[Used]]) -> Iterator[Used]:
    for example in kind.examples:
        if example.is_kind:
            yield from (one for one in used(example.text) if one.kind == kind.id)


def _too_few_examples(kind: Kind, path: str, lines: list[str]) -> Iterator[Slip]:
    against = sum(not example.is_kind for example in kind.examples)
    if len(kind.examples) < ENOUGH_EXAMPLES:
        what = f"{kind.id} has {len(kind.examples)} examples; write sentences until there are {ENOUGH_EXAMPLES}"
        yield Slip(file=path, line=_line_of("[[example]]", lines), what=what)
    if against < FEWEST_COUNTER_EXAMPLES:
        what = (
            f"{kind.id} has {against} examples of what it is not; write {FEWEST_COUNTER_EXAMPLES} sentences that have "
            "its words and are something else, with not = true"
        )
        yield Slip(file=path, line=_line_of("[[example]]", lines), what=what)


def _is_off(kind: Kind, example: Example, claims: tuple[Coded, ...]) -> str | None:
    """Tell how an example is coded otherwise than it says; None where it is coded so."""
    kinds = {claim.kind for claim in claims}
    got = ", ".join(sorted(kinds)) or "no claim"
    if not example.is_kind:
        if kind.id in kinds:
            return (
                f"the example is coded as {kind.id}, which it is not to be; block the cue with blocked_by, or narrow it"
            )
        if example.kind is not None and example.kind not in kinds:
            return f"the example is to be {example.kind}, but is coded as {got}; add a cue to {example.kind}"
        return None
    if kind.id not in kinds:
        return f"the example is coded as {got}, not as {kind.id}; add a cue, or take a condition off one"
    claim = next(c for c in claims if c.kind == kind.id)
    if example.status is not None and claim.status != example.status:
        return f"the example is {claim.status}, not {example.status}; correct its status, or give the cue one"
    for role, wanted, given in (
        ("agents", example.agents, claim.agents),
        ("targets", example.targets, claim.targets),
    ):
        if wanted is not None and {_bare(name) for name in wanted} != {_bare(name) for name in given}:
            told = ", ".join(given) or "nobody"
            return f"its {role} are {told}, not {', '.join(wanted) or 'nobody'}; correct the cue's roles"
    return None


def _bare(name: str) -> str:
    """Reduce a name to what counts here: no case, no leading article."""
    words = name.lower().split()
    return " ".join(words[1:] if words[:1] and words[0] in {"the", "a", "an"} else words)


def _line_of(words: str, lines: list[str]) -> int:
    return next((n for n, line in enumerate(lines, start=1) if words in line), 1)
