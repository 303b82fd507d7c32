"""Commitment by the words of the cue alone: the rule that a model of commitment has to beat.

Denial words deny, words of asking, doubting and supposing leave open, and a negation in the cue turns an attitude down
("does not believe") or leaves a report unmade ("did not say"). All else asserts, as nine claims in ten do. The labels
are those of the gold labels' guidelines. Of the content only the first words are looked at, where the cue's verb is
half of an expression ("declined" | "to comment", "asked" | "whether").
"""

import re
from collections.abc import Iterator

from models.analysis import CommitmentLabel
from models.text.words import words

WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")


def forms(verbs: str) -> frozenset[str]:
    """The regular forms of verbs; what is irregular, or doubles its last letter, is listed by hand beside.

    >>> sorted(forms("deny oppose"))
    ['denied', 'denies', 'deny', 'denying', 'oppose', 'opposed', 'opposes', 'opposing']
    """
    return frozenset(form for verb in verbs.split() for form in inflected(verb))


def inflected(verb: str) -> Iterator[str]:
    yield verb
    if verb.endswith("e"):
        yield from (verb + "s", verb + "d", verb[:-1] + "ing")
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        yield from (verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing")
    else:
        yield from (verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "o")) else "s"), verb + "ed", verb + "ing")


NEGATIONS = words("not no never nor neither without cannot hardly nobody nothing none")
MODALS = words("may might could possibly perhaps maybe probably")

DENIALS = forms("""
    deny dispute reject dismiss oppose veto contradict refute rebut rebuff repudiate disavow disown disclaim contest
    disagree disapprove block forbid prohibit resist downplay belittle discount renounce rescind revoke overturn cancel
    scrap disbelieve mistrust distrust dislike""") | words("""
    rebutted rebutting banned banning bans ban scrapped scrapping cancelled cancelling denial denials rejection
    dismissal opposition refutation repudiation rebuttal resistance disagreement disapproval reluctant reluctance
    unwilling unwillingness forbade forbidden""")
DENIAL_PHRASES = re.compile(r"""(?x)
    \brul(?:e|es|ed|ing)\ out\b | \bpush(?:es|ed|ing)?\ back\b | \bvot(?:e|es|ed|ing)\ (?:down|against)\b
    | \bbrush(?:es|ed|ing)?\ (?:off|aside)\b | \bwalk(?:s|ed|ing)?\ back\b | \bt(?:ook|akes?|aking)\ issue\b
    | \bturn(?:s|ed|ing)?\ down\b | \b(?:said|says?)\ no\ to\b | \bno\ fan\ of\b
    | \b(?:campaign|warn|caution|advis|argu|spoke|speak|came|come)\w*\ (?:out\ )?against\b
    | \bno\ (?:plans?|intention|desire|wish|need)\b""")
# Denials that hold their own negation, so that it does not turn them round.
OWN_NEGATION = re.compile(r"\bno (?:plans?|intention|desire|wish|need|fan|to)\b")

REFUSALS = forms("decline refuse") | words("refusal refusals")
# What one refuses without turning anything down: to speak of it.
SPEECH = forms("""
    comment answer respond reply discuss disclose confirm elaborate identify name address mention speculate release
    reveal clarify explain provide specify talk detail report verify endorse""") | words(
    "say tell speak take give commit return"
)

SUPPOSITIONS = forms("""
    doubt suspect speculate wonder question mull ponder contemplate debate fear worry guess hint appear seem suppose
    query inquire enquire deliberate""") | words("""
    seemingly apparently speculation suspicion suspicions considering unclear unsure uncertain uncertainty skeptical
    sceptical skepticism scepticism doubtful undecided unknown unconfirmed rumor rumors rumored rumour rumours rumoured
    unaware hesitant hesitated hesitates unconvinced""")
OPEN_PHRASES = re.compile(r"""(?x)
    (?:\bnot|n't)\ (?:yet\ |immediately\ )?(?:clear|known|certain|sure|confirmed|decided)\b
    | \bremain\w*\ to\ be\ seen\b | \bhard\ to\ say\b | \byet\ to\b | \blook(?:s|ing|ed)?\ into\b
    | \bsilent\b | \bsilence\ on\b | \bmum\b
    | \bno\ (?:comment|response|answer|word|mention|immediate|idea|evidence|reason|details)\b
    | \bdisagree(?:s|d|ments?)?\ (?:on|over)\b | \bdispute\ (?:over|about)\b | \braises?\ (?:a\ )?question""")

ASKING = forms("ask")
ASKING_FOR = re.compile(r"\bask(?:s|ed|ing)? for\b")
QUESTION_WORDS = words("""
    if whether who whom whose what which when where why how do does did is are was were can could will would should has
    have""")
# Not holding these is asserting: "does not doubt".
DOUBTS = forms("doubt question wonder suspect") | words("skeptical sceptical doubtful unclear suspicion suspicions")
# Not holding these is turning down: not believed, not wanted, not liked.
ATTITUDES = forms("""
    believe want like trust support expect think agree accept plan intend approve favor favour advocate back buy need
    care love respect enjoy allow permit wish hope prefer anticipate represent feel regard consider see aim seek
    tolerate welcome understand""") | words("""
    thought bought felt seen saw sought planned planning permitted understood plans intention intentions
    preferred going""")


def commitment_of_cue(cue: str, content: str = "") -> CommitmentLabel:
    """How far a source stands behind a content as worded, told by its cue.

    >>> [commitment_of_cue(cue) for cue in ("said", "has denied", "does not believe", "did not say", "did not deny")]
    ['asserts', 'denies', 'denies', 'uncertain', 'uncertain']
    >>> commitment_of_cue("declined", "to comment"), commitment_of_cue("refused", "to sign the treaty")
    ('uncertain', 'denies')
    """
    text = plain(cue)
    said, first = WORD.findall(text), WORD.findall(plain(content))[:6]
    has = frozenset(said)
    negated = any(word in NEGATIONS or word.endswith("n't") for word in said)
    if has & REFUSALS:
        return of_refusal(said, first)
    if OPEN_PHRASES.search(text):
        return "uncertain"
    if has & DENIALS or DENIAL_PHRASES.search(text):
        return "uncertain" if negated and not OWN_NEGATION.search(text) else "denies"
    if negated:
        return of_negation(has)
    if has & ASKING and not ASKING_FOR.search(text):
        return of_asking(said, first)
    return "uncertain" if has & (SUPPOSITIONS | MODALS) or first[:1] == ["whether"] else "asserts"


def plain(text: str) -> str:
    return text.casefold().replace("’", "'")


def of_refusal(said: list[str], first: list[str]) -> CommitmentLabel:
    """Declined to speak, or declined the thing itself."""
    place = next(i for i, word in enumerate(said) if word in REFUSALS)
    following = [*said[place + 1 :], *first][:4]
    if "to" not in following[:2]:
        return "uncertain" if said[place].startswith("declin") else "denies"
    return "uncertain" if SPEECH & set(following) else "denies"


def of_negation(has: frozenset[str]) -> CommitmentLabel:
    """Not believed, not said, not doubted."""
    if has & DOUBTS:
        return "asserts"
    return "denies" if has & ATTITUDES else "uncertain"


def of_asking(said: list[str], first: list[str]) -> CommitmentLabel:
    """A question is open; a request to act is asserted ("asked Congress to vote")."""
    request = "to" in first and first[0] not in QUESTION_WORDS
    return "asserts" if request and said[-1] in ASKING and not has_passive(said) else "uncertain"


def has_passive(said: list[str]) -> bool:
    return bool({"was", "were", "when"} & set(said))
