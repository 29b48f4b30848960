"""Who is surely the same mouth, and who has a hand in what they tell of."""

from datetime import date

import pytest

from reportedly.linking.heard import Heard
from reportedly.linking.interest import ACCUSES, DONE_TO_ITS_OWN, FRIENDS_DEEDS, OWN_DEEDS
from reportedly.linking.origins import origins_of
from told import party, speaker, the_knowledge, told


@pytest.fixture(scope="module")
def knowledge():
    return the_knowledge()


def heard(*reports, families=None):
    return [
        Heard(claim, one.report, (families or {}).get(one.report.key, one.report.id))
        for one in reports
        for claim in one.claims
    ]


def by(name, actor=None, kind="official"):
    return {"by": (speaker(name, actor, kind),)}


def keys(origins):
    return [origin.kind for origin in origins]


def test_ten_outlets_with_one_briefing_are_one_origin(knowledge):
    reports = [told(f"paper {n}", by("the ministry", "rus-mod", "ministry")) for n in range(10)]
    (only,) = origins_of(heard(*reports), knowledge)
    assert (only.name, only.kind, len(only.outlets), len(only.claims)) == (
        "Russian Defence Ministry",
        "speaker",
        10,
        10,
    )


def test_a_person_speaks_for_the_body_that_they_head(knowledge):
    man, body = (
        told("one", by("Rami Abdel Rahman", "rami-abdulrahman")),
        told("other", by("the monitor", "sohr", "monitor")),
    )
    assert len(origins_of(heard(man, body), knowledge)) == 1


def test_copies_in_the_outlets_own_voice_are_one_origin_and_others_are_not(knowledge):
    reports = [told(key, {}) for key in ("one", "copy", "own")]
    families = {"one": "fam", "copy": "fam"}
    origins = origins_of(heard(*reports, families=families), knowledge)
    assert {frozenset(origin.outlets) for origin in origins} == {
        frozenset({"The one Post", "The copy Post"}),
        frozenset({"The own Post"}),
    }


def test_an_outlet_that_another_quotes_is_one_mouth_with_its_own_report(knowledge):
    own = told("own", {}, outlet="Valley Courier")
    quoting = told("quoting", by("the Valley Courier", kind="media"))
    assert len(origins_of(heard(own, quoting), knowledge)) == 1


def test_a_short_name_is_the_longer_one_where_only_one_fits(knowledge):
    full, short = told("one", by("Mahmoud Darwish")), told("other", by("Mr Darwish"))
    assert len(origins_of(heard(full, short), knowledge)) == 1
    third = told("third", by("Omar Darwish"))
    assert len(origins_of(heard(full, short, third), knowledge)) == 3


def test_names_that_differ_by_their_number_are_two(knowledge):
    brigades = told("one", by("the 46th Brigade")), told("other", by("the 47th Brigade"))
    assert len(origins_of(heard(*brigades), knowledge)) == 2
    channels = told("one", {}, outlet="Channel 4"), told("other", {}, outlet="Channel 9")
    quoting = told("quoting", by("Channel 9", kind="media"))
    assert len(origins_of(heard(*channels), knowledge)) == 2
    assert len(origins_of(heard(*channels, quoting), knowledge)) == 2


@pytest.mark.parametrize(
    ("name", "kind", "expected"),
    [
        ("two Western officials", "official", "unnamed"),
        ("Activists in Selba", "activist", "unnamed"),
        ("Residents", "resident", "unnamed"),
        ("a doctor at the Selba hospital", "medical", "unnamed"),
        ("a military source told Reuters", "unnamed-sources", "unnamed"),
        ("the Selba hospital", "medical", "speaker"),
        ("Umm Ahmad", "resident", "speaker"),
        ("Samira", "resident", "speaker"),
        ("Laila Haddad a teacher", "person-other", "speaker"),
    ],
)
def test_who_has_a_name(knowledge, name, kind, expected):
    assert keys(origins_of(heard(told("one", by(name, kind=kind))), knowledge)) == [expected]


def test_unnamed_sources_of_two_outlets_are_two_at_most_and_of_copies_one(knowledge):
    one, other = told("one", by("a security official")), told("other", by("a security official"))
    assert keys(origins_of(heard(one, other), knowledge)) == ["unnamed", "unnamed"]
    assert keys(origins_of(heard(one, other, families={"one": "f", "other": "f"}), knowledge)) == ["unnamed"]


@pytest.mark.parametrize(
    ("who", "agents", "targets", "why"),
    [
        ("rus-mod", ("rus",), (), OWN_DEEDS),
        ("syr-mod", ("isis",), ("syr-army",), DONE_TO_ITS_OWN),
        ("isis", ("syr-army",), (), ACCUSES),
        ("sdf", ("us-led-coalition",), (), FRIENDS_DEEDS),
        ("sohr", ("rus",), (), None),
        ("un", ("syr-army",), (), None),
    ],
)
def test_an_interested_party_is_told_as_one(knowledge, who, agents, targets, why):
    claim = {
        **by(who, who),
        "agents": tuple(party(a, a) for a in agents),
        "targets": tuple(party(t, t) for t in targets),
    }
    (origin,) = origins_of(heard(told("one", claim)), knowledge)
    assert origin.interest == why


def test_a_minister_speaks_for_another_body_after_leaving_office(knowledge):
    """Affiliations are dated; outside the days of an office a person speaks for nobody but themselves."""
    from reportedly.codebook.load import load_codebook

    actors = load_codebook().actors
    person, office = next(
        (a, o)
        for a in actors.values()
        if a.type == "person" and len(a.affiliations) == 1
        for o in a.affiliations
        if o.end is not None and o.start is not None
    )
    assert knowledge.body(person.id, office.start) == office.actor
    assert knowledge.body(person.id, date(office.end.year + 1, 1, 1)) == person.id
