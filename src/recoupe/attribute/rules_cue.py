"""The rules that start from a reporting verb: one function a frame, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from recoupe.attribute import contents
from recoupe.attribute.cues import Hit
from recoupe.attribute.marks import Pair
from recoupe.attribute.scene import Draft, Scene, Sentence
from recoupe.attribute.sources import Phrase, can_speak, phrase_left, phrase_right
from recoupe.attribute.speakers import agent, is_finite, is_inverted, source_of
from recoupe.model import Span

GLUE = " \t\n\r,.;:!?…-–—"
NOBODY = frozenset({"ce", "c'", "cela", "ceci", "ça", "rien", "tout", "personne", "nul"})
MARCHED_FOR = frozenset({"request", "accuse", "deny", "praise", "reject", "threaten"})  # what people gather « pour exiger », « pour dénoncer »
PREPOSITIONS = {
    "de_np": frozenset({"de", "d'", "du", "des"}),
    "a_np": frozenset({"à", "au", "aux"}),
    "contre_np": frozenset({"contre"}),
    "sur_np": frozenset({"sur"}),
    "pour_np": frozenset({"pour"}),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One cue in its sentence, with its speaker's words."""

    scene: Scene
    hit: Hit
    sentence: Sentence
    source: Phrase | None
    follows: bool

    def has(self, *frames: str) -> bool:
        """True where the cue's records allow one of `frames`."""
        return any(frame in record.frames for record in self.hit.records for frame in frames)

    def draft(self, rule: str, span: Span | None, *more: Span, direct: bool = False, source: Phrase | None = None) -> Draft | None:
        """The quote whose content is `span` (and `more`)."""
        if span is None:
            return None
        content, manner = (span, "direct") if direct else contents.manner_of(self.scene, span)
        pieces = (content, *(contents.manner_of(self.scene, piece)[0] if direct else piece for piece in more))
        record = self.hit.records[0]
        stance = record.negated if self.hit.negated and record.negated else record.stance
        page = self.scene.page
        who = source or self.source
        return Draft(
            content=tuple(sorted(pieces)), manner="direct" if direct else manner, rule=rule, stance=stance, hit=self.hit,
            cue=page.span(self.hit.first, self.hit.last + 1), lemma=self.hit.lemma, source=who, follows=self.follows and who is None,
        )  # fmt: skip


def case_of(scene: Scene, hit: Hit, sentence: Sentence) -> Case:
    """The case of one hit."""
    source, follows = source_of(scene, hit, sentence)
    return Case(scene, hit, sentence, source, follows and source is None)


def inside_marks(case: Case) -> Draft | None:
    """« Nous irons, a-t-il dit, jusqu'au bout » : the cue stands inside the marks and parts the quote in two."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    number = scene.inside[hit.verb]
    if number < 0 or not case.has("marks", "marks_incise", "incise", "incise_clitic") or case.source is None or not is_inverted(scene, hit, case.sentence):
        return None
    pair = scene.pairs[number]
    stop = max(case.source.stop, hit.last + 1)
    if page.before(page.start[hit.first]) not in (",", ".", "!", "?", "…", "–", "—", "-"):
        return None
    first = contents.trimmed(scene, page.at(pair.inner.start), hit.first)
    while stop < page.until(pair.inner.end) and page.low[stop] in (".", "!", "?", "…"):
        stop += 1
    rest = contents.trimmed(scene, stop, page.until(pair.inner.end))
    first = Span(max(pair.inner.start, first.start), first.end) if first else None
    return case.draft("inside_marks", first, *([rest] if rest and rest.end <= pair.inner.end else []), direct=True)


def before_cue(case: Case) -> Draft | None:
    """« Nous irons jusqu'au bout », a dit le maire : the marks close before the cue; more marks after it go on."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    pair = _pair_before(scene, hit)
    if pair is None or scene.inside[hit.verb] >= 0 or not case.has("marks", "marks_incise") or not _stands_alone(scene, pair, case.sentence):
        return None
    if case.source is None or case.source.first < hit.first:
        return None
    more = _pairs_after(scene, max(case.source.stop, hit.last + 1), case.sentence)
    return case.draft("before_cue", pair.inner, *(later.inner for later in more), direct=True)


