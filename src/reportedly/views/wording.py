"""Who says it, how surely, and what it is that they say, in words that never promote a claim to a fact."""

from collections.abc import Sequence

from reportedly.model import Claim, Event, Party, Report, Speaker, Where
from reportedly.views.numbers_and_days import listed, quantities_words, short_day

# Past tense throughout: it needs no plural ("residents said", "the ministry said") and tells of an act of speech
# that is done, not of the world.
_said = {
    "asserts": "said",
    "denies": "denied",
    "accuses": "accused",
    "speculates": "speculated",
    "predicts": "predicted",
    "demands": "demanded",
    "promises": "promised",
    "threatens": "threatened",
    "claims-responsibility": "claimed responsibility",
    "appeals": "appealed",
}
_toward = {"demands": "of ", "appeals": "to ", "asserts": "to ", "predicts": "to ", "claims-responsibility": "from "}
_what_it_is = {
    "asserts": "claimed",
    "denies": "denied",
    "accuses": "alleged",
    "speculates": "supposed",
    "predicts": "predicted",
    "demands": "demanded",
    "promises": "promised",
    "threatens": "threatened",
    "claims-responsibility": "owned to",
    "appeals": "asked for",
}
_how_surely = {"probable": "likely", "possible": "possible", "reported": "hearsay"}
_statuses = {"ongoing": "going on", "planned": "planned", "hypothetical": "if it comes about"}


def attribution(claim: Claim, report: Report) -> str:
    """Write who puts the claim forward and how surely: "The Ministry of Health said on 9 Mar 2021".

    The outlet's own voice is shown as the outlet. Hearsay is called so; what is likely or possible to its speaker is
    not said flatly.
    """
    who = speaker_words(claim, report)
    when = f" on {short_day(claim.said_when)}" if claim.said_when else ""
    if claim.certainty == "reported" and claim.act == "asserts":
        if claim.said_by:
            return f"According to {_inside(who)}{when}, reported as hearsay"
        return f"{capitalised(who)} reported{when} as hearsay"
    verb = "wrote" if claim.act == "asserts" and not claim.said_by else _said.get(claim.act, claim.act)
    toward = _toward.get(claim.act, "") + listed([_inside(name_of(s)) for s in claim.toward]) if claim.toward else ""
    said = " ".join(part for part in (capitalised(who), verb, toward) if part) + when
    sure = _how_surely.get(claim.certainty)
    return f"{said}, as {sure}" if sure else said


def speaker_words(claim: Claim, report: Report) -> str:
    """Name the one who answers for a claim, and through whom the report has it; the outlet for its own voice.

    A data set answers for what it has coded, whomever its row names as the source.
    """
    if not claim.said_by:
        return outlet_words(report)
    if report.coding_sheet is not None:
        return f"{outlet_words(report)}, from {name_of(claim.said_by[-1])},"
    *through, innermost = claim.said_by
    words = name_of(innermost)
    return words + "".join(f", as told by {_inside(name_of(outer))}," for outer in reversed(through))


def speaker_for_table(claim: Claim, report: Report) -> str:
    """Name the speaker in little room, with an arrow from inner to outer."""
    if not claim.said_by:
        return f"{outlet_words(report)} ({'data set' if report.coding_sheet else 'own voice'})"
    if report.coding_sheet is not None:
        return f"{outlet_words(report)} (from {name_of(claim.said_by[-1])})"
    return " < ".join(name_of(s) for s in reversed(claim.said_by))


UNNAMED_OUTLET = "an unnamed outlet"


def outlet_words(report: Report) -> str:
    """Name the outlet, or say that it is not known."""
    return report.outlet or UNNAMED_OUTLET


def name_of(named: Speaker | Party) -> str:
    """Give the fullest name known for somebody."""
    return named.name or named.mention or "somebody"


def sureness_for_table(claim: Claim) -> str:
    """Write act and certainty in little room: "says", "denies", "says, hearsay"."""
    act = {"asserts": "says", "claims-responsibility": "owns to"}.get(claim.act, claim.act)
    sure = _how_surely.get(claim.certainty)
    if claim.polarity == "negative" and claim.act != "denies":
        act += " not"
    return f"{act}, {sure}" if sure else act


def act_words(act: str) -> str:
    """Name an act for a list: "says", "denies", "claims responsibility"."""
    return "says" if act == "asserts" else act.replace("-", " ")


def certainty_words(certainty: str) -> str:
    """Name a certainty for a list: "certain", "likely", "hearsay"."""
    return _how_surely.get(certainty, certainty)


