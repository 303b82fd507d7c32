"""The role or apposition that the article sets beside a person's name: "Wagner founder", "chief economist at First Trust"."""
import re

from models import lexicon as lex
from models.analysis import Span
from models.names import WORD, fold, is_capital, trim

_AFTER = re.compile(r"[’']?,[ \u00a0](?=(?:the|a|an|his|her|its|their|who is|former|acting|chief|deputy|vice|executive|senior|managing)\b|[^\W_]+(?:[ -][^\W_]+){0,2}"
                    r"[ ](?:of|at|for)\b)")
_STOP = re.compile(r"[,.;:—()\"“”]|\s[-–]\s|\s(?:who|which|whose|said|says|told|and (?:said|told)|added|has|had|was|is)\b")


def role_of(text: str, name: Span) -> Span | None:
    """The role before a name or the apposition after it, without its article; None where neither stands there.

    >>> text = "Wagner founder Yevgeny Prigozhin met Ana Sá, the mayor of Harle, and Bo Lund."
    >>> [role.of(text) if (role := role_of(text, span)) else None for span in (Span(15, 32), Span(37, 43), Span(69, 76))]
    ['Wagner founder', 'mayor of Harle', None]
    """
    return _before(text, name) or _after(text, name)


def _before(text: str, name: Span) -> Span | None:
    words = list(WORD.finditer(text, max(0, name.start - 90), name.start))
    start, role_seen = name.start, False
    for match in reversed(words):
        gap = text[match.end():start]
        key = fold(match[0])
        if gap.strip(" \u00a0") not in ("", ".") or (gap.strip() == "." and len(match[0]) > 5) or not gap:
            break
        if not role_seen:
            if key in lex.COURTESY and key not in ("president", "king", "queen", "judge", "mayor", "governor", "pastor", "sheriff", "major", "prince", "princess",
                                                   "general", "justice", "archbishop", "bishop", "cardinal", "rabbi", "imam"):
                start = match.start()
                name = Span(match.start(), name.end)
                continue
            if key not in lex.ROLE or key in lex.COURTESY_MALE | lex.COURTESY_FEMALE:
                return None
            role_seen = True
        elif key in lex.FUNCTION or not (is_capital(match[0]) or key in lex.ROLE or key in lex.ROLE_MODIFIERS or "-" in key or match[0].endswith(("’s", "'s"))):
            if key in ("and", "of") and start > 0 and match.start() > 0 and key == "of":
                pass
            else:
                break
        start = match.start()
    if not role_seen:
        return None
    span = trim(text, start, name.start)
    return span if span.end > span.start else None


def _after(text: str, name: Span) -> Span | None:
    opening = _AFTER.match(text, name.end, name.end + 60)
    if not opening:
        return None
    stop = _STOP.search(text, opening.end(), min(len(text), opening.end() + 120))
    end = stop.start() if stop else min(len(text), opening.end() + 120)
    if "\n" in text[opening.end():end]:
        return None
    words = WORD.findall(text[opening.end():end])
    if not words or not any(fold(w) in lex.ROLE for w in words[:7]):
        return None
    start = opening.end()
    article = re.match(r"(?:the|a|an|his|her|its|their|who is(?: the| a| an)?)\s+", text[start:end])
    return trim(text, start + (article.end() if article else 0), end)
