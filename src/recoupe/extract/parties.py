"""Who can take part: names, nationalities, people and bodies; and to whom a thing belongs."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.complements import complements
from recoupe.extract.syntax import HARD_STOPS, conjuncts, feature, governors, is_day, is_name, is_nominal, is_verbal, lemma, preposition
from recoupe.extract.words import WordClasses, folded, load_grammar
from recoupe.register import load_register
from recoupe.tokens import Token

THINGS = ("building", "building_hit", "place", "goods", "goods_cut", "arms", "weapons_big", "aircraft", "ships", "money")
DONT_REACH = 5  # words between a group and « dont »
POSSESSING = frozenset({"nsubj", "nsubj:pass", "obl:agent", "ROOT"})  # arcs of those whom « son », « leurs » may stand for


def may_act(token: Token, classes: WordClasses) -> bool:
    """True for what can do something where it is the subject: parties, and any noun that is not a thing, a time or a notion."""
    if is_party(token, classes):
        return True
    return token.pos_ == "NOUN" and classes.can_act(lemma(token)) and not is_day(token)


def is_party(token: Token, classes: WordClasses) -> bool:
    """True for what takes part by its own word: pronouns of persons, names, nationalities, nouns of people and bodies."""
    if is_day(token):
        return False
    if token.pos_ == "PRON":
        return folded(token.text) not in load_grammar(token.lang_).empty
    if is_name(token) or (token.dep_ == "det" and feature(token, "Poss") == "Yes"):
        return True
    if classes.is_nationality(lemma(token), token.text) or stands_in(token):
        return True
    if token.pos_ == "NOUN" and _is_of_a_nation(token, classes):
        return True
    if token.pos_ == "ADJ" and classes.is_against(token.text):
        return True
    if token.pos_ == "VERB" and is_nominal(token):
        return token.text[0].isupper() or is_named(token.head) or classes.names_people(folded(token.text))
    if token.pos_ == "NOUN" and (_names_people(token, classes) or (is_named(token) and classes.can_act(lemma(token)))):
        return True
    return token.pos_ == "ADJ" and lemma(token) in classes.parties


def _names_people(token: Token, classes: WordClasses) -> bool:
    """By the lemma, or by the form where the lemma failed (« les deux parties », lemma party)."""
    return classes.names_people(lemma(token)) or (
        feature(token, "Number") == "Plur" and folded(token.text).removesuffix("s") in classes.parties
    )


def _is_of_a_nation(token: Token, classes: WordClasses) -> bool:
    """« les pilotes burkinabè »: what acts and is no place, told by a nationality."""
    if not classes.can_act(lemma(token)) or classes.holds(THINGS, frozenset({lemma(token)})):
        return False
    return any(child.dep_ == "amod" and classes.is_nationality(lemma(child), child.text) for child in token.children)


def stands_in(token: Token) -> bool:
    """« ces derniers », « les deux »: words that stand for a party named before."""
    return lemma(token) in load_grammar(token.lang_).standing_in and any(child.dep_ == "det" for child in token.children)


def is_named(token: Token) -> bool:
    """True for a name, and for a noun with a name beside it (« M. Diop », « le juge Mba »)."""
    return is_name(token) or any(
        child.pos_ == "PROPN" and child.dep_ in ("flat:name", "appos", "nmod") and preposition(child) is None for child in token.children
    )


def is_town(token: Token) -> bool:
    """True for a place name that stands for no state and no government (« livré à Port-Soudan », not « livré à Kiev »)."""
    if token.ent_type_ != "LOC" or not is_name(token) or not any(letter.islower() for letter in token.text):
        return False
    entity = "".join(part.text_with_ws for part in (token, *(part for part in token.rights if part.dep_.startswith("flat")))).strip()
    register = load_register()
    names = (token.text, entity, *(f"{article} {token.text}" for article in load_grammar(token.lang_).of_names))
    return not any(register.state(name) or register.seat(name) or register.nationalities(name) for name in names)


def is_bare(token: Token) -> bool:
    """« visite d'État », « acte de guerre »: a singular noun after « de » without article says what kind, not who."""
    generic = folded(token.text) in load_grammar(token.lang_).generic
    if not generic and (token.pos_ != "NOUN" or is_named(token) or feature(token, "Number") == "Plur"):
        return False
    if preposition(token) != "de":
        return False
    return not any(child.dep_ in ("det", "nummod", "amod") or child.text.lower() in ("du", "des") for child in token.children)


def owners(token: Token, classes: WordClasses) -> Iterator[Token]:
    """To whom a thing belongs: « l'ambassade [des États-Unis] », « les relations [maliennes] », « le recours fait par [la junte] »."""
    found = [child for child in token.children if child.dep_ in ("amod", "nmod") and classes.is_nationality(lemma(child), child.text)]
    if not found:
        heads = [token, *(child for child in token.children if child.dep_ == "acl")]
        rows = [(word, child) for head in heads for word, child in complements(head) if word in ("par", "de", "entre", "avec")]
        rows = [row for row in rows if is_party(row[1], classes) and not is_bare(row[1])]
        agents = [child for word, child in rows if word == "par"]
        found = agents or [part for _, child in rows for part in conjuncts(child) if is_party(part, classes)]
    yield from found


