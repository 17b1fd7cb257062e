"""The measures of how two tellings of a pair agree, each -1..1: what the features weigh."""

from __future__ import annotations

from recoupe.merge.kinship import kinship
from recoupe.merge.pairs import TWO_DATES, Pair, alike, gap_between
from recoupe.merge.profile import MEN, Profile

# Dates so few days apart are often one date told differently (the day, the eve, the day of the news): they speak against, but softly.
FEW_DAYS, NEAR_DATES = 3, -0.3
NEAR_IN_PRESS, SOME_TIME, LONG = 3, 60, 365
# News of other weeks is other news, whatever else agrees.
OTHER_NEWS = -6.0
# Two types of which one leaves a party out are rather two relations with the same men.
HALF_TOLD = 0.6
# A lasting relation is its two parties: the one that is named, under the same name in the same words, is still half of it.
HALF_A_RELATION = 1.0
# Two cities, or two lands, speak against one happening more than any other thing but the date: only shared words or numbers outweigh it.
TWO_PLACES, ONE_MAN_TWO_PLACES = -2.6, -1.0
# « Instructeurs » and « mercenaires »: until somebody says that they are the same men, they are two.
OTHER_WORD = -0.8
# The same kind of thing given by the same to the same is half of a reason.
SAME_THINGS = 0.5
# Numbers of the same thing that exclude each other: a third of what equal ones are worth, against.
OTHER_NUMBER = -0.4
# Words in common count by the shorter wording, short ones with care: three of three words are half.
FEW_WORDS, FEWEST_WORDS = 3, 2
# Two wordings of at least so many content words that share none are rather of two happenings.
ENOUGH_WORDS = 6


def same_type(pair: Pair) -> float:
    """One type, or two that may tell one happening: then, as in a lasting relation, both must say who did it to whom.

    A departure is told from either end. Who is named alone may have his relation with anybody."""
    nearness, is_half_told = 3 * pair.kin.weight - 2, pair.doers is None or pair.recipients is None
    if not is_half_told or pair.kin.roles == "converse":
        return nearness
    if _is_relation(pair):
        return nearness - HALF_A_RELATION
    return nearness if pair.kin.weight == 1.0 else nearness - HALF_TOLD


def _is_relation(pair: Pair) -> bool:
    """True for what two parties have with one another and no day tells apart."""
    return pair.kin.roles == "either" and not (pair.left.is_bounded and pair.right.is_bounded)


def same_doers(pair: Pair) -> float:
    """The doers, in the order that the two types want; where they act together, in the order that fits better."""
    return alike(pair.doers)


def same_recipients(pair: Pair) -> float:
    """The recipients; where one names none, the country in which it happened stands for them."""
    return alike(pair.recipients)


def same_time(pair: Pair) -> float:
    """Dates that overlap, the more the finer; dates apart speak against."""
    a, b = pair.left, pair.right
    if not (a.dated and b.dated):
        return 0.0
    gap = gap_between(a, b)
    if gap > 0:
        return NEAR_DATES if gap <= FEW_DAYS else -0.7 if gap <= TWO_DATES else -1.0
    if a.is_point and b.is_point:
        width = max((a.high or 0) - (a.low or 0), (b.high or 0) - (b.low or 0))
        return 1.0 if width == 0 else 0.5 if width <= 31 else 0.4
    return 0.2


def told_together(pair: Pair) -> float:
    """Where a date is missing: published close to one another, or to the other's date."""
    a, b = pair.left, pair.right
    if (a.dated and b.dated) or a.published is None or b.published is None or a.key[0] == b.key[0]:
        return 0.0
    if (a.presumed or b.presumed) and (a.is_bounded and b.is_bounded):
        gap = gap_between(a, b)
        return (
            (1.0 if abs(a.published - b.published) <= NEAR_IN_PRESS else 0.3) if gap == 0 else -0.5 if gap <= SOME_TIME / 2 else OTHER_NEWS
        )
    if a.standing or b.standing or "denied" in (a.telling.polarity, b.telling.polarity):
        return 0.0
    apart = abs(a.published - b.published)
    if a.is_bounded or b.is_bounded:
        dated, other = (a, b) if a.is_bounded else (b, a)
        apart = max(0, (other.published or 0) - (dated.high or 0))
    return 1.0 if apart <= NEAR_IN_PRESS else 0.3 if apart <= SOME_TIME else -0.3 if apart <= LONG else -0.6


def same_article(pair: Pair) -> float:
    """An article tells each happening once, or once as told and once as denied: two accounts of one article are rather two happenings."""
    if pair.left.key[0] != pair.right.key[0]:
        return 0.0
    return -1.0 if pair.left.telling.polarity == pair.right.telling.polarity else 0.0


def same_place(pair: Pair) -> float:
    """The same place counts for more below the country; two places of one kind speak against."""
    a, b = pair.left, pair.right
    if not a.place or not b.place:
        return 0.0
    if a.place == b.place:
        return 0.4 if a.in_country else 1.0
    if a.land and b.land and a.land != b.land:
        return TWO_PLACES
    if a.in_country != b.in_country or a.place in b.place or b.place in a.place:
        return 0.2
    return ONE_MAN_TWO_PLACES if _is_one_mans_day(pair) else TWO_PLACES


def _is_one_mans_day(pair: Pair) -> bool:
    """True where one person is named for both on the same day: nobody is in two cities at once, so the accounts rather part."""
    people = {key for key in pair.left.specific & pair.right.specific if key.startswith("person:")}
    return bool(people) and same_time(pair) == 1.0


