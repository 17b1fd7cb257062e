"""May this word tell this event here? A list of conditions, each of which returns the reason of a refusal or None."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from recoupe.extract.candidates import Candidate
from recoupe.extract.complements import complements
from recoupe.extract.deeds import strikes
from recoupe.extract.parties import is_bare, is_named, is_party, is_town, stands_in
from recoupe.extract.roles import Roles, dependents
from recoupe.extract.scope_words import figures, load_scope
from recoupe.extract.syntax import (
    feature,
    governors,
    grammar_of,
    is_finite,
    is_opening,
    is_passive,
    is_verbal,
    lemma,
    lemmas_of,
    names_of,
    nouns_of,
    preposition,
)
from recoupe.extract.triggers import Trigger
from recoupe.extract.words import WordClasses, folded
from recoupe.tokens import Run as Sentence
from recoupe.tokens import Token

Condition = Callable[[Candidate, Trigger, Roles, WordClasses], str | None]
ENOUGH = 2  # parties that make an event of a common noun (« rencontre », « coopération »)
PEOPLE = frozenset({"people", "persons", "captives", "dignitaries", "officials", "any", "country", "suspects"})


def is_situated(candidate: Candidate) -> bool:
    """True where a number counts it, or a named place or the verb that carries it says where it happened."""
    heads = [candidate.head, *list(governors(candidate.head))[:1]]
    if any(child.dep_ == "obj" and any(inner.dep_ == "nummod" for inner in child.children) for child in heads[-1].children):
        return True
    return any(child.dep_ == "nummod" for child in candidate.head.children) or any(
        _is_at_a_name(token) and word in grammar_of(token).of_places for head in heads for word, token in complements(head)
    )


def _is_at_a_name(place: Token) -> bool:
    """« à Mogadiscio », « dans un marché de Mogadiscio »."""
    return place.pos_ == "PROPN" or any(child.pos_ == "PROPN" and child.dep_ == "nmod" for child in place.children)


def meets(names: tuple[str, ...], tokens: list[Token], classes: WordClasses) -> bool:
    """True where one of the noun phrases belongs to one of the classes; a name is a person and a place, a pronoun a person."""
    if "any" in names:
        return True
    for token in tokens:
        if is_named(token) and ("persons" in names or "places" in names):
            return True
        if ("humans" in names and token.ent_type_ == "PER") or ("towns" in names and is_town(token)):
            return True
        if (token.pos_ == "DET" or (token.pos_ == "PRON" and lemma(token) != "celui") or stands_in(token)) and not PEOPLE.isdisjoint(names):
            return True
        of_people = not PEOPLE.isdisjoint(names)
        if classes.holds(names, nouns_of(token) if of_people else lemmas_of(token)) or (of_people and _is_of_a_nation(token, classes)):
            return True
    return False


def _is_of_a_nation(token: Token, classes: WordClasses) -> bool:
    """« les pilotes burkinabè »: people, where what acts can be told by a nationality."""
    return classes.can_act(lemma(token)) and any(
        child.dep_ == "amod" and classes.is_nationality(lemma(child), child.text) for child in token.children
    )


def undone(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """Words that give the trigger another meaning; those of a party that is its subject do not (« le [chef] rebelle a rejeté le plan »)."""
    acting = [token for token in roles.slots.get("subject", ()) if is_party(token, classes)]
    words = dependents(candidate, trigger, roles, ("subject",) if acting else ()) | frozenset(map(lemma, acting))
    found = trigger.unless & words
    if trigger.only_with and trigger.only_with.isdisjoint(words):
        return f"nothing with « {candidate.lemma} » gives it this meaning"
    return f"« {sorted(found)[0]} » gives « {candidate.lemma} » another meaning" if found else None


def theme_fits(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """The thing acted on belongs to the classes that the record asks for."""
    names = trigger.themes(candidate.lemma)
    if not names or (candidate.is_phrase and not trigger.strict):
        return None
    own = lemmas_of(candidate.head) - {candidate.lemma} if candidate.shape == "noun" else frozenset()
    at = [*roles.slots.get("à", ()), *roles.slots.get("pour", ())]
    if classes.holds(names, own) or meets(names, [*roles.affected(), *at], classes):
        return None
    return f"what « {candidate.lemma} » acts on here is none of: {', '.join(names)}"


def subject_fits(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """The one who acts can act, and is of the kind that the record asks for."""
    subjects = [*roles.slots.get("subject", ()), *(token for token in roles.slots.get("par", ()) if not _is_manner(token))]
    struck = roles.recipients or roles.affected() or candidate.is_phrase
    if subjects and struck and trigger.type == "ASSAULT" and all(strikes(token, classes) for token in subjects):
        return None
    if subjects and trigger.type != "VOTE" and not roles.actors and candidate.shape == "verb" and trigger.frame.get("subject") == "actor":
        return f"« {subjects[0].text} » cannot act"
    if (
        trigger.actor_in
        and roles.actors
        and not meets(trigger.actor_in, roles.actors, classes)
        and not any(t.pos_ in ("PRON", "DET") for t in roles.actors)
    ):
        return f"« {roles.actors[0].text} » is not one who does this as an event"
    if trigger.actor_not and roles.actors and meets(trigger.actor_not, roles.actors, classes):
        return f"done by « {roles.actors[0].text} », it is another type"
    return None


def _is_manner(token: Token) -> bool:
    """« limogé par décret », « blessé par balle »: a common noun without article says how, not by whom."""
    return token.pos_ == "NOUN" and not is_named(token) and not any(child.dep_ in ("det", "nummod", "amod") for child in token.children)


def about_fits(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """One of those named belongs to the classes that the record asks for."""
    tokens = [token for name, tokens in roles.slots.items() if name not in ("que", "clause") for token in tokens] + roles.affected()
    return None if not trigger.about or meets(trigger.about, tokens, classes) else f"nothing here is one of: {', '.join(trigger.about)}"


def slots_fit(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """The slots that must, and must not, be filled."""
    filled = {name for name, tokens in roles.slots.items() if tokens}
    if trigger.requires and filled.isdisjoint(trigger.requires) and "clause" not in filled:
        return f"« {candidate.lemma} » says not to what or whom"
    barred = filled & set(trigger.without)
    if barred:
        return f"« {candidate.lemma} » with « {sorted(barred)[0]} » is something else"
    if trigger.not_after and candidate.shape == "noun" and (preposition(candidate.head) or "").split(" ")[-1] in trigger.not_after:
        return f"« {preposition(candidate.head)} … {candidate.lemma} » only tells how it came"
    last = candidate.words[-1]
    if trigger.not_before_number and last.i + 1 < len(last.doc) and last.nbor().like_num:
        return "the number after it counts the other side"
    if trigger.intransitive and "object" in filled and candidate.shape == "verb" and not candidate.is_phrase:
        return f"« {candidate.lemma} » with an object is something else"
    return None


def roles_fit(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """The roles without which the word says too little."""
    anyone = roles.actors or roles.recipients or roles.affected()
    have = {"actor": bool(roles.actors), "recipient": bool(roles.recipients), "any": bool(anyone) or is_situated(candidate)}
    told = (trigger.agentless and is_agentless(candidate)) or is_happening(candidate)
    have["actor"] = have["actor"] or told
    have["recipient"] = have["recipient"] or (trigger.type == "COOPERATE" and len(roles.actors) >= ENOUGH)
    have["any"] = have["any"] or told
    missing = [need for need in trigger.needs if not have[need]]
    if missing:
        return "nobody is named who takes part" if missing == ["any"] else f"no {missing[0]} is named"
    return None


def is_agentless(candidate: Candidate) -> bool:
    """« la rencontre a été reportée », « suspendus depuis mai, les vols … »: a passive that tells, and need not say by whom."""
    verb = candidate.head
    told = is_opening(verb) or any(child.dep_ == "aux:pass" for child in verb.children)
    return candidate.shape == "verb" and told and is_passive(verb)


def is_happening(candidate: Candidate) -> bool:
    """« des pourparlers ont repris », « la trêve tient »: the noun is the subject of a verb that says that it happens."""
    above = candidate.head.head
    if candidate.shape == "noun" and candidate.head.dep_ == "nmod" and lemma(above) in load_scope(above.lang_).scenes:
        return True
    if candidate.head.dep_ == "nsubj" and lemma(above) in load_scope(above.lang_).underway:
        return True
    if candidate.shape != "noun" or candidate.head.dep_ not in ("nsubj", "nsubj:pass") or not is_verbal(above):
        return False
    return not names_of(above).isdisjoint(load_scope(above.lang_).taking_place)


def is_real(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """« la nécessité de soutenir », « si ces contrats sont conclus » tell no happening."""
    words = load_scope(candidate.head.lang_).unreal
    above = next(governors(candidate.head), None)
    if above is not None and candidate.shape == "verb" and lemma(above) in words and candidate.head.dep_ != "acl:relcl":
        return f"« {above.text} » speaks of it as a need or a possibility"
    if candidate.shape == "verb" and _is_needed(candidate.head):
        return "it is spoken of as a need or a possibility"
    chain = [candidate.head, *(above for above in governors(candidate.head))][:3] if candidate.shape == "verb" else []
    for node in chain:
        if any(child.dep_ == "mark" and _is_if(child) for child in node.children):
            return "it is only a hypothesis (« si »)"
        if _is_condition(node):
            return "it is only a condition"
        if node.dep_ not in ("xcomp", "aux"):
            break
    kind = candidate.shape == "noun" and not candidate.is_phrase and is_bare(candidate.head)
    if kind and above is not None and above.pos_ == "NOUN" and lemma(above) not in load_scope(candidate.head.lang_).acts:
        return f"it only says what kind of « {above.text} »"
    return None


def _is_if(mark: Token) -> bool:
    """« si », and « s' » right before its subject (« s'il »), not « s'en prend »."""
    elided = mark.text.endswith(("'", "’"))
    return folded(mark.text) in load_scope(mark.lang_).hypothesis and (not elided or mark.nbor().dep_.startswith("nsubj"))