def _pair_before(scene: Scene, hit: Hit) -> Pair | None:
    page = scene.page
    at = hit.first - 1
    while at >= 0 and page.low[at].strip(GLUE) == "" and scene.inside[at] < 0:
        at -= 1
    if at >= 0 and page.low[at] == "comme" and scene.inside[at] < 0:
        return None
    return scene.pairs[scene.inside[at]] if at >= 0 and scene.inside[at] >= 0 else None


def _stands_alone(scene: Scene, pair: Pair, sentence: Sentence) -> bool:
    """True where the marks hold all that is said, not the end of a clause that began before them."""
    page = scene.page
    if page.at(pair.span.start) <= sentence.first:
        return True
    return page.before(pair.span.start) in (":", ",", ".", "!", "?", "…", "»", "”", "–", "—", "-", ";", '"', "")


def _pairs_after(scene: Scene, start: int, sentence: Sentence) -> list[Pair]:
    """Marks that go on after « , a dit le maire, »: only a comma and a setting between, no other cue."""
    page = scene.page
    at = start
    while at < sentence.stop and scene.inside[at] < 0:
        if at in scene.by_first or page.low[at] in (":", ";"):
            return []
        at += 1
    if at >= sentence.stop or at - start > 8 or page.low[at - 1] not in (",", "-", "–", "—"):
        return []
    pair = scene.pairs[scene.inside[at]]
    ends = page.until(pair.span.end)
    while ends < sentence.stop and page.low[ends] in (",", "."):
        ends += 1
    later = scene.by_first.get(ends)
    return [] if later is not None and is_inverted(scene, later, sentence) else [pair]


def colon(case: Case) -> Draft | None:
    """Le maire a dit : « Nous irons jusqu'au bout. »"""
    scene, hit, page = case.scene, case.hit, case.scene.page
    if not case.has("marks") or scene.inside[hit.verb] >= 0:
        return None
    for at in range(hit.last + 1, case.sentence.stop):
        if scene.inside[at] >= 0:
            pair = scene.pairs[scene.inside[at]]
            glued = at == hit.last + 1 and is_inverted(scene, hit, case.sentence)
            return case.draft("colon", pair.inner, direct=True) if page.low[at - 1] == ":" or glued else None
        if page.low[at] == ";" or (at in scene.by_first and scene.by_first[at].form == "finite"):
            return None
    return None


def que(case: Case) -> Draft | None:
    """Le maire a dit que le pont rouvrirait."""
    if not case.has("que", "target_que") or not _speaks(case):
        return None
    start = contents.after_que(case.scene, case.hit, case.sentence, addressee=case.has("target_que"))
    if start is None or start >= case.sentence.stop:
        return None
    if case.scene.page.low[start] == ":":
        return None
    if any(record.receiver for record in case.hit.records) and case.source is not None and case.scene.page.low[case.source.first].endswith("on"):
        return None
    return case.draft("que", contents.clause(case.scene, case.hit, start, case.sentence))


def _speaks(case: Case) -> bool:
    """False where the subject is a thing and the verb then means something else (« la situation exige », « ce vote montre que »)."""
    if case.source is None:
        return case.follows
    page = case.scene.page
    if page.low[case.source.first] in NOBODY or (page.low[case.source.first] in ("aucun", "aucune", "nul", "nulle") and page.low[case.hit.first] in ("n'", "ne")):
        return False
    return not all(record.persons for record in case.hit.records) or can_speak(page, case.source, case.scene.speakers)


def infinitive(case: Case) -> Draft | None:
    """Le maire a promis de rouvrir le pont; dit vouloir apaiser; appelle à voter."""
    if _asks_no_name(case) or not _speaks(case):
        return None
    for frame, prepositions, far in (("inf", frozenset[str](), True), ("de_inf", contents.OF, True), ("a_inf", contents.TO, False), ("pour_inf", frozenset({"pour"}), False)):
        if case.has(frame) and (start := contents.after_infinitive(case.scene, case.hit, case.sentence, prepositions, far=far)) is not None:
            return case.draft("infinitive", contents.clause(case.scene, case.hit, start, case.sentence))
    return None


def _asks_no_name(case: Case) -> bool:
    """True for « qui a souhaité garder l'anonymat », which says nothing."""
    words = " ".join(case.scene.page.low[case.hit.last + 1 : case.hit.last + 7])
    return "anonym" in words or any(f"ne pas être {word}" in words for word in ("nommé", "identifié", "cité"))


