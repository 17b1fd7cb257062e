"""Denied or affirmed, actual or only planned: read from what governs a trigger in the sentence, never from mere neighbourhood."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Token

from recoupe.extract.syntax import is_finite, is_reflexive, is_verbal, lemma, preposition
from recoupe.extract.words import folded
from recoupe.lexicon import Table, table
from recoupe.model import Polarity, Status

# Types whose present tense tells what is going on; the others are acts of speech, done as they are said.
LASTING = frozenset({"AID", "COOPERATE", "ASSAULT", "MOBILIZE", "COERCE", "PROTEST", "CONSULT", "SANCTION"})
REACH = 8  # governors looked at above a trigger


@dataclass(frozen=True, slots=True, kw_only=True)
class ScopeWords:
    """The words of `scope.toml`, folded."""

    particles: frozenset[str]
    determiners: frozenset[str]
    restriction: frozenset[str]
    affirming: frozenset[str]
    without: frozenset[str]
    denying: frozenset[str]
    failing: frozenset[str]
    absence: frozenset[str]
    possible: frozenset[str]
    doubtful: frozenset[str]
    perhaps: frozenset[str]
    planned: frozenset[str]
    intentions: frozenset[str]
    coming: frozenset[str]
    preparing: frozenset[str]
    requesting: frozenset[str]
    requests: frozenset[str]
    lasting: frozenset[str]
    lasting_adverbs: frozenset[str]
    presupposing: frozenset[str]
    speech: frozenset[str]
    acting: frozenset[str]
    undergoing: frozenset[str]
    happening: frozenset[str]
    striking: frozenset[str]
    unreal: frozenset[str]
    acts: frozenset[str]
    during: frozenset[str]


@lru_cache(maxsize=8)
def load_scope(language: str) -> ScopeWords:
    """The scope words of a language."""
    data = table(language, "scope")

    def words(section: str, *keys: str) -> frozenset[str]:
        rows: Table = data[section]
        return frozenset(folded(word) for key in keys for word in rows[key])

    return ScopeWords(
        particles=words("negation", "particles"),
        determiners=words("negation", "determiners"),
        restriction=words("negation", "restriction"),
        affirming=words("negation", "affirming"),
        without=words("negation", "without"),
        denying=words("denial", "verbs"),
        failing=words("denial", "fail"),
        absence=words("denial", "nouns"),
        possible=words("possible", "verbs"),
        doubtful=words("possible", "adjectives"),
        perhaps=words("possible", "adverbs"),
        planned=words("planned", "verbs"),
        intentions=words("planned", "nouns"),
        coming=words("planned", "adjectives"),
        preparing=words("planned", "preparation"),
        requesting=words("requested", "verbs"),
        requests=words("requested", "nouns"),
        lasting=words("ongoing", "verbs"),
        lasting_adverbs=words("ongoing", "adverbs"),
        presupposing=words("presupposing", "verbs", "nouns"),
        speech=words("speech", "verbs"),
        acting=words("support", "acting"),
        undergoing=words("support", "undergoing"),
        happening=words("support", "happening"),
        striking=words("support", "striking"),
        unreal=words("unreal", "words"),
        acts=words("unreal", "acts"),
        during=frozenset(word for word in data["support"]["during"]),
    )


@dataclass(slots=True)
class Modality:
    """How a happening is told. `status` None: nothing says, the type decides. `preparing`: it is being prepared, not only announced."""

    polarity: Polarity = "affirmed"
    status: Status | None = None
    preparing: bool = False

    def deny(self) -> None:
        """Turns the polarity over."""
        self.polarity = "affirmed" if self.polarity == "denied" else "denied"

    def lower(self, status: Status | None) -> None:
        """Takes a status, unless a nearer word gave one."""
        if self.status is None:
            self.status = status


def modality(head: Token, type_: str, words: ScopeWords) -> Modality:
    """The polarity and status of the happening that `head` (a verb or a noun) tells."""
    out = Modality()
    node = head
    _noun_signs(node, out, words) if not is_verbal(node) and node.pos_ != "ADJ" else _verb_signs(node, type_, out, words)
    for _ in range(REACH):
        above = node.head
        if above == node or not _in_scope(node, above):
            break
        if not _climb(node, above, type_, out, words):
            break
        node = above
    return out


def _in_scope(node: Token, above: Token) -> bool:
    """False where the clause of `node` asserts itself, whatever stands above: relative clauses, parentheses, finite adverbial clauses."""
    if node.dep_ in ("acl:relcl", "parataxis", "appos", "root", "ROOT", "dislocated"):
        return False
    if node.dep_ == "advcl":
        return not is_finite(node) and any(child.dep_ == "mark" for child in node.children)
    return not (node.dep_ == "acl" and is_verbal(node) and node.morph.get("VerbForm") == ["Part"])


def _climb(node: Token, above: Token, type_: str, out: Modality, words: ScopeWords) -> bool:
    """Takes in what `above` does to what it governs. False: go no higher."""
    if node.dep_ == "conj":
        if is_verbal(node) and is_finite(node):
            return False
        return True
    name = f"se {lemma(above)}" if is_verbal(above) and is_reflexive(above) else lemma(above)
    if is_verbal(above):
        return _under_verb(node, above, name, type_, out, words)
    if lemma(above) in words.absence and preposition(node) == "de":
        out.deny()
    elif lemma(above) in words.intentions:
        out.lower("planned")
    elif lemma(above) in words.requests:
        out.lower("requested")
    elif above.pos_ in ("NOUN", "PROPN") and not is_verbal(node) and lemma(above) not in words.presupposing:
        return False
    return True


def _under_verb(node: Token, above: Token, name: str, type_: str, out: Modality, words: ScopeWords) -> bool:
    if node.dep_ in ("nsubj", "nsubj:pass"):
        if name in words.happening or node.dep_ == "nsubj:pass" or lemma(above) in words.happening:
            _verb_signs(above, type_, out, words)
        return False
    if node.dep_ in ("obl:mod", "advmod", "obl:agent") and not is_verbal(node):
        return False
    if name in words.denying:
        out.deny()
        if _is_negated(above, words):
            out.deny()
        return False
    if name in words.failing and (is_verbal(node) or node.dep_ in ("obj", "obl:arg")):
        out.deny()
    if name in words.possible and name not in words.speech:
        out.lower("possible")
    elif name in words.preparing:
        out.preparing = True
        out.lower("planned")
    elif name in words.planned:
        out.lower("planned" if is_verbal(node) or node.dep_ in ("obj", "obl:arg") else None)
    elif name in words.requesting:
        out.lower("requested")
    elif lemma(above) == "aller" and _tense(above) in ("Pres", "Imp"):
        out.lower("planned")
    elif name in words.lasting and _tense(above) == "Pres":
        out.lower("ongoing")
    if (
        _is_negated(above, words)
        and ((is_verbal(node) and node.dep_ == "xcomp") or lemma(above) in words.acting or _is_there(above))
        and name not in words.affirming
    ):
        out.deny()
    if node.dep_ in ("ccomp",) or (name in words.speech and node.dep_ != "xcomp"):
        return name in words.speech and False
    if is_verbal(node) or lemma(above) in words.acting or _is_there(above):
        _tense_signs(above, type_, out, words)
    return True


def _is_there(verb: Token) -> bool:
    """« il y a »."""
    return lemma(verb) == "avoir" and any(folded(child.text) == "y" for child in verb.children)


def _noun_signs(noun: Token, out: Modality, words: ScopeWords) -> None:
    for child in noun.children:
        word = lemma(child)
        if child.dep_ == "det" and (
            word in words.determiners or folded(child.text) in words.determiners or folded(child.text).startswith("aucun")
        ):
            out.deny()
        if child.dep_ in ("amod", "acl") and word in words.doubtful:
            out.lower("possible")
        if child.dep_ in ("amod", "acl") and word in words.coming:
            out.lower("planned")
        if child.pos_ == "NOUN" and word == "cours" and child.i > noun.i:
            out.lower("ongoing")
    before = noun.doc[max(noun.sent.start, noun.i - 3) : noun.i]
    if any(folded(token.text) in words.without for token in before):
        out.deny()


def _verb_signs(verb: Token, type_: str, out: Modality, words: ScopeWords) -> None:
    if _is_negated(verb, words):
        out.deny()
    for child in verb.children:
        if child.dep_ == "mark" and folded(child.text) in words.without:
            out.deny()
        if child.dep_ in ("mark", "advmod") and folded(child.text) in ("si", "s") and child.i < verb.i and is_finite(verb):
            out.lower("possible")
        if child.dep_ in ("advmod", "obl:mod") and (lemma(child) in words.perhaps or folded(child.text) in words.perhaps):
            out.lower("possible")
    _tense_signs(verb, type_, out, words)


def _is_negated(verb: Token, words: ScopeWords) -> bool:
    """« ne … pas », « ne … aucun »; not « ne … que », nor « pas seulement »."""
    near = [child for child in verb.children if child.dep_.startswith(("advmod", "aux", "det")) or child.pos_ in ("ADV", "CCONJ")]
    texts = {folded(child.text) for child in near}
    if not texts & words.particles and not any(
        folded(t.text) in words.determiners for c in verb.children if c.dep_ == "obj" for t in c.children
    ):
        return False
    if not texts & {"ne", "n"} and not any(
        folded(token.text) in ("ne", "n") for token in verb.doc[max(verb.sent.start, verb.i - 5) : verb.i]
    ):
        return "pas" in texts and verb.morph.get("VerbForm") == ["Inf"]
    following = [folded(token.text) for token in verb.doc[verb.i + 1 : verb.i + 3]]
    if lemma(verb) in words.affirming and any(child.dep_ in ("xcomp", "ccomp", "obl:arg") for child in verb.children):
        return False
    return not ({"seulement", "uniquement"} & (texts | set(following)))


def _auxiliary(verb: Token) -> Token | None:
    """The auxiliary that carries the tense."""
    return next(
        (
            child
            for child in verb.children
            if child.dep_ in ("aux:tense", "aux:pass", "aux", "cop") and child.morph.get("VerbForm") == ["Fin"]
        ),
        None,
    )


def _tense(verb: Token) -> str:
    carrier = verb if verb.morph.get("VerbForm") == ["Fin"] else _auxiliary(verb)
    if carrier is None:
        return ""
    if carrier.morph.get("Mood") == ["Cnd"]:
        return "Cnd"
    tense = carrier.morph.get("Tense")
    return tense[0] if tense else ""


def is_compound(verb: Token) -> bool:
    """True for « a livré », « avait livré », « aurait livré »: an auxiliary of tense and a participle."""
    return any(child.dep_ == "aux:tense" for child in verb.children) and verb.morph.get("VerbForm") != ["Fin"]


def _tense_signs(verb: Token, type_: str, out: Modality, words: ScopeWords) -> None:
    tense = _tense(verb)
    if tense == "Cnd":
        out.lower("planned" if not is_compound(verb) and _is_reported(verb, words) else "possible")
    elif tense == "Fut" and not is_compound(verb):
        out.lower("planned")
    elif tense in ("Pres", "Imp") and not is_compound(verb) and not any(child.dep_ == "aux:pass" for child in verb.children):
        if type_ in LASTING and verb.morph.get("VerbForm") == ["Fin"] and lemma(verb) not in ("venir", "aller"):
            out.lower("ongoing")
    if any(child.dep_.startswith("aux") and folded(child.text) in ("peut", "pourrait", "pourraient", "peuvent") for child in verb.children):
        out.lower("possible")


def _is_reported(verb: Token, words: ScopeWords) -> bool:
    """« il a déclaré que son pays continuerait »: the conditional is a future seen from the past."""
    node = verb
    for _ in range(REACH):
        if node.dep_ == "ccomp" and lemma(node.head) in words.speech:
            return _tense(node.head) != "Cnd"
        if node.head == node:
            return False
        node = node.head
    return False
