"""Who somebody could be: ranked, with reasons for and against, and never merged."""

from datetime import date

from farbank.assemble.name_tables import name_reader
from farbank.reading.persons.person import Person, Whereabouts
from farbank.reading.persons.shortlist import shortlist
from farbank.values.span import Span, moment


def year(number, last=None):
    return moment(date(number, 1, 1), date(last or number, 12, 31), words=str(number))


def person(own, *names, kin=(), **said):
    read = name_reader().read
    return Person(id=own, names=tuple(map(read, names)), kin=tuple(map(read, kin)), **said)


def ranked(asked, *persons):
    return shortlist(asked, persons, name_reader().frequencies)


def words(found):
    return [each.words for each in found.reasons]


def test_the_likeliest_comes_first_and_whoever_has_another_name_is_not_listed():
    found = ranked(person("", "Pyo Seol-ran"), person("U1", "박정수"), person("U2", "표솔란"), person("U3", "表雪蘭"))
    assert [each.person for each in found] == ["U3", "U2"]


def test_any_name_of_a_person_may_agree_and_the_one_that_does_is_shown():
    (found,) = ranked(person("", "표설란"), person("U1", "山田花子", "Phyo Sol Ran", "표솔란"))
    assert found.name.text == "Phyo Sol Ran"


def test_a_person_without_a_name_that_could_be_read_is_no_candidate():
    assert ranked(person("", "표설란"), person("U1")) == ()


def test_equals_come_in_the_order_of_their_ids():
    found = ranked(person("", "표설란"), person("U10", "표설란"), person("U9", "표설란"), person("Uncle", "표설란"))
    assert [each.person for each in found] == ["Uncle", "U9", "U10"]


def test_a_year_of_birth_decides_between_two_of_one_name():
    asked = person("", "김영철", born=year(1968))
    found = ranked(asked, person("U1", "김영철", born=year(1990)), person("U2", "김영철", born=year(1968)))
    assert [each.person for each in found] == ["U2", "U1"]
    assert words(found[0])[1] == "born 1968, which agrees"
    assert words(found[1])[1] == "born 1990, 21 years off"
    assert [each.words for each in found[1].against] == ["born 1990, 21 years off"]


def test_a_birth_that_is_off_as_counted_ages_are_still_speaks_for_and_a_slip_against():
    def by(born):
        (found,) = ranked(person("", "표설란", born=year(1968)), person("U1", "표설란", born=born))
        return found.reasons[1].bits

    assert by(year(1968)) > by(year(1966)) > 0 > by(year(1972)) > by(year(1979))
    assert by(year(1960, 1975)) < by(year(1968))


def test_an_open_span_of_birth_says_little():
    since = Span(start=(date(1960, 1, 1), date(1960, 12, 31)), end=(None, None))
    (found,) = ranked(person("", "표설란", born=year(1968)), person("U1", "표설란", born=since))
    assert found.reasons[1].words == "born 1960-01-01 to …, which agrees"


def test_silence_says_nothing():
    (found,) = ranked(person("", "표설란", born=year(1968), sex="female", kin=("박정수",)), person("U1", "표설란"))
    assert len(found.reasons) == 1


def test_sex_speaks_for_a_little_and_against_a_lot():
    asked = person("", "표설란", sex="female")
    found = ranked(asked, person("U1", "표설란", sex="male"), person("U2", "표설란", sex="female"))
    assert [words(each)[1] for each in found] == ["the same sex", "another sex"]


def test_kin_who_could_be_the_same_speak_for_and_kin_who_are_not_known_hardly_against():
    asked = person("", "김영철", kin=("Ri Sun Ok",))
    found = ranked(asked, person("U1", "김영철", kin=("박정수",)), person("U2", "김영철", kin=("李順玉", "박정수")))
    assert [each.person for each in found] == ["U2", "U1"]
    assert words(found[0])[1].startswith("kin could be Ri Sun Ok: both may be 이순옥")
    assert found[1].reasons[1].bits == -0.5


def test_a_last_place_speaks_for_where_it_is_the_same_and_less_where_it_holds_the_other():
    def by(asked, known):
        (found,) = ranked(person("", "표설란", last_place=asked), person("U1", "표설란", last_place=known))
        return found.reasons[1].bits

    town = Whereabouts(text="Hoeryong", place="hoeryong", within=("north-hamgyong",))
    same = by(Whereabouts(text="회령", place="hoeryong"), town)
    within = by(Whereabouts(text="North Hamgyong", place="north-hamgyong"), town)
    other = by(Whereabouts(text="Hyesan", place="hyesan"), town)
    assert same > within > 0 > other
    assert by(Whereabouts(text="Port  Ells"), Whereabouts(text="port ells")) == same
    assert by(Whereabouts(text="Port Ells"), Whereabouts(text="Ellmark")) == other


def test_what_speaks_against_somebody_leaves_nobody_out():
    asked = person("", "표설란", born=year(1930), sex="male", last_place=Whereabouts(text="A"))
    known = person("U1", "표설란", born=year(2000), sex="female", last_place=Whereabouts(text="B"))
    (found,) = ranked(asked, known)
    assert len(found.against) == 3
