// Stance as a bar of three shares, with the same said in words.
import { counted, element, percent } from "./dom.js";

const SHARES = ["favor", "neutral", "against"];
const WORDS = { favor: "in favor", neutral: "neutral", against: "against" };

/** One row: target, bar, label. `probabilities` is {favor, neutral, against}. */
export function stanceRow({ target, label, probabilities, mentioned = true, claims = null }) {
  const said = SHARES.map((share) => `${WORDS[share]} ${percent(probabilities[share])}`).join(", ");
  return element("li", { class: "stance" },
    element("span", { class: "target" }, target),
    element("span", { class: "bar", role: "img", "aria-label": `toward ${target}: ${said}`, title: said },
      ...SHARES.map((share) => element("span", { class: share, width: `${probabilities[share] * 100}%` }))),
    element("span", { class: `label ${label}` }, WORDS[label]),
    mentioned ? null : element("span", { class: "quiet" }, "not mentioned"),
    claims === null || claims === 1 ? null : element("span", { class: "quiet" }, counted(claims, "claim")));
}

/**
 * Stance of one source over all its claims: the mean of the probabilities for each target.
 * What the caller asked for comes first, then the strongest.
 */
export function overall(claims) {
  const byTarget = new Map();
  for (const claim of claims) {
    for (const stance of claim.stance.targets) {
      if (!byTarget.has(stance.target)) byTarget.set(stance.target, []);
      byTarget.get(stance.target).push(stance);
    }
  }
  const rows = [...byTarget].map(([target, all]) => {
    // A claim that does not mention the target says nothing about it; it counts only where none does.
    const telling = all.some(({ mentioned }) => mentioned) ? all.filter(({ mentioned }) => mentioned) : all;
    const probabilities = Object.fromEntries(SHARES.map((share) =>
      [share, telling.reduce((sum, stance) => sum + stance.probabilities[share], 0) / telling.length]));
    const label = SHARES.reduce((best, share) => (probabilities[share] > probabilities[best] ? share : best));
    return { target, label, probabilities, mentioned: telling[0].mentioned, claims: telling.length,
      asked: all[0].origin === "request" };
  });
  const strength = ({ probabilities }) => Math.abs(probabilities.favor - probabilities.against);
  return rows.sort((a, b) => b.asked - a.asked || strength(b) - strength(a));
}
