"""The shipped actors hold together: ids, dates, offices, and no name that two of them share without a rule."""

import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

from reportedly.codebook.actor_forms import countries_of, forms_of, names_of
from reportedly.codebook.actor_lines import CONTINUES, line_of
from reportedly.codebook.load import load_codebook

ACTORS = load_codebook().actors
TYPES = set(
    "state government ministry military armed-group coalition person media monitor igo ngo court party umbrella police "
    "agency legislature people".split()
)
# An office that one person holds at a time.
SINGLE_OFFICES = set(
    "president prime-minister chancellor foreign-minister defence-minister secretary secretary-general supreme-leader "
    "envoy-for-syria envoy-for-yemen ambassador-to-un foreign-policy-chief".split()
)
RELATIONS = SINGLE_OFFICES | set(
    "part-of continues split-from allied-with member-of led-by governs leader head commander crown-prince speaker "
    "deputy-foreign-minister chief-of-staff spokesperson ambassador envoy member".split()
)
# Names that really are shared; `choose` tells them apart by the text and the day. Anything else is a slip.
SHARED = {
    "rsf": "Rapid Support Forces, Reporters Without Borders",
    "sna": "the Syrian and the Somali National Army",
    "aa": "Anadolu Agency, Arakan Army",
    "pdf": "defence forces in Myanmar and Sudan",
    "peoples defense forces": "Myanmar's, and the PKK's",
    "isi": "Islamic State of Iraq, Pakistan's intelligence",
    "srf": "Syrian and Sudanese revolutionary fronts",
    "lebanese forces": "the army, or with a capital the party",
    "ansar al sharia": "one in Libya, one in Yemen, and others",
    "internal security forces": "Lebanon's police, the Kurdish Asayish",
    "congo": "two states",
    "congolese": "two states",
}


def test_there_are_actors_of_every_war():
    assert len(ACTORS) >= 250
    for country, least in {
        "SY": 60,
        "IQ": 25,
        "YE": 15,
        "LY": 20,
        "UA": 25,
        "SD": 15,
        "MM": 25,
        "PS": 15,
        "LB": 12,
    }.items():
        assert sum(a.country == country and a.type not in {"state", "media"} for a in ACTORS.values()) >= least, country


def test_every_member_of_the_united_nations_is_there():
    states = [a for a in ACTORS.values() if a.type == "state"]
    assert len(states) >= 193
    assert len({a.country for a in states}) == len(states)
    assert all(re.fullmatch("[a-z]{3}", a.id) and a.country for a in states)


def test_every_actor_is_well_formed():
    for actor in ACTORS.values():
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", actor.id), actor.id
        assert actor.type in TYPES, actor.id
        assert actor.country is None or re.fullmatch("[A-Z]{2}", actor.country), actor.id
        assert all(a.relation in RELATIONS for a in actor.affiliations), actor.id
        assert all(page.startswith(("http://", "https://")) for page in actor.cites), actor.id
        assert actor.name not in actor.aliases, actor.id
        assert len(set(actor.aliases)) == len(actor.aliases), actor.id


def test_a_nominal_is_definite_plural_or_a_mass():
    masses = {"media", "television", "TV", "aircraft", "intelligence"}
    for actor in ACTORS.values():
        for nominal in actor.nominals:
            assert nominal.startswith("the ") or nominal.endswith("s") or nominal.split()[-1] in masses, actor.id


def test_a_name_is_shared_only_where_a_rule_tells_whose_it_is():
    countries = countries_of(ACTORS)
    owners = defaultdict(set)
    for actor in ACTORS.values():
        for name, via in names_of(actor, countries):
            if via != "nominal":
                owners[" ".join(next(iter(forms_of(name))).keys)].add(actor.id)
    slips = {name: ids for name, ids in owners.items() if len(ids) > 1 and name not in SHARED}
    # What follows by rule from a shared name ("Congolese government") is shared as it is.
    slips = {n: ids for n, ids in slips.items() if not ids <= {"cod", "cog"} and "forces" not in n.split()[-1:]}
    assert slips == {}


def test_no_name_is_a_plain_word():
    plain = set(
        "is us who it let may jordan's group army state force coalition government ministry monitor may".split()
    )
    lower = {n for a in ACTORS.values() for n in (a.name, *a.aliases, *a.demonyms, *a.metonyms) if n == n.lower()}
    assert not lower & plain


def test_lines_of_succession_run_forward_without_overlap():
    continued = [a for a in ACTORS.values() if any(x.relation == CONTINUES for x in a.affiliations)]
    assert len(continued) >= 5
    for actor in continued:
        line = line_of(actor, ACTORS)
        for before, after in pairwise(line):
            assert before.active_from is None or after.active_from is None or before.active_from < after.active_from
            if before.active_to is not None and after.active_from is not None and before.id != "gna":
                assert before.active_to < after.active_from, (before.id, after.id)


def test_an_office_has_one_holder_at_a_time():
    held = defaultdict(list)
    for actor in ACTORS.values():
        for office in actor.affiliations:
            if office.relation in SINGLE_OFFICES and actor.type == "person":
                held[office.actor, office.relation].append((office.start or date.min, office.end or date.max, actor.id))
    for where, terms in held.items():
        dated = sorted(t for t in terms if t[0] != date.min)
        for before, after in pairwise(dated):
            assert before[1] <= after[0], (where, before, after)


def test_nobody_holds_an_office_after_their_end():
    for actor in ACTORS.values():
        for office in actor.affiliations:
            if actor.type == "person" and actor.active_to and office.end:
                assert office.end <= actor.active_to, actor.id