def same_count(pair: Pair) -> float:
    """The same number of the same things; bounds that agree count for less. Other numbers of the same are a matter of dispute, and speak
    against only softly."""
    if not pair.left.counts or not pair.right.counts:
        return 0.0
    worths = [
        _count_worth(low, high, low2, high2)
        for kind, low, high in pair.left.counts
        for other, low2, high2 in pair.right.counts
        if kind == other
    ]
    return max(worths, default=0.0)


def _count_worth(low: float | None, high: float | None, low2: float | None, high2: float | None) -> float:
    if low is not None and low == high == low2 == high2:
        return 1.0 if low > 2 else 0.5
    meet = (high is None or low2 is None or low2 <= high) and (high2 is None or low is None or low <= high2)
    return 0.7 if meet else OTHER_NUMBER


def same_term(pair: Pair) -> float:
    """The same people or things under words of one side (« instructeurs », « entraîneurs »). Between types it may only be the same
    subject. Words of two sides of a family speak against, but for a departure, which has a word on each side."""
    if not pair.left.groups or not pair.right.groups:
        return 0.0
    shared = any(
        group == other and (people == others or not people or not others)
        for group, people in pair.left.groups
        for other, others in pair.right.groups
    )
    if shared:
        return pair.kin.weight
    if not pair.left.families & pair.right.families:
        return 0.0
    return 0.3 if pair.kin.roles == "converse" else OTHER_WORD


def same_trigger(pair: Pair) -> float:
    if pair.left.stem != pair.right.stem:
        return 0.0
    return 0.4 if pair.left.common else 1.0


def same_words(pair: Pair) -> float:
    a, b = pair.left.stems, pair.right.stems
    shared, shorter = 0 if a.isdisjoint(b) else len(a & b), min(len(a), len(b))
    if shared == 0 and shorter >= ENOUGH_WORDS and pair.left.type == pair.right.type:
        return -0.4
    return shared / (shorter + FEW_WORDS) if shared >= FEWEST_WORDS else 0.0


def same_names(pair: Pair) -> float:
    """Names that not every article of the affair bears, beside the parties."""
    a, b = pair.left, pair.right
    shared = a.names & b.names
    return min(2, len(shared - {a.place} - (a.specific & b.specific))) / 2 if shared else 0.0


def same_parties_named(pair: Pair) -> float:
    """A party that is no state stands in both: « Wagner » says more than « la Russie »."""
    return 0.0 if pair.left.specific.isdisjoint(pair.right.specific) else 1.0


def same_quoted_words(pair: Pair) -> float:
    a, b = pair.left.quoted, pair.right.quoted
    return 1.0 if a and b and len(a & b) >= 4 else 0.0


def same_voice(pair: Pair) -> float:
    """Both are told by the same speaker, or one denies what the other affirms."""
    left, right = pair.left.telling.polarity, pair.right.telling.polarity
    if left != right:
        return 0.2
    if not pair.left.speaker or pair.left.speaker != pair.right.speaker:
        return 0.0
    return 1.0 if left == "denied" else 0.4


def same_things(pair: Pair) -> float:
    """What was given or sent: helicopters are not instructors; the same things are a reason within a few days, or where one denies.

    Allies deliver often."""
    a, b = pair.left.objects, pair.right.objects
    if not a or not b:
        return 0.0
    if not a & b:
        return -1.0
    is_of_one_time = pair.left.is_point and pair.right.is_point and gap_between(pair.left, pair.right) <= FEW_DAYS
    is_contrary = pair.left.telling.polarity != pair.right.telling.polarity
    return SAME_THINGS if (a & b) - {MEN} and (is_of_one_time or is_contrary) else 0.0


def act_or_state(pair: Pair) -> float:
    """One tells an act of a certain day, the other a state of things that lasts."""
    a, b = pair.left, pair.right
    return -1.0 if a.standing != b.standing and ((a.is_point and not a.standing) or (b.is_point and not b.standing)) else 0.0


def bare(pair: Pair) -> float:
    """Nothing but type and parties agrees, as in every pledge of one state to another. A departure happens once: it needs nothing more."""
    a, b = pair.left, pair.right
    if pair.kin.roles == "converse" or same_time(pair) >= 0.4 or _both_since(a, b):
        return 0.0
    if same_trigger(pair) == 1.0 or same_words(pair) >= 0.3 or _is_particular(pair):
        return 0.0
    if same_place(pair) == 1.0 and (same_time(pair) >= 0 or _is_one_misdated(pair)):
        return 0.0
    return -0.3 if told_together(pair) == 1.0 else -1.0


def _is_particular(pair: Pair) -> bool:
    """True where both name something that not every account of such an act does, the cheapest to compare first."""
    return (
        same_parties_named(pair) >= 0.5
        or same_term(pair) >= 0.5
        or same_names(pair) >= 0.5
        or same_count(pair) >= 0.5
        or same_things(pair) >= 0.5
        or same_quoted_words(pair) >= 0.5
    )


def _is_one_misdated(pair: Pair) -> bool:
    """True for acts that no party repeats in one city within days, told in some common words: rather one act under two dates."""
    return pair.left.type not in kinship().recurrent and gap_between(pair.left, pair.right) <= FEW_DAYS and same_words(pair) > 0


def _both_since(a: Profile, b: Profile) -> bool:
    """True for two states of things that each have a beginning and no end."""
    return a.dated and b.dated and a.low is not None and b.low is not None and a.high is None and b.high is None