def target(case: Case) -> Draft | None:
    """L'opposition accuse le pouvoir de museler la presse; exhorte les parties à négocier; a condamné Moscou pour avoir …"""
    scene, hit, sentence = case.scene, case.hit, case.sentence
    if not case.has("target_de", "target_de_inf", "target_a", "target_pour") or not _speaks(case):
        return None
    start = contents.after_object(scene, hit, sentence)
    whole = start if start is not None else hit.last + 1
    if start is not None and scene.inside[start] >= 0 and not case.has("target_pour"):
        return case.draft("target", contents.clause(scene, hit, start, sentence))
    if case.has("target_de") and start is not None and _says_of_what(scene, start, sentence):
        return case.draft("target", contents.clause(scene, hit, start, sentence))
    for frame, prepositions in (("target_de_inf", contents.OF), ("target_a", frozenset({"à"})), ("target_pour", frozenset({"pour"}))):
        if case.has(frame) and (begin := contents.after_target(scene, whole, sentence, prepositions)) is not None:
            return case.draft("target", contents.clause(scene, hit, begin, sentence, nominal=True))
    if case.has("target_a") and start is not None and (begin := _noun_after(scene, start, sentence, ("à", "au"))) is not None:
        return case.draft("target", contents.clause(scene, hit, begin, sentence, nominal=True))
    if case.has("target_pour") and start is not None and (begin := _noun_after(scene, start, sentence, ("pour",))) is not None:
        return case.draft("target", contents.clause(scene, hit, begin, sentence, nominal=True))
    return None


def _says_of_what(scene: Scene, start: int, sentence: Sentence) -> bool:
    """True where « de » follows the target: accuse X de …, qualifie X de …"""
    page = scene.page
    behind = phrase_right(page, start, sentence.stop, scene.speakers)
    words = page.low[start : min(sentence.stop, start + 30)]
    return any(word in ("de", "d'", "du", "des") for word in words[1:]) and behind is not None


def _noun_after(scene: Scene, start: int, sentence: Sentence, prepositions: tuple[str, ...]) -> int | None:
    page = scene.page
    return next((at + 1 for at in range(start + 1, min(sentence.stop - 1, start + 12)) if page.low[at] in prepositions and page.tag[at + 1] in ("DET", "NOUN")), None)


def verb_in_marks(case: Case) -> Draft | None:
    """L'Union africaine « condamne fermement » l'attaque et « appelle au calme » : the marks begin at the verb itself."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    number = scene.inside[hit.verb]
    if number < 0 or hit.form != "finite" or page.start[hit.first] != scene.pairs[number].inner.start or hit.clitic is not None:
        return None
    mark = page.at(scene.pairs[number].span.start)
    who = phrase_left(page, case.sentence.first, mark, scene.speakers)
    if who is None or not can_speak(page, who, scene.speakers) or is_finite(scene, who.stop - 1):
        return None
    return case.draft("verb_in_marks", contents.clause(scene, None, mark, case.sentence), source=who)


def in_marks(case: Case) -> Draft | None:
    """Le député parle d'« un scandale »; le porte-parole a mis cela sur le compte d'« une erreur humaine »: an object in marks right after the cue."""
    scene, hit = case.scene, case.hit
    if not case.has("in_marks"):
        return None
    for at in range(hit.last + 1, min(case.sentence.stop, hit.last + 5)):
        if scene.inside[at] >= 0:
            return case.draft("in_marks", contents.clause(scene, hit, at, case.sentence, nominal=True))
        if scene.page.tag[at] not in ("ADP", "DET", "ADV"):
            return None
    return None


def nominal(case: Case) -> Draft | None:
    """La junte nie toute présence de mercenaires; l'ONU met en garde contre une famine; Bruxelles voit dans ce vote un signe."""
    scene, hit, sentence = case.scene, case.hit, case.sentence
    start: int | None = None
    for frame, prepositions in PREPOSITIONS.items():
        if case.has(frame) and start is None:
            start = contents.after_preposition(scene, hit, sentence, prepositions)
    if start is None and case.has("a_number") and scene.page.low[hit.last + 1 : hit.last + 2] == ("à",) and scene.page.tag[hit.last + 2 : hit.last + 3] == ("NUM",):
        start = hit.last + 2
    if start is None and case.has("a_ce_que") and scene.page.low[hit.last + 1 : hit.last + 4] == ("à", "ce", "que"):
        return case.draft("que", contents.clause(scene, hit, hit.last + 4, sentence))
    if start is None and case.has("np", "np_adj", "comme"):
        start = contents.after_object(scene, hit, sentence)
    if start is None or not _fits(case, start) or (case.hit.form == "infinitive" and case.hit.records[0].stance not in MARCHED_FOR):
        return None
    if _is_relative(scene, hit, sentence):
        return None
    return case.draft("nominal", contents.clause(scene, hit, start, sentence, nominal=True))


