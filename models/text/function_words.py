"""Articles, pronouns, prepositions and other small words that carry no name. All lower case."""

from models.text.words import words

ARTICLES = words("""
    the a an
""")
DETERMINERS = ARTICLES | words("""
    this that these those his her its their our my your another each every any both one some
""")
DEFINITE = words("""
    the this that these those his her its their our my your
""")
FIRST_PERSON = words("""
    i we me us my our mine ours myself ourselves i’m i've we’ve we've i’d i'd we’d we'd i’ll we’ll we’re we're
    i'm
""")
MALE_PRONOUNS = words("""
    he him his himself
""")
FEMALE_PRONOUNS = words("""
    she her hers herself
""")
POSSESSIVES = words("his her its their our my your")
NEUTER_PRONOUNS = words("""
    it its itself
""")
PLURAL_PRONOUNS = words("""
    they them their theirs themselves
""")
RELATIVE = words("""
    who whom whose which that where
""")
GENERIC = words("""
    you your yours one nobody anyone everyone everybody someone somebody anybody no-one yourself one's
""")
PERSONAL = FIRST_PERSON | MALE_PRONOUNS | FEMALE_PRONOUNS | NEUTER_PRONOUNS | PLURAL_PRONOUNS
PRONOUNS = PERSONAL | RELATIVE | (GENERIC - {"one"})
# What no name ends with, and no source consists of.
LOOSE = words("""
    of in on by for to with at from as while and or but however both than then also
""")
# What no name ends with besides.
TRAILING = LOOSE | words("""
    who which that himself herself itself themselves here there alike instead out until since
""")
PREPOSITIONS = words("""
    of for at in from by with to on about like including over under against among between within without near
    after before during since who whose whom which that where as than via into through per toward towards across
    along around behind inside outside
""")
# Words that end the reach of a role read leftwards from a name, and that never open a name at the head of a sentence.
FUNCTION = (
    PREPOSITIONS
    | DETERMINERS
    | PRONOUNS
    | words("""
    and or but nor so yet if when while because although though unless until whether not no then there here now
    also even still only just what how why is are was were be been being am has have had do does did will would
    can could may might must shall should said says say told tells asked added according meanwhile however
    moreover yesterday today tomorrow last next earlier later many most more fewer less tens much besides
    following such other several few all once despite amid like unlike given instead both either neither yes
    well oh let lets perhaps maybe indeed monday tuesday wednesday thursday friday saturday sunday january
    february march april june july august september october november december two three four five six seven
    eight nine ten dozens hundreds thousands first second nearly almost about around some another every each
""")
)
DAYS_AND_MONTHS = words("""
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december
""")
# Small words that stand inside a name. `of`, `for`, `on`, `and` join only bodies and offices; the others join persons
# too.
PARTICLES = words("""
    de la del van von der den bin ibn al el da dos du di le ter ten zu y
""")
