"""Scores of tags and links that are written by hand."""

import numpy as np

from models.claims.attribution import read_claims
from models.claims.links import CUE, INNER_CUE, SOURCE, Linker
from models.document import read_document
from models.inference.decoding import allowed
from models.inference.distance import PARAGRAPH_BUCKETS, PIECE_BUCKETS, DistanceBias
from models.inference.encoder import Scores
from models.inference.rows import Rows
from models.inference.tokens import Pieces
from models.labels import NAMES, TAGS

LINKS = {"cue": CUE, "source": SOURCE, "inner_cue": INNER_CUE}


NO_DISTANCE = DistanceBias(np.zeros((4, PIECE_BUCKETS)), np.zeros((4, PARAGRAPH_BUCKETS)))


def rows_of(values):
    rows = Rows(*values.shape)
    rows.put(slice(None), values)
    return rows


def read(text, tags, links, inner=None, names=None, votes=None, capitals=(), shy=0.0):
    """Claims of a text whose pieces are its words; `tags` and `inner` are {words: role}, links (kind, from, to);
    `shy` raises the logit of no inner claim.

    Words stand once in the text. A link to None points nowhere.
    """
    document = read_document(text)
    starts, ends, separators, lengths = [], [], [], []
    for paragraph in document.paragraphs:
        at, count = paragraph.start, 0
        for word in paragraph.of(text).split(" "):
            starts.append(at)
            ends.append(at + len(word))
            separators.append(False)
            at += len(word) + 1
            count += 1
        starts.append(paragraph.end)
        ends.append(paragraph.end)
        separators.append(True)
        lengths.append(count + 1)
    size = len(starts)
    zeros = np.zeros(size, np.int64)
    pieces = Pieces(
        zeros, zeros, np.array(starts), np.array(ends), np.ones(size, bool), np.array(separators), tuple(lengths)
    )

    def places(words):
        begin = text.index(words)
        return [i for i in range(size) if starts[i] < begin + len(words) and ends[i] > begin]

    def scores_of(spans, labels):
        scores = np.zeros((size, len(labels)), np.float32)
        scores[:, 0] = 9
        for words, role in (spans or {}).items():
            where = places(words)
            scores[where, labels.index(f"I-{role}")] = 20
            scores[where[0], labels.index(f"B-{role}")] = 30
        return scores

    # One-hot keys: a query names the piece that it points at.
    keys = np.zeros((size, 4, size), np.float32)
    keys[np.arange(size), :, np.arange(size)] = 1
    queries, nothing = np.zeros((size, 4, size), np.float32), np.zeros((size, 4), np.float32)
    for kind, origin, goal in links:
        if kind == "second":  # so much of a logit has "his claim" for the cue "denied" besides
            queries[places("his claim"), CUE, places("denied")[0]] = origin
        elif kind == "unsure":  # as many pieces of `origin` point at `goal` as point nowhere, a little less
            queries[places(origin), SOURCE, places(goal)[0]] = 11.8
            nothing[places(origin), SOURCE] = 12
        elif goal is None:
            nothing[places(origin), LINKS[kind]] = 12
        else:
            queries[places(origin), LINKS[kind], places(goal)[0]] = 12
    scores = Scores(
        Rows(size, 2),
        scores_of(tags, TAGS),
        scores_of(inner, TAGS) + shy * (np.arange(len(TAGS)) == 0),
        scores_of(names, NAMES),
        tuple(rows_of(part) for part in queries.swapaxes(0, 1)),
        tuple(rows_of(part) for part in keys.swapaxes(0, 1)),
        nothing,
    )
    linker = Linker(scores, pieces, NO_DISTANCE)
    claims, found = read_claims(document, pieces, scores, allowed(TAGS), linker, votes=votes, capitals=capitals)
    shown = [
        (
            [p.span.of(text) for p in c.content],
            c.cue and c.cue.span.of(text),
            c.source and c.source.span.of(text),
            c.parent,
        )
        for c in claims
    ]
    return shown, [(n.part.span.of(text), n.sort) for n in found], claims