def _is_needed(verb: Token) -> bool:
    """« la nécessité de soutenir », where the parser hung the verb elsewhere."""
    before = verb.i - 2
    if before < verb.sent.start or feature(verb, "VerbForm") != "Inf" or verb.doc[before].pos_ != "NOUN":
        return False
    return folded(verb.nbor(-1).text) in grammar_of(verb).partitive and lemma(verb.doc[before]) in load_scope(verb.lang_).unreal


def _is_condition(verb: Token) -> bool:
    """« à condition que les détenus soient relâchés », « tant que les combats continuent »."""
    mark = next((child for child in verb.children if child.dep_ == "mark" and folded(child.text) in grammar_of(verb).complementizers), None)
    if mark is None or mark.i == verb.sent.start or not is_finite(verb):
        return False
    return folded(mark.nbor(-1).text) in load_scope(verb.lang_).conditions


def is_figure(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """« à l'aide de deux bombes », « a refusé de commenter », « sous couvert d'anonymat »: set phrases that tell no event."""
    at = candidate.head.idx
    found = next((words for start, end, words in _figures_in(candidate.head.sent) if start <= at < end), None)
    return f"« {found} » is a set phrase" if found else None


@lru_cache(maxsize=512)
def _figures_in(sentence: Sentence) -> tuple[tuple[int, int, str], ...]:
    first, hits = sentence.start_char, figures(sentence.doc.lang_).finditer(sentence.text)
    return tuple((first + hit.start(), first + hit.end(), hit.group()) for hit in hits)


def says_enough(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """Common nouns count with two parties only."""
    if not trigger.weak or candidate.shape != "noun" or candidate.is_phrase:
        return None
    enough = len(roles.actors) + len(roles.recipients) >= ENOUGH
    return None if enough or is_happening(candidate) else f"« {candidate.lemma} » is too common a word for one party alone"


CONDITIONS: tuple[Condition, ...] = (is_figure, is_real, slots_fit, undone, theme_fits, subject_fits, about_fits, roles_fit, says_enough)


def refusal(candidate: Candidate, trigger: Trigger, roles: Roles, classes: WordClasses) -> str | None:
    """The first reason not to code the candidate under `trigger`, or None."""
    return next((reason for condition in CONDITIONS if (reason := condition(candidate, trigger, roles, classes))), None)


def mode_of(
    candidate: Candidate, trigger: Trigger, roles: Roles, modes: tuple[tuple[str, frozenset[str], frozenset[str]], ...]
) -> str | None:
    """The mode: the lemma's own, else the first row whose words stand among the dependents, else the record's."""
    own = next((trigger.mode_for[word] for word in (candidate.lemma, *candidate.lemma.split()) if word in trigger.mode_for), None)
    if own is not None:
        return own
    doers = ("subject", "par", "support") if trigger.type == "MOBILIZE" else ()
    words = dependents(candidate, trigger, roles, doers) | frozenset(lemma(word) for word in candidate.words[1:])
    for mode, needed, unless in modes:
        if trigger.id not in unless and ("*" in needed or needed & words):
            return mode
    return trigger.mode