def _is_relative(scene: Scene, hit: Hit, sentence: Sentence) -> bool:
    """True where the object is the noun before (« les partenaires qu'elle souhaitait »), so that nothing after the cue is its content."""
    page = scene.page
    at = next((i for i in range(hit.first - 1, max(sentence.first, hit.first - 10), -1) if page.low[i] in contents.QUE), None)
    return at is not None and page.tag[at] == "PRON" and page.dep[at].startswith(("obj", "iobj")) and page.head[at] == hit.verb and page.tag[hit.last + 1 : hit.last + 2] != ("DET",)


def _fits(case: Case, start: int) -> bool:
    """True where the object is one that this verb can report, and its subject one that can speak."""
    scene, page = case.scene, case.scene.page
    if page.low[case.hit.first] in ("le", "la", "l'", "les") or page.low[start] in ("moi", "lui", "elle") or not _may_be_object(case, start):
        return False
    if case.has("np_adj") and not case.has("np") and "comme" not in page.low[start : start + 12] and not _has_attribute(scene, start, case.sentence):
        return False
    if case.has("comme") and not case.has("np", "np_adj") and "comme" not in page.low[start : case.sentence.stop]:
        return False
    return _speaks(case)


def _may_be_object(case: Case, start: int) -> bool:
    """True where the noun phrase at `start` is one that the verb's record accepts."""
    words = frozenset(case.scene.page.low[start : start + 5])
    records = case.hit.records
    return not any(record.not_objects & words for record in records) and any(not record.objects or record.objects & words for record in records)


def _has_attribute(scene: Scene, start: int, sentence: Sentence) -> bool:
    """True where an adjective about the object closes it: « juge cette décision inacceptable »."""
    page = scene.page
    if scene.inside[start] >= 0:
        return True
    behind = phrase_right(page, start, sentence.stop, scene.speakers)
    last = min(sentence.stop, start + 14) - 1
    return behind is not None and any(page.tag[i] == "ADJ" or scene.inside[i] >= 0 for i in range(start + 2, last + 1)) and not any(page.low[i] == "à" for i in range(start, min(last, behind.stop + 1)))


def seen(case: Case) -> Draft | None:
    """Washington voit dans ce vote un signe; y voyant « une chance »."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    if not case.has("en_np"):
        return None
    if page.low[hit.first] == "y":
        start = contents.after_object(scene, hit, case.sentence)
    else:
        start = hit.last + 1 if page.low[hit.last + 1 : hit.last + 2] in [("dans",), ("en",)] else None
    return case.draft("nominal", contents.clause(scene, hit, start, case.sentence, nominal=True)) if start is not None else None


def attribute(case: Case) -> Draft | None:
    """La ministre s'est dite prête à recevoir les syndicats."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    start = hit.last + 1
    while start < case.sentence.stop and page.tag[start] == "ADV" and page.tag[start + 1 : start + 2] != () and scene.inside[start] < 0:
        start += 1
    if not case.has("adj") or start >= case.sentence.stop:
        return None
    fits = scene.inside[start] >= 0 or page.tag[start] in ("ADJ", "VERB", "ADP") and page.low[start] not in ("à", "lors", "dans")
    return case.draft("attribute", contents.clause(scene, hit, start, case.sentence)) if fits else None


def question(case: Case) -> Draft | None:
    """Le juge se demande si la plainte est fondée; le maire a expliqué pourquoi le pont est fermé."""
    page, at = case.scene.page, case.hit.last + 1
    if not case.has("si") or page.low[at : at + 1] not in [("si",), ("s'",), ("pourquoi",), ("comment",)]:
        return None
    return case.draft("question", contents.clause(case.scene, case.hit, at, case.sentence))


