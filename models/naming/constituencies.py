"""What party and state a politician is of, as American news tells it: "Bo Lund (R-Ohio)", "Senator Bo Lund of Ohio"."""

import re
from dataclasses import dataclass

from models.analysis import Span
from models.text.person_words import PARTISANS

PARTIES = {"R": "republican", "D": "democrat", "I": "independent", "DEM": "democrat", "REP": "republican"}
_ABBREVIATED = """
    alabama Ala AL|alaska Alaska AK|arizona Ariz AZ|arkansas Ark AR|california Calif CA|colorado Colo CO
    |connecticut Conn CT|delaware Del DE|florida Fla FL|georgia Ga GA|hawaii Hawaii HI|idaho Idaho ID|illinois Ill IL
    |indiana Ind IN|iowa Iowa IA|kansas Kan KS|kentucky Ky KY|louisiana La LA|maine Maine ME|maryland Md MD
    |massachusetts Mass MA|michigan Mich MI|minnesota Minn MN|mississippi Miss MS|missouri Mo MO|montana Mont MT
    |nebraska Neb NE|nevada Nev NV|new hampshire N.H NH|new jersey N.J NJ|new mexico N.M NM|new york N.Y NY
    |north carolina N.C NC|north dakota N.D ND|ohio Ohio OH|oklahoma Okla OK|oregon Ore OR|pennsylvania Pa PA
    |rhode island R.I RI|south carolina S.C SC|south dakota S.D SD|tennessee Tenn TN|texas Tex TX|utah Utah UT
    |vermont Vt VT|virginia Va VA|washington Wash WA|west virginia W.Va WV|wisconsin Wis WI|wyoming Wyo WY
"""
STATES: dict[str, frozenset[str]] = {}
WHOLE_NAMES: list[str] = []
for _row in _ABBREVIATED.split("|"):
    *_state, _short, _postal = _row.split()
    WHOLE_NAMES.append(" ".join(_state).title())
    STATES |= dict.fromkeys((_short, _postal, " ".join(_state).title()), frozenset(_state))
STATES |= {"W. Va": STATES["West Virginia"], "D.C": frozenset({"columbia"})}
_NAME = "|".join(sorted(map(re.escape, STATES), key=len, reverse=True))
_WHOLE = "|".join(sorted(WHOLE_NAMES, key=len, reverse=True))
_OFFICE = (
    r"(?:Sen|Rep|Gov|Lt\. Gov)\.|Senator|Representative|Governor|Congressman|Congresswoman|Assemblyman|Assemblywoman"
    r"|lawmaker"
)
LETTER = re.compile(
    r"(?P<bracket>,[ \u00a0]|[ \u00a0]\()(?P<party>[RDI]|Dem|Rep)\.?"
    rf"(?:[-–—, ]{{1,2}}(?P<state>{_NAME})(?!\w)(?:-\d+)?)?(?=[.,)\s])"
)
OF_STATE = re.compile(rf"[ \u00a0]of[ \u00a0](?P<state>{_WHOLE})(?!\w)")
# "Ohio Republican Sen. ", "Democratic Gov. "
BEFORE = re.compile(
    rf"(?<!\w)(?:(?P<state>{_WHOLE})(?:[’']s)?[ \u00a0])?(?:(?P<party>Republican|Democratic|Democrat|GOP)[ \u00a0])?"
    rf"(?:state[ \u00a0])?(?:{_OFFICE})[ \u00a0]$"
)
LAST_OF_OFFICES = frozenset(".rne")
PARTY_WORDS = {"Republican": "republican", "GOP": "republican", "Democratic": "democrat", "Democrat": "democrat"}

# What a politician is called by party or seat.
SEATED = PARTISANS | frozenset(
    "independent lawmaker senator congressman congresswoman representative legislator governor".split()
)
# Who is told by them, if no state is.
LEGISLATORS = frozenset("senator representative congressman congresswoman lawmaker governor".split())


@dataclass(frozen=True, slots=True)
class Seat:
    """A politician's party (None where nothing tells it) and the folded words of the state."""

    party: str | None
    state: frozenset[str]


def seat_of(text: str, name: Span) -> Seat | None:
    """The party and state told beside a name; None where neither is.

    >>> text = "Senator Bo Lund (R-N.Y.) met Ohio Gov. Ana Sá and Jo Bell of Maine."
    >>> seats = [seat_of(text, Span(start, start + 7)) for start in map(text.index, ("Bo Lund", "Ana Sá ", "Jo Bell"))]
    >>> [(seat.party, sorted(seat.state)) for seat in seats]
    [('republican', ['new', 'york']), (None, ['ohio']), (None, ['maine'])]
    """
    party, state = None, frozenset[str]()
    match = LETTER.match(text, name.end)
    if match and (match["state"] or (match["party"] != "I" and match["bracket"].endswith("("))):
        party = PARTIES[match["party"].upper()]
        state = STATES.get(match["state"] or "", state)
    elif match := OF_STATE.match(text, name.end):
        state = STATES[match["state"]]
    # No office ends otherwise, and few words do so.
    office = text[max(0, name.start - 2) : name.start - 1] in LAST_OF_OFFICES if name.start > 1 else False
    if office and (match := BEFORE.search(text, max(0, name.start - 60), name.start)):
        party = party or PARTY_WORDS.get(match["party"] or "")
        state = state or STATES.get(match["state"] or "", state)
    return Seat(party, state) if party or state else None


def state_in(words: frozenset[str]) -> frozenset[str] | None:
    """The words of the state among some folded words; None where none is named whole.

    >>> sorted(state_in(frozenset({"the", "new", "york", "democrat"}))), state_in(frozenset({"new", "democrat"}))
    (['new', 'york'], None)
    """
    return max((state for state in STATES.values() if state <= words), key=len, default=None)
