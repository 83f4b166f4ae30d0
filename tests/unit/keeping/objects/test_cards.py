import pytest

from farbank.errors import Damage, Refused
from farbank.keeping.disk.layout import file_sha256
from farbank.keeping.keys.member_keys import new_keys
from farbank.keeping.objects.cards import SourceCards
from farbank.values.handling import Secret
from farbank.values.ids import MemberId


def test_the_source_desk_reads_what_was_sealed(kept):
    for words in ("김영희, 혜산시", "", " spaces at the end   \n\n", "x" * 5000):
        card, _ = kept.cards.seal(Secret(words))
        assert kept.cards.open(card).value == words


def test_who_has_only_the_recipient_can_seal_and_not_open(kept):
    desk = new_keys("ab" * 16, MemberId("M2"))
    cards = SourceCards(kept.objects, lambda: [desk.recipient()], None)
    card, _ = cards.seal(Secret("name"))
    with pytest.raises(Refused, match="source desk"):
        cards.open(card)
    with pytest.raises(Damage):
        kept.cards.open(card)


def test_the_size_of_a_card_says_nothing_about_a_name(kept):
    def payload(words):
        card, size = kept.cards.seal(Secret(words))
        untrusted = kept.layout.object(card).read_bytes()
        assert len(untrusted) == size
        assert file_sha256(kept.layout.object(card)) == card
        return len(untrusted.partition(b"\n---")[2])

    assert payload("Kim") == payload("Kim Yong-hui of Hyesan, who crossed in 1998")


def test_a_card_that_was_changed_is_damage(kept):
    card, _ = kept.cards.seal(Secret("name"))
    path = kept.layout.object(card)
    changed = bytearray(path.read_bytes())
    changed[40] ^= 1
    path.write_bytes(changed)
    with pytest.raises(Damage):
        kept.cards.open(card)
