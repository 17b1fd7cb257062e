"""The types that pass between the stages: frozen, slotted, keyword-only, with no library type inside.

Positions are Unicode code points into `Article.text`, end excluded, and `article.text[start:end]` is always the very words of
the source. A field that one stage finds and a later one fills says so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal, get_args

BlockKind = Literal[
    "title", "standfirst", "byline", "date", "body", "caption",
    "menu", "related", "comment", "form", "contact", "legal", "other",
]  # fmt: skip
OWN_KINDS: frozenset[BlockKind] = frozenset({"title", "standfirst", "byline", "date", "body", "caption"})
PRIVATE_KINDS: frozenset[BlockKind] = frozenset({"comment", "form", "contact"})
Basis = Literal["given", "metadata", "url", "text", "inferred"]
MentionKind = Literal["person", "state", "government", "organisation", "armed_group", "media", "place", "role"]
ActorKind = Literal["person", "state", "government", "organisation", "armed_group", "media", "place", "group", "role", "document"]
Manner = Literal["direct", "indirect", "mixed"]
Stance = Literal["assert", "deny", "promise", "accuse", "praise", "request", "threaten", "concede", "reject", "neutral"]
Polarity = Literal["affirmed", "denied"]
Status = Literal["actual", "ongoing", "planned", "possible", "requested"]
TimeKind = Literal["date", "interval", "set"]
Property = Literal["number", "date", "place", "polarity", "doer", "status", "term", "wording", "name"]
Severity = Literal["high", "medium", "low"]
DisputeKind = Literal["dispute", "update", "variant"]
OriginKind = Literal["outlet", "agency", "document", "speaker", "anonymous"]
Key = tuple[str, int]  # (article id, index of the account or quote in it)
Stage = Literal["acquire", "annotate", "attribute", "extract", "ground", "merge", "oppose", "store"]
STAGES: tuple[Stage, ...] = get_args(Stage)
_set = object.__setattr__  # how a frozen value is filled


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A stretch of an article's text: `start` and `end` in characters, end excluded."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:  # by hand, as an article makes thousands: half the time of a generated one
        if not 0 <= start <= end:
            raise ValueError(f"a span runs forward from zero, not {start}..{end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """True where both share at least one character."""
        return self.start < other.end and other.start < self.end and self.start < self.end and other.start < other.end

    def contains(self, other: Span) -> bool:
        """True where `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Bad input or a doubt as a value: where it was met and one sentence that says what is wrong and what to do."""

    stage: Stage
    sentence: str
    path: str | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A piece of the page as published. The blocks of an article tile its text: in order, without overlap."""

    span: Span
    kind: BlockKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """When the article appeared, as EDTF, on what basis, and the words that say so (where words of the text do)."""

    value: str
    basis: Basis
    evidence: tuple[Span, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One page as published. `id` is the sha256 of the text; `name` is the file's name without ending, or the record's own id."""

    id: str
    name: str
    text: str
    language: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    url: str | None = None
    title: Span | None = None
    bylines: tuple[str, ...] = ()
    published: Published | None = None
    agency: str | None = None
    dateline: str | None = None

    def words(self, span: Span) -> str:
        """The very words of the source at `span`."""
        return self.text[span.start : span.end]

    def own_spans(self) -> tuple[Span, ...]:
        """The stretches that are the article's own, furniture left out."""
        return tuple(block.span for block in self.blocks if block.kind in OWN_KINDS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquired:
    """What one input gave: an article, or none, and what went wrong on the way."""

    article: Article | None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span that refers to something. `subject`: it is the grammatical subject of a clause. `gender` is m or f, `number` s or p, where
    the words show it. `actor`, `score` (0..1, the program's) and `reason` are filled by ground."""

    span: Span
    kind: MentionKind
    subject: bool = False
    gender: Literal["m", "f"] | None = None
    number: Literal["s", "p"] | None = None
    actor: str | None = None
    score: float = 0.0
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """An office that an actor holds for a time (EDTF bounds, None where unknown)."""

    title: str
    country: str | None = None
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Somebody or something that acts or speaks. `country` is ISO 3166-1 alpha-3; `count` tells how many a collective counts.
    `latitude` and `longitude` (WGS84, degrees) and `geonames` (an id of GeoNames) are those of a city that the register knows."""

    id: str
    name: str
    kind: ActorKind
    aliases: tuple[str, ...] = ()
    country: str | None = None
    roles: tuple[Role, ...] = ()
    wikidata: str | None = None
    count: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """An expression that can be placed on the calendar, as EDTF."""

    span: Span
    value: str
    kind: TimeKind = "date"
    mod: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A counted thing: bounds (None is open; equal for an exact count), lemma of the thing counted, what it measures, and hedges."""

    span: Span
    low: float | None
    high: float | None
    unit: str
    modifier: str | None = None
    measure: str | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """The words that ascribe a quote, and the lemma of their record in the language pack."""

    span: Span
    lemma: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """An agency, outlet or document that carried words between their source and this outlet."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words ascribed to someone. `source` are the words that name the speaker at this cue; `antecedent` the fuller words they stand for
    where the source is a pronoun or missing; `parent` is the index of the quote this one stands in; `rule` names the rule that found it.
    `speaker` (an Actor's id), `speaker_name`, `score` (0..1, how sure the speaker is) and `reason` are filled by ground."""

    span: Span
    content: tuple[Span, ...]
    manner: Manner
    stance: Stance
    cue: Cue | None = None
    source: Span | None = None
    antecedent: Span | None = None
    anonymous: bool = False
    relays: tuple[Relay, ...] = ()
    parent: int | None = None
    rule: str = ""
    speaker: str | None = None
    speaker_name: str | None = None
    reason: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """Why an account has one of its parties: the actor's id, the words that tell it (None where only the context does), how sure the
    program is (0..1), and the reason in a sentence."""

    actor: str
    score: float
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article's telling of one happening. `quote` indexes the quote that asserts it (None: the outlet itself); `time` and `quantities`
    index the reading's. `actor_spans`, `recipient_spans`, `place_span` are the words, found by extract; `actors`, `recipients`
    (Actors' ids), `resolved` (why each of these) and `place` (a name) are filled by ground. `content` is the type of
    the deed that is promised, asked for or refused, where words tell it."""

    type: str
    trigger: Span
    evidence: tuple[Span, ...]
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor_spans: tuple[Span, ...] = ()
    recipient_spans: tuple[Span, ...] = ()
    place_span: Span | None = None
    time: int | None = None
    date: str | None = None
    quantities: tuple[int, ...] = ()
    polarity: Polarity = "affirmed"
    status: Status = "actual"
    quote: int | None = None
    rule: str = ""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    resolved: tuple[Resolved, ...] = ()
    content: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """What looked like an event and was not coded, and why."""

    span: Span
    type: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that the reading half finds in one article. Its printed form is the contract."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotes: tuple[Quote, ...] = ()
    accounts: tuple[Account, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bilingual:
    """One sentence for the reader, in French and in English."""

    fr: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """An actor or recipient as the cross-checking half sees it: enough to compare across articles. `key` is what it is compared by
    (`state:RUS` for a state and its government); `speaks_for` is the country in whose name an office-holder speaks;
    `titles` are the offices and ranks that the article gives him."""

    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    key: str = ""
    speaks_for: str | None = None
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that takes sides (« instructeurs », « mercenaires »), where and in whose mouth: `family` is what it may name, `group` the
    side of the family that the word belongs to, `people` the country of those it names, `place` the country where they are said to be.
    `denied` where the speaker says that they are not that; `set_against` where the same sentence sets it against a word of another
    side, or the outlet keeps its distance from it."""

    article: str
    article_id: str
    span: Span
    words: str
    family: str
    group: str
    people: str | None = None
    place: str | None = None
    outlet: str | None = None
    published: str | None = None
    speaker: Party | None = None
    denied: bool = False
    set_against: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One account as a small row, with no text but its own words: what crosses from the reading half to the cross-checking half.

    `key` is (article id, index of the account). `asserted_by` is the speaker whose quote asserts it, None for the outlet itself.
    `counts` are its quantities; `wording` is the evidence's text. What the checks compare comes with the words that say it:
    `date_span`, `place_span`, `count_words` (as `counts`), `trigger_words`. `terms` are the words of its evidence that take sides,
    `stems` its content words for comparing, `names` the proper names in it (folded), `quoted` the stems of its direct quotes.
    `count_kinds` tell what each count measures (`deaths`, `fighters`…), `count_units` what its noun counts (soldiers killed: deaths of
    `fighters`), `count_voices` who gives the number (« 2 000 selon la police, 15 000 selon les organisateurs »). `conditional` marks
    what stands under « si », `welcome` a trigger whose doer is the host; `agency` signs the article."""

    key: tuple[str, int]
    article: str
    outlet: str | None
    published: str | None
    type: str
    mode: str | None
    context: tuple[str, ...]
    trigger: Span
    evidence: tuple[Span, ...]
    wording: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    place: str | None
    date: str | None
    counts: tuple[Quantity, ...]
    polarity: Polarity
    status: Status
    asserted_by: Party | None = None
    relays: tuple[str, ...] = ()
    anonymous: bool = False
    agency: str | None = None
    trigger_words: str = ""
    trigger_stem: str = ""
    date_span: Span | None = None
    date_words: str = ""
    place_span: Span | None = None
    count_words: tuple[str, ...] = ()
    count_kinds: tuple[str, ...] = ()
    count_units: tuple[str, ...] = ()
    count_voices: tuple[Party | None, ...] = ()
    terms: tuple[Term, ...] = ()
    stems: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()
    conditional: bool = False
    welcome: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One quote as a small row: who said which words, where. `stems` are its content words in their order."""

    key: tuple[str, int]
    article: str
    outlet: str | None
    published: str | None
    speaker: Party
    span: Span
    words: str
    manner: Manner
    stance: Stance
    stems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """All of one article that crosses from the reading half to the cross-checking half. `prints` hash every run of eight words of the
    article's own text, `starts` and `ends` are their character positions, `sketch` is the MinHash of its three-word runs: copies are
    found by them. `figures` are its numbers, each as a telling of its own (type FIGURE)."""

    id: str
    name: str
    outlet: str | None = None
    published: str | None = None
    agency: str | None = None
    tellings: tuple[Telling, ...] = ()
    terms: tuple[Term, ...] = ()
    sayings: tuple[Saying, ...] = ()
    prints: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    sketch: tuple[int, ...] = ()
    figures: tuple[Telling, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where accounts really come from: an agency dispatch, a communiqué, a named source, the outlet itself. Copies share one."""

    id: str
    kind: OriginKind
    name: str
    reason: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Why two accounts are held to tell one event: their keys, the score, and the reasons that weighed."""

    left: tuple[str, int]
    right: tuple[str, int]
    score: float
    reasons: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A value of one property of an event on which independent origins agree (`origins`: their ids, two at least)."""

    property: Property
    value: Bilingual
    origins: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """The accounts judged to tell the same happening. `origin_of` gives each account's Origin id, in the order of `tellings`. `agreed` is
    what independent origins hold alike."""

    id: str
    type: str
    tellings: tuple[Telling, ...]
    origin_of: tuple[str, ...]
    sentence: Bilingual
    date: str | None = None
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    place: str | None = None
    joins: tuple[Join, ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    agreed: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One checkable property of an account: its value, who asserts it, and the words that say it."""

    article: str
    article_id: str
    span: Span
    words: str
    value: str
    outlet: str | None
    published: str | None
    asserted_by: str
    origin: str
    polarity: Polarity = "affirmed"
    status: Status = "actual"


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One value of a disputed property and the claims that hold it."""

    value: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """Claims that cannot all be true (or, with `kind` update or variant, that only look so and are listed apart)."""

    id: str
    property: Property
    severity: Severity
    event: str
    sides: tuple[Side, ...]
    sentence: Bilingual
    check: str
    reason: Bilingual
    kind: DisputeKind = "dispute"
    settled: Bilingual | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of one speaker and its wordings across outlets. `wordings` are (article id, quote index)."""

    id: str
    speaker: str
    wordings: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles of which one repeats the other (`copie`: near-duplicate; `reprise`: agency text inside), with the shared passages."""

    left: str
    right: str
    relation: Literal["copie", "reprise"]
    score: float
    shared: tuple[tuple[Span, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tightened:
    """When an article without a date of its own can have been published, as EDTF, now that dated articles tell the same events: `article`
    is its id, `witnesses` are the ids of those articles. The reading is left as it was."""

    article: str
    name: str
    value: str
    reason: Bilingual
    witnesses: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What merging many digests gives, and opposing starts from. `figures` group the numbers that are of one thing."""

    events: tuple[Event, ...] = ()
    origins: tuple[Origin, ...] = ()
    statements: tuple[Statement, ...] = ()
    copies: tuple[Copy, ...] = ()
    terms: tuple[Term, ...] = ()
    sayings: tuple[Saying, ...] = ()
    figures: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosscheck:
    """All that the cross-checking half finds in many readings."""

    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()
    origins: tuple[Origin, ...] = ()
    statements: tuple[Statement, ...] = ()
    copies: tuple[Copy, ...] = field(default=())
