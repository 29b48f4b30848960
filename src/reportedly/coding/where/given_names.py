"""Names of people that gazetteers have towns of: "Ali Karaki", "Omar Basra", "the commander, Karaki"."""

from spacy.tokens import Doc

_given = frozenset(
    "abbas abdel abdi abdo abdul abdulkarim abdullah abdullahi abdulrahman abu adam adama adel aden adil ahmad "
    "ahmed aisha ali alhaji alia amadou amin amina amir ana andrei andrii anna anton ayman aziz bashir bilal "
    "boris carlos charles daniel david denis dmitri dmytro elena emmanuel fahad farah fatima george hadi hamid "
    "hamza haroun hasan hassan hawa hussain hussein ibrahim idris igor ilia ismail issa ivan jamal james jamil "
    "jan jean john jorge jose joseph juan karim khaled khalid khalil laila leila luis mahamat mahmoud maria "
    "mariam mario mark mary mehdi miguel mohamed mohammad mohammed moses moussa muhammad musa mustafa nadia "
    "nasser natalia nur oksana oleg oleh olena olga omar osama osman oumar pablo paul pedro peter petro pierre "
    "qasim rashid riad saad said saif salah saleh salim salma sami samir samuel sara serhii sergei simon suleiman "
    "taha tariq thomas umar usman victor viktor vladimir volodymyr walid yahya yasin yasser youssef yusuf zainab "
    "zahra".split()
)


def is_within_persons_name(doc: Doc, start: int, end: int) -> bool:
    """Tell whether a name is a part of somebody's: a first name with another behind it, or the name behind one."""
    if start and doc[start - 1].lower_ in _given and doc[start - 1].text.istitle() and _beside(doc, start - 1):
        return True
    first = end - start == 1 and doc[start].lower_ in _given and end < len(doc)
    return first and doc[end].pos_ == "PROPN" and doc[end].text[:1].isupper() and _beside(doc, start)


def _beside(doc: Doc, at: int) -> bool:
    """Tell whether a word belongs to the name right behind it, as far as the parser sees."""
    return doc[at].dep_ in {"compound", "nmod", "amod"} and doc[at].head.i > at


def is_who_somebody_is(doc: Doc, end: int) -> bool:
    """Tell whether a name says who was just described: "a senior commander, Ali Karaki"."""
    name = doc[end - 1]
    return name.dep_ == "appos" and name.head.pos_ == "NOUN" and name.head.lemma_.lower() in _somebody


_somebody = frozenset(
    "commander leader chief minister president general spokesman spokeswoman spokesperson official officer head "
    "governor mayor journalist reporter doctor nurse surgeon teacher imam priest activist lawyer driver father "
    "mother brother sister son daughter wife husband widow uncle cousin deputy envoy negotiator cleric preacher "
    "elder resident trader farmer student analyst researcher colonel captain lieutenant sergeant".split()
)