def incise(case: Case) -> Draft | None:
    """Le pont rouvrira lundi, a indiqué le maire; le pont, a indiqué le maire, rouvrira lundi."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    allowed = ("incise", "incise_clitic") if hit.clitic is not None else ("incise",)
    if not case.has(*allowed) or case.source is None or scene.inside[hit.verb] >= 0 or not is_inverted(scene, hit, case.sentence):
        return None
    behind = max(case.source.stop, hit.last + 1)
    if page.low[hit.first - 1] == "comme":
        return _as_says(case, behind)
    if hit.first - 1 < case.sentence.first or page.low[hit.first - 1] not in (",", ".", "»", "”", "!", "?", "…", "...", "-", "–", "—", '"'):
        return None
    if hit.first >= 2 and page.low[hit.first - 2] in ("qui", "que", "qu'", "dont"):
        rest = contents.clause(scene, hit, behind + (page.low[behind : behind + 1] == (",",)), case.sentence)
        return case.draft("incise", rest)
    begin = _clause_start(scene, hit, case.sentence)
    first = contents.trimmed(scene, begin, hit.first - 1)
    if first is None or len(first) < 2:
        return None
    more = _rest_of_clause(case, begin, behind)
    manner = contents.manner_of(scene, first)[1]
    if page.low[begin - 1 : begin] in [("—",), ("–",)] and begin - 1 <= case.sentence.first:
        return case.draft("dialogue", first, *more, direct=True)
    return case.draft("incise", first, *more, direct=manner == "direct")


def _clause_start(scene: Scene, hit: Hit, sentence: Sentence) -> int:
    """The first word of the clause before an incise, openers such as « Toutefois, » left out."""
    page = scene.page
    start = sentence.first
    for at in range(hit.first - 2, sentence.first, -1):
        if page.low[at] == ";" and scene.inside[at] < 0:
            start = at + 1
            break
    return skip_openers(scene, start, hit.first)


def skip_openers(scene: Scene, start: int, stop: int) -> int:
    """The first word at or after `start` that is no « Toutefois, », « Mais », « En outre, » or dash."""
    page = scene.page
    moved = True
    while moved and start < stop:
        moved = False
        text = page.text[page.start[start] : page.start[start] + 24].lower()
        for opener in sorted(scene.cues.words["openers"], key=len, reverse=True):
            if text.startswith(opener) and not text[len(opener) : len(opener) + 1].isalnum():
                start = page.at(page.start[start] + len(opener))
                moved = True
                break
        if start < stop and page.low[start] in (",", "-", "–", "—"):
            start += 1
            moved = True
    return start


def _rest_of_clause(case: Case, begin: int, behind: int) -> list[Span]:
    """What goes on after « , a indiqué le maire, » where the clause before it has no verb yet."""
    scene, page = case.scene, case.scene.page
    if page.low[behind : behind + 1] != (",",) or any(is_finite(scene, i) for i in range(begin, case.hit.first - 1)) or behind + 1 in scene.by_first:
        return []
    rest = contents.clause(scene, case.hit, behind + 1, case.sentence)
    return [rest] if rest and any(page.tag[i] in ("VERB", "AUX") for i in range(behind + 1, page.until(rest.end))) else []


def _as_says(case: Case, behind: int) -> Draft | None:
    """Comme le rappelle l'ONG, « la Russie a bloqué … »; l'armée restera, comme le précise l'ambassadeur."""
    scene, hit, page, sentence = case.scene, case.hit, case.scene.page, case.sentence
    at = behind + (page.low[behind : behind + 1] == (",",))
    if at < sentence.stop and scene.inside[at] >= 0:
        return case.draft("as_says", scene.pairs[scene.inside[at]].inner, direct=True)
    begin = skip_openers(scene, sentence.first, hit.first)
    comma = next((i for i in range(hit.first - 2, begin, -1) if page.low[i] == "," and page.low[begin] in ("si", "bien", "alors", "tandis")), None)
    if hit.first - 1 > begin + 2:
        return case.draft("as_says", contents.trimmed(scene, comma + 1 if comma else begin, hit.first - 1))
    return case.draft("as_says", contents.clause(scene, hit, at, sentence)) if at > behind else None