def named_within(head: Token, classes: WordClasses) -> Iterator[Token]:
    """The parties that the content of a promise or a demand names, first verbs, then what they act on."""
    for child in head.children:
        if child.dep_ in ("xcomp", "conj", "advcl") and child.i > head.i and child.pos_ in ("VERB", "AUX"):
            yield from named_within(child, classes)
        elif child.dep_ == "obj" and not any(_is_addressed(word, other, classes) for word, other in complements(head)):
            yield from _parties(child, classes) if is_party(child, classes) else owners(child, classes)
    for word, child in complements(head):
        if _is_addressed(word, child, classes):
            yield from _parties(child, classes)


def _is_addressed(word: str, noun: Token, classes: WordClasses) -> bool:
    return word in ("à", "avec", "contre", "envers") and is_party(noun, classes) and not is_bare(noun)


def _parties(head: Token, classes: WordClasses) -> Iterator[Token]:
    return (part for part in conjuncts(head) if is_party(part, classes))


def possessor(determiner: Token, classes: WordClasses) -> Token:
    """The party that « son », « leurs » stand for: the nearest before it in its sentence that agrees in number; itself where there is
    none."""
    plural = folded(determiner.text).startswith("leur")
    thanked = [child for child in determiner.head.head.children if child.dep_ == "obj"] if preposition(determiner.head) == "pour" else []
    if thanked and is_party(thanked[0], classes) and _is_plural(thanked[0]) == plural:
        return thanked[0]
    before = reversed(determiner.doc[determiner.sent.start : determiner.i])
    owners_ = (t for t in before if t.dep_ in POSSESSING and t.pos_ in ("NOUN", "PROPN") and is_party(t, classes))
    return next((token for token in owners_ if _is_plural(token) == plural), determiner)


def addressee(pronoun: Token, verb: Token, classes: WordClasses) -> Token:
    """The party that « lui », « leur » stand for inside a relative clause: the subject of the clause around it; itself elsewhere (« le roi
    a reçu l'émir, qui [lui] a remis une lettre »)."""
    if verb.dep_ not in ("acl", "acl:relcl"):
        return pronoun
    around = [child for above in governors(verb) if is_verbal(above) for child in above.children if child.dep_ in POSSESSING]
    fitting = (t for t in around if is_party(t, classes) and t.i < pronoun.i and _is_plural(t) == (folded(pronoun.text) == "leur"))
    return next(fitting, pronoun)


def _is_plural(token: Token) -> bool:
    return feature(token, "Number") == "Plur" or any(child.dep_ == "conj" for child in token.children)


def counted_among(noun: Token) -> Token:
    """Who is meant by « l'un des [pays] qui … », « figure parmi les [pays] qui … »: the subject of the clause around; else the noun."""
    above = noun.head
    if not any(child.dep_ in ("acl:relcl", "acl") for child in noun.children):
        return noun
    if (preposition(noun) == "parmi" and is_verbal(above)) or (preposition(noun) == "de" and above.text.lower() in ("un", "une")):
        found = next((child for child in above.children if child.dep_ == "nsubj"), None)
        return found or noun
    if preposition(noun) == "de" and folded(above.text) == "nombre" and is_verbal(above.head):
        return next((child for child in above.head.children if child.dep_ == "nsubj"), noun)
    return noun


def named_among(group: Token, classes: WordClasses) -> Iterator[Token]:
    """« six pays, dont [le Mali] », « des ONG, dont [Amnesty] et [la FIDH] »: those of a group that are told by name."""
    doc, end = group.doc, group.sent.end
    start = next(
        (t.i for t in doc[group.i + 1 : min(group.i + 1 + DONT_REACH, end)] if folded(t.text) in load_grammar(group.lang_).of_whom), None
    )
    if start is None or feature(group, "Number") != "Plur" or any(is_verbal(t) for t in doc[group.i + 1 : start]):
        return
    for token in doc[start + 1 : end]:
        if is_verbal(token) or token.text in HARD_STOPS:
            return
        if is_name(token) and not token.dep_.startswith("flat") and preposition(token) is None and is_party(token, classes):
            yield token
        elif token.pos_ == "NOUN" or (token.text == "," and token.i > start + 3):
            return


def company(party: Token, classes: WordClasses) -> Iterator[Token]:
    """« le ministre, accompagné [de deux généraux] »: who comes along."""
    for child in party.children:
        if child.dep_ in ("acl", "amod") and lemma(child) in load_grammar(party.lang_).joining:
            yield from (part for word, other in complements(child) if word in ("de", "par") for part in _parties(other, classes))