def gist(claim: Claim) -> str:
    """Write what is claimed as the coder reads it, led by what sort of claim it is: "denied: shelling by …"."""
    lead = _what_it_is.get(claim.act, "claimed")
    if claim.polarity == "negative" and claim.act != "denies":
        lead += " not to be so"
    return f"{lead}: {event_words(claim.event)}"


def event_words(event: Event) -> str:
    """Write an event in a line: kind, whom, who, with what, where, how many."""
    words = kind_words(event.kind) + _roles(event)
    if event.weapons:
        words += f", with {_names(event.weapons)}"
    if event.where:
        words += f", {where_words(event.where)}"
    if event.status in _statuses:
        words += f" ({_statuses[event.status]})"
    if event.quantities:
        words += f"; {quantities_words(event.quantities)}"
    return words


def _roles(event: Event) -> str:
    doers, others = _names(event.agents), _names(event.targets)
    if event.kind in _mutual:
        if doers and others:
            several = " and " in doers or " and " in others
            return f" between {doers}{',' if several else ''} and {others}"
        return f" involving {doers or others}" if doers or others else ""
    preposition = _kinds.get(event.kind, ("", "involving"))[1]
    return (f" {preposition} {others}" if others else "") + (f" by {doers}" if doers else "")


# What takes two, and where the one named first does no more than the other.
_mutual = frozenset({"clash", "negotiate", "agree", "ceasefire", "meet", "cooperate"})

# Each kind as a noun, and the word that joins it to those it is done to.
_kinds = {
    "abduct": ("abduction", "of"),
    "abuse": ("abuse", "of"),
    "accuse": ("accusation", "against"),
    "advance": ("advance", "against"),
    "agree": ("agreement", "with"),
    "aid": ("aid", "for"),
    "air-strike": ("air strike", "on"),
    "attack": ("attack", "on"),
    "bombing": ("bombing", "of"),
    "capture": ("capture", "from"),
    "casualties": ("casualties", "among"),
    "ceasefire": ("ceasefire", "with"),
    "chemical-attack": ("chemical attack", "on"),
    "claim-responsibility": ("claim of responsibility", "for"),
    "clash": ("clash", "with"),
    "condemn": ("condemnation", "of"),
    "cooperate": ("cooperation", "with"),
    "cross-border": ("border crossing", "against"),
    "demand": ("demand", "to"),
    "deploy": ("deployment", "against"),
    "destruction": ("destruction", "of"),
    "detain": ("detention", "of"),
    "displacement": ("displacement", "of"),
    "evacuation": ("evacuation", "of"),
    "execution": ("execution", "of"),
    "hold": ("control", "against"),
    "investigate": ("investigation", "of"),
    "meet": ("meeting", "with"),
    "negotiate": ("negotiation", "with"),
    "protest": ("protest", "against"),
    "reject": ("rejection", "of"),
    "release": ("release", "of"),
    "sanction": ("sanction", "against"),
    "shelling": ("shelling", "of"),
    "shoot-down": ("shooting down", "of"),
    "siege": ("siege", "of"),
    "statement": ("statement", "about"),
    "support": ("support", "for"),
    "surrender": ("surrender", "to"),
    "threaten": ("threat", "against"),
    "violation": ("violation", "against"),
    "withdraw": ("withdrawal", "under pressure of"),
}


def where_words(where: Where) -> str:
    """Write a place with its relation, no more exact than it was told: "near Dorrin"."""
    name = where.name or where.mention
    if where.level == "border" and "border" not in name.lower():
        name += " border"
    return f"{where.relation} {name}"


def kind_words(kind: str) -> str:
    """Name an event kind; one that is not known here by the words of its slug."""
    return _kinds[kind][0] if kind in _kinds else kind.replace("-", " ")


def source_words(report: Report) -> str:
    """Name where a claim can be read: the outlet and the day, and where else the same report appeared."""
    parts = [report.outlet or f"{outlet_words(report)} (report {report.key})"]
    parts.append(short_day(report.published) if report.published else "no date")
    if report.republished:
        parts.append("also at " + listed(list(dict.fromkeys(r.outlet for r in report.republished))))
    return ", ".join(parts)


def short_id(identifier: str) -> str:
    """Give the first eight digits of an id: what one types after `why`."""
    return identifier.partition("_")[2][:8]


def _inside(name: str) -> str:
    """Write a name as it stands inside a sentence: its article small."""
    return name[:1].lower() + name[1:] if name.startswith(("The ", "A ", "An ")) else name


def capitalised(words: str) -> str:
    """Start with a capital and leave the rest as it is."""
    return words[:1].upper() + words[1:]


def _names(parties: Sequence[Party]) -> str:
    return listed(list(dict.fromkeys(name_of(p) for p in parties)))
