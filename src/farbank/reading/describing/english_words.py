"""English words for people: what describes somebody, what describes nobody, and who is public."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# words for one person that say nothing by themselves
PLAIN: Final = _words(
    """person resident source witness partner individual villager citizen informant contact inhabitant someone
    somebody interviewee acquaintance caller sender eyewitness insider relative neighbour neighbor friend
    colleague survivor newcomer visitor customer passenger"""
)
SEXED: Final = {
    **dict.fromkeys(
        _words(
            """woman girl lady mother widow daughter sister wife grandmother aunt niece granddaughter housewife
            seamstress policewoman businesswoman fisherwoman saleswoman midwife schoolgirl mother-in-law
            daughter-in-law stepmother waitress actress mum mom grandma ms mrs"""
        ),
        "female",
    ),
    **dict.fromkeys(
        _words(
            """man boy gentleman father widower son brother husband grandfather uncle nephew grandson fisherman
            policeman businessman ferryman boatman railwayman postman salesman watchman foreman schoolboy
            father-in-law son-in-law stepfather waiter dad grandpa mr"""
        ),
        "male",
    ),
}
CHILD: Final = _words(
    """girl boy child schoolgirl schoolboy schoolchild pupil toddler baby infant teenager adolescent kid orphan
    minor kindergartner first-grader second-grader third-grader fourth-grader fifth-grader sixth-grader
    preschooler"""
)
KIN: Final = {
    **dict.fromkeys(
        _words("wife husband widow widower spouse fiance fiancé fiancee fiancée ex-husband ex-wife"), "spouse"
    ),
    **dict.fromkeys(_words("brother sister sibling twin half-brother half-sister"), "siblings"),
    **dict.fromkeys(_words("son daughter child toddler baby infant"), "children"),
    **dict.fromkeys(
        _words(
            """mother father parent grandmother grandfather aunt uncle niece nephew cousin orphan grandson
            granddaughter mother-in-law father-in-law daughter-in-law son-in-law stepmother stepfather
            grandchild mum mom dad grandma grandpa"""
        ),
        "family",
    ),
}
KIN_OF_MANY: Final = {
    "sons": "children", "daughters": "children", "children": "children", "kids": "children", "twins": "children",
    "boys": "children", "girls": "children",
    "brothers": "siblings", "sisters": "siblings", "siblings": "siblings", "parents": "family",
    "grandparents": "family", "in-laws": "family", "cousins": "family", "grandchildren": "family", "family": "family",
    "relatives": "family",
}  # fmt: skip
SERVICE: Final = _words(
    """soldier conscript sergeant lieutenant captain major colonel veteran guard corporal private sailor recruit
    cadet deserter reservist"""
)
RANK: Final = _words(
    """sergeant lieutenant captain major colonel corporal foreman supervisor director headmaster headmistress
    principal chairman chairwoman manager cadre"""
)
ORIGIN: Final = _words("returnee repatriate defector escapee refugee")
HEALTH: Final = _words("patient amputee invalid")
WORK: Final = _words(
    """farmer farmhand worker officer policeman policewoman clerk teacher doctor nurse driver trader merchant
    vendor peddler smuggler broker miner logger fisherman fisherwoman fisher labourer laborer engineer mechanic
    student professor official cadre secretary manager accountant cook tailor seamstress weaver carpenter
    electrician welder technician interpreter guide agent inspector prosecutor judge lawyer pastor missionary
    monk housewife homemaker pensioner prisoner detainee inmate shopkeeper owner stallholder changer herder
    shepherd beekeeper herbalist pharmacist midwife dentist veterinarian postman railwayman conductor sailor
    ferryman boatman builder mason painter musician singer actor actress athlete coach businessman businesswoman
    entrepreneur employee operator caretaker cleaner watchman warden foreman leader lodger baker butcher
    hairdresser barber waitress waiter porter courier typist librarian photographer cameraman surgeon paramedic
    radiologist chemist programmer bookkeeper cashier salesman saleswoman seller hawker distributor moneylender
    moneychanger dealer fixer supervisor director headmaster headmistress principal chairman chairwoman captain
    stoker fitter plumber brewer gardener forester ranger hunter trapper diver pilot signalman stationmaster
    lecturer tutor coach dancer fortune-teller shaman jailer gatekeeper nanny maid janitor washerwoman loader
    docker crane-operator trucker surveyor geologist agronomist smelter founder blacksmith cobbler shoemaker
    potter printer editor anchor announcer censor informer agitator propagandist statistician planner bureaucrat
    civil-servant apprentice trainee assistant aide orderly boilerman repairman handyman tutor serviceman
    servicewoman"""
)
PEOPLE: Final = _words(
    """people persons residents sources witnesses partners individuals villagers citizens informants contacts
    locals inhabitants men women girls boys families households members farmers soldiers officers guards
    teachers doctors nurses drivers traders merchants vendors smugglers brokers miners workers students
    officials clerks prisoners detainees defectors refugees returnees escapees siblings brothers sisters
    neighbours neighbors relatives colleagues friends officials agents engineers fishermen labourers laborers
    pupils children conscripts staff employees survivors reporters correspondents couriers interviewees
    passengers"""
)
# who answers for an office or for their published work, and general words that stand with a person's word
PUBLIC: Final = _words(
    """spokesman spokeswoman spokesperson minister president leader premier ambassador diplomat envoy lawmaker
    analyst expert researcher scholar historian economist rapporteur commissioner senator congressman mp
    governor mayor general secretary-general chancellor marshal dictator king pope author columnist commentator
    activist journalist reporter correspondent editor photojournalist academic scientist director-general
    delegate negotiator chairman chairwoman chief professor lecturer specialist epidemiologist geographer"""
)
PUBLIC_BODY: Final = _words(
    """un u.n unicef wfp seoul tokyo beijing washington moscow brussels geneva government ministry agency embassy
    unification nato eu pentagon kremlin unhcr ngo intelligence reuters ap afp bbc university institute
    thinktank think-tank parliament congress senate council"""
)
# nouns behind a word for a person that make another thing of the two
THINGS: Final = _words(
    """post posts tower towers station stations house houses hut huts booth booths training union unions strike
    shortage dormitory dormitories uniform uniforms quarters housing party paper newspaper unit units patrol
    patrols line lines rail rails box boxes dog dogs ship boat boats licence license permit school college
    hospital exchange network networks ring rings route routes market markets brigade brigades force forces duty
    command commander commanders corps league congress association committee meeting meetings wage wages
    population camp camps register list lists card cards age mortality care labor labour food trafficking
    marriage benefit allowance visa programme program policy status numbers figures arrivals ration rations
    survey surveys state states rights"""
)
NOBODY: Final = _words(
    "average typical every any each no either neither whichever whatever what which whose such many most"
)
DETERMINERS: Final = _words("a an one another the this that my our his her their your former")
OWNERS: Final = _words("my our his her their your")
# words that end the way back from a word for a person to its article
STOP: Final = _words(
    """who whom of in at and or to from with for on by is was were are be been that which said says told tells as
    but than when where while because if then into onto over under after before has have had not it they we you
    i he she so about against during without within between near until though although said, here there"""
)
ADJECTIVES: Final = _words(
    """local old young elderly former retired poor rich private ordinary northern southern eastern western north
    south east west middle-aged unnamed anonymous another single divorced widowed married pregnant disabled
    blind deaf sick injured wounded little small female male teenage teenaged adult aged trusted long-time
    longtime own late younger elder eldest youngest older first second third new other same only korean chinese
    japanese russian american ethnic unidentified nearby demobilised demobilized serving unemployed reporting
    tall thin reliable well-placed senior junior"""
)
# verbs that tell what holds for anybody of a kind
GENERAL: Final = _words(
    "must may can cannot should shall needs need earns gets receives has'to is'paid is'required is'allowed is'entitled "
    "who'enters who'crosses"
)
NUMBERS: Final = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ]
    )
} | {"thirty": 30, "forty": 40, "a-dozen": 12, "dozen": 12, "couple": 2, "both": 2, "pair": 2, "handful": 5}
TENS: Final = {
    "teens": 10, "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60, "seventies": 70,
    "eighties": 80, "nineties": 90,
}  # fmt: skip
# places no finer than a province, and other words with a capital that are no fine place
WIDE: Final = _words(
    """One Two Three Four Five Six Another Some Every Each No Our Your Any Several Many Local Former Most All
    Both Such New Old North South East West Korea Korean Koreans DPRK ROK China Chinese Japan Japanese Russia
    Russian Mongolia
    America US USA UK Europe Asia Seoul Beijing Tokyo Moscow Washington Manchuria Liaoning Jilin Heilongjiang
    Primorye Yanbian Ryanggang Yanggang Chagang Jagang Hamgyong Hamgyŏng Pyongan P'yŏngan Hwanghae Kangwon
    Gangwon Pyongyang Geneva New York Thailand Laos Vietnam Myanmar Yalu Tumen Amnok Pacific Yellow Sea January
    February March April May June July August September October November December Monday Tuesday Wednesday
    Thursday Friday Saturday Sunday Spring Summer Autumn Winter Chuseok Parliament The A An In On At He She It
    They We I This That These Those His Her Their There When While After Before And But English Hangul Internet
    Christmas God Mr Mrs Ms Dr Part Chapter R1 Arrivals UN WFP UNICEF NGO Red Cross Army Party State Cabinet
    Congress Central Ministry Government Unification World Food Programme Human Rights Watch Reuters BBC"""
)
# words that also describe things: a person only where no noun follows
TWOFOLD: Final = _words(
    """major private minor patient official general individual veteran adolescent secretary guide anchor ranger
    captain contact partner resident guard twin orphan insider relative judge coach pilot student worker child
    infant baby source leader chief owner human witness founder conductor operator director agent trapper diver
    printer potter loader cook"""
)
GENERAL_BEFORE: Final = _words("for like than per as of becoming become be being without")
FOREIGN: Final = _words("south korean chinese japanese american us u.s russian british foreign international western")
ANSWERING: Final = _words(
    "official officer inspector agent secretary aide assistant soldier inspector investigator prosecutor"
)
OLD: Final = _words("old young elderly middle-aged teenage teenaged")
# how words for jobs are made that no list has
JOB_ENDS: Final = (
    "smith", "wright", "keeper", "maker", "grower", "layer", "seller", "herder", "monger", "mender", "cutter", "picker",
    "digger", "catcher", "trainer", "dresser", "breeder", "tuner", "grinder", "driver", "farmer", "machinist", "typist",
    "florist", "pianist", "chemist", "optician", "roofer", "glazier", "plasterer", "tiler", "hauler", "worker",
)  # fmt: skip
