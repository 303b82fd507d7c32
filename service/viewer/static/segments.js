// Overlapping spans -> a row of segments that do not overlap.
//
// A nested claim's words belong to two claims at once, and HTML elements cannot cross each other. So the text is
// cut at every edge of every span, and each piece knows all the roles that it plays.

/** All the spans of an answer as {start, end, claim, role}; role is content, cue or source. */
export function spansOf(answer) {
  const spans = [];
  for (const claim of answer.claims) {
    for (const { start, end } of claim.content.spans) spans.push({ start, end, claim: claim.id, role: "content" });
    for (const { start, end } of claim.cue?.spans ?? []) spans.push({ start, end, claim: claim.id, role: "cue" });
    const mention = claim.source?.mention;
    if (mention) spans.push({ start: mention.start, end: mention.end, claim: claim.id, role: "source" });
  }
  return spans;
}

/** Cut [0, length) at every edge: [{start, end, marks}], in order, without gaps; `marks` are the spans that cover it. */
export function segments(length, spans) {
  const edges = [...new Set([0, length, ...spans.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  const opening = [...spans].sort((a, b) => a.start - b.start);
  const pieces = [];
  let open = [];
  let next = 0;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [start, end] = [edges[i], edges[i + 1]];
    open = open.filter((span) => span.end > start);
    while (next < opening.length && opening[next].start <= start) open.push(opening[next++]);
    pieces.push({ start, end, marks: [...open] });
  }
  return pieces;
}

/** The paragraphs of a text as [{start, end}]: a newline ends one; the newline itself belongs to none. */
export function paragraphs(text) {
  const found = [];
  let start = 0;
  for (const line of text.split("\n")) {
    if (line.trim()) found.push({ start, end: start + line.length });
    start += line.length + 1;
  }
  return found;
}
