"""What a quote tells: who « nous » is, what is judged or demanded by its own words, and the day on which it was said."""

from __future__ import annotations

import pytest

from extract.conftest import Read
from recoupe.model import Account, Cue, Quote, Span


def quoted(text: str, source: str, cue: str = "a dit") -> tuple[Quote, ...]:
    """The quote between guillemets, said by `source`."""
    content = Span(text.index("«") + 2, text.index("»") - 1)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    return (
        Quote(
            span=content,
            content=(content,),
            manner="direct",
            stance="assert",
            source=span(source),
            cue=Cue(span=span(cue), lemma="dire"),
        ),
    )


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


def one(read: Read, text: str, source: str, cue: str = "a dit") -> Account:
    (account,) = read(text, quotes=quoted(text, source, cue)).accounts
    return account


def test_nous_is_the_source(read: Read) -> None:
    text = "« Nous fournissons des blindés au Tchad », a dit la ministre serbe."
    aid = one(read, text, "la ministre serbe")
    assert (aid.type, aid.status, aid.quote) == ("AID", "ongoing", 0)
    assert words(text, aid.actor_spans) == ["la ministre serbe"]


def test_the_outlet_itself_has_no_quote(read: Read) -> None:
    (aid,) = read("La Serbie fournit des blindés au Tchad.").accounts
    assert aid.quote is None


@pytest.mark.parametrize(
    ("text", "type_", "mode"),
    [
        ("« Ces violences sont inadmissibles », a dit le maire.", "ACCUSE", "disapprove"),
        ("« C'est un crime de guerre », a dit le maire.", "ACCUSE", "allege"),
        ("« Il s'agit de crimes contre l'humanité », a dit le maire.", "ACCUSE", "allege"),
        ("« Cessez les bombardements », a dit le maire.", "REQUEST", "yield"),
    ],
)
def test_verdicts(read: Read, text: str, type_: str, mode: str) -> None:
    account = one(read, text, "le maire")
    assert (account.type, account.mode) == (type_, mode)
    assert words(text, account.actor_spans) == ["le maire"]


def test_a_verdict_denied_is_none(read: Read) -> None:
    text = "« Ce n'est pas un crime de guerre », a dit le maire."
    assert read(text, quotes=quoted(text, "le maire")).accounts == ()


def test_a_verdict_falls_on_who_did_it(read: Read) -> None:
    text = "Les miliciens ont tué neuf civils. « Cette tuerie est inadmissible », a dit le maire."
    (verdict,) = [a for a in read(text, quotes=quoted(text, "le maire")).accounts if a.type == "ACCUSE"]
    assert words(text, verdict.recipient_spans) == ["Les miliciens"]


def test_the_cue_gives_the_actor(read: Read) -> None:
    text = "Le ministre, visiblement las, a de son côté, devant la presse, dénoncé « une furie »."
    blame = one(read, text, "Le ministre", "dénoncé")
    assert words(text, blame.actor_spans) == ["Le ministre"]


def test_a_promise_takes_the_day_of_its_statement(read: Read) -> None:
    (promise,) = read("Le ministre a déclaré lundi que la Serbie livrerait des blindés au Tchad.").accounts
    assert (promise.type, promise.date) == ("AGREE", "2024-05-13")


def test_news_takes_the_day_of_publication_and_background_does_not(read: Read) -> None:
    (news,) = read("La Colombie a condamné le putsch.").accounts
    assert news.date == "2024-05-16"
    (before,) = read("La Colombie avait condamné le putsch.").accounts
    assert before.date is None
    (deed,) = read("La Serbie a livré des blindés au Tchad.").accounts
    assert deed.date is None