def passive(case: Case) -> Draft | None:
    """Le scrutin a été salué par l'Union africaine; il est accusé par le parquet d'avoir menti."""
    scene, hit = case.scene, case.hit
    who = agent(scene, hit, case.sentence) if hit.form == "passive" else None
    if who is None:
        return None
    if case.has("target_de", "de_inf") and (start := contents.after_target(scene, who.stop - 1, case.sentence, contents.OF)) is not None:
        return case.draft("passive", contents.clause(scene, hit, start, case.sentence), source=who)
    if case.has("target_de") and scene.page.low[who.stop : who.stop + 1] in [("de",), ("d'",)]:
        return case.draft("passive", contents.clause(scene, hit, who.stop + 1, case.sentence, nominal=True), source=who)
    if case.has("target_de") and (begin := next((i for i in range(who.first + 2, who.stop - 1) if scene.page.low[i] in ("de", "d'") and scene.page.word[i + 1][0].islower()), None)):
        short = Phrase(who.first, begin)
        return case.draft("passive", contents.clause(scene, hit, begin + 1, case.sentence, nominal=True), source=short)
    if case.has("np") and (hit.records[0].passive or hit.records[0].stance not in ("assert", "neutral")):
        what = phrase_left(scene.page, case.sentence.first, hit.first, scene.speakers)
        if what is None or what.stop - what.first < 2 or not _may_be_object(case, what.first):
            return None
        return case.draft("passive", scene.page.span(what.first, what.stop), source=who)
    return None


Rule = Callable[[Case], Draft | None]
CUE_RULES: tuple[Rule, ...] = (
    inside_marks, verb_in_marks, before_cue, que, passive, infinitive, target, attribute, question, seen, nominal, incise, colon, in_marks,
)  # fmt: skip


AROUND_RULES = (before_cue, incise, colon)  # what a cue with its subject behind it can introduce


def drafts_at(scene: Scene, hit: Hit, sentence: Sentence) -> Iterator[Draft]:
    """The quotes of one cue: the first rule that fits, and words after a colon beside it."""
    if hit.negated and not any(record.negated for record in hit.records):
        return
    case = case_of(scene, hit, sentence)
    if scene.inside[hit.verb] >= 0:
        draft = inside_marks(case) or verb_in_marks(case) or _nested(case)
        if draft:
            yield draft
        return
    if hit.form == "passive" or not _is_plausible(case):
        draft = passive(case)
        if draft:
            yield draft
        return
    inverted = hit.clitic is None and is_inverted(scene, hit, sentence)
    for rule in CUE_RULES:
        if inverted and rule not in AROUND_RULES:
            continue
        if draft := rule(case):
            yield draft
            if rule not in (inside_marks, before_cue, colon) and (second := colon(case)) and second.content[0].start >= draft.content[-1].end:
                yield second
            return


def _nested(case: Case) -> Draft | None:
    """A quote inside a quote: « les médecins disent que le temps presse », with a speaker who is named and is not the one who speaks."""
    if case.hit.form != "finite" or case.source is None or case.scene.page.low[case.source.first] in ("nous", "je", "j'", "vous", "tu", "on", "ce", "c'", "ça", "cela", "il"):
        return None
    return que(case) if can_speak(case.scene.page, case.source, case.scene.speakers) else None


def _is_plausible(case: Case) -> bool:
    """False for a verb that nobody speaks: a bare participle on a noun, an infinitive that nothing lets report."""
    scene, hit, page = case.scene, case.hit, case.scene.page
    before = page.low[hit.first - 1] if hit.first > 0 else ""
    if hit.form == "past":
        return before in ("et", "mais", "puis", "ou", ",") and any(h.tense == "compound" and h.last < hit.first and h.form == "finite" for h in scene.hits_in(case.sentence))
    if hit.form == "infinitive":
        return before in ("pour", "après", "afin") or (before in ("de", "d'") and page.low[hit.first - 2] in ("avant", "afin")) or any(h.last == hit.first - 1 or (h.last < hit.first <= h.last + 3 and "inf" in h.frames() and page.tag[hit.first - 1] in ("NOUN", "ADV")) for h in scene.hits_in(case.sentence))
    return True
