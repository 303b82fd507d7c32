"""Which of the claims that tags and links spell are likely enough to be told."""

from collections.abc import Sequence
from dataclasses import replace

from models.claims.proposals import Proposal
from models.document import Document
from models.quoting.quotations import quotation_kind


def likely(
    document: Document, proposals: Sequence[Proposal], confidences: Sequence[float], least: float
) -> list[Proposal]:
    """The claims whose confidences (claims) reach the least, in their order, each with its parent among them.

    A quotation is told however unlikely, for a reader sees it; what an untold claim reports is not told either.
    """
    told = {
        i
        for i, (proposal, confidence) in enumerate(zip(proposals, confidences, strict=True))
        if confidence >= least
        or quotation_kind(document.text, [p.span for p in proposal.content], document.quotations) == "direct"
    }
    kept = [i for i in sorted(told) if proposals[i].parent is None or proposals[i].parent in told]
    place: dict[int | None, int | None] = {None: None} | {old: new for new, old in enumerate(kept)}
    return [replace(proposals[i], parent=place[proposals[i].parent]) for i in kept]
