// The page put together: form -> question -> article, claim and sources, with one claim looked at by all three.
import { drawArticle } from "./article.js";
import { ask, curl } from "./ask.js";
import { drawClaim, nameOf } from "./claim.js";
import { counted, element, fill } from "./dom.js";
import { drawSources } from "./sources.js";
import { Targets } from "./targets.js";

const by = (id) => document.getElementById(id);
const LIMIT = 100_000;

const targets = new Targets({
  list: by("targets"), name: by("target-name"), aliases: by("target-aliases"), add: by("target-add"), note: by("target-note"),
});
let asked = null; // the question whose answer is on the page
let answer = null;
let article = null;
let chosen = []; // the claims that stay lit when nothing is pointed at
let running = null;

// ---- asking

by("form").addEventListener("submit", async (event) => {
  event.preventDefault();
  running?.abort();
  const mine = (running = new AbortController());
  // JavaScript counts strings in UTF-16 units, so that is what the page asks for.
  const body = { text: by("text").value, targets: targets.value(), offset_unit: "utf16" };
  by("problem").hidden = true;
  by("status").textContent = "Reading …";
  by("form").setAttribute("aria-busy", "true");
  const began = performance.now();
  try {
    const said = await ask(body, mine.signal);
    show(body, said);
    by("status").textContent = `Read in ${((performance.now() - began) / 1000).toFixed(1)} s.`;
  } catch (error) {
    if (error.name === "AbortError") return;
    by("status").textContent = "";
    showProblem(error);
  } finally {
    if (running === mine) by("form").removeAttribute("aria-busy");
  }
});

function showProblem({ title, detail, errors }) {
  fill(by("problem"),
    element("strong", {}, title ?? "Something on this page went wrong"),
    detail ? element("p", {}, detail) : null,
    errors?.length ? element("ul", {}, ...errors.map((line) => element("li", {}, line))) : null,
  );
  by("problem").hidden = false;
}

// ---- showing

function show(body, said) {
  asked = body;
  answer = said;
  const { claims, sources, document: facts } = said;
  by("summary").textContent = [counted(claims.length, "claim"), counted(sources.length, "source"),
    counted(facts.sentences, "sentence"), `${said.model.name} ${said.model.version}`].join(" · ");
  const label = nameOf(said);
  article = drawArticle(by("article"), body.text, said, label);
  drawSources(by("sources"), said, label);
  by("warnings").replaceChildren(...said.warnings.map(({ code, detail, start, end }) =>
    element("li", {}, `${detail} `, element("span", { class: "quiet" }, `${code}, ${start}–${end}`))));
  by("result").hidden = false;
  choose([]);
  by("result").focus({ preventScroll: true });
  by("result").scrollIntoView({ block: "start" });
}

/** Light these claims; the first alone is told in full. */
function look(ids) {
  article.light(ids);
  drawClaim(by("claim"), answer, ids.length === 1 ? answer.claims.find(({ id }) => id === ids[0]) : null);
}

function choose(ids) {
  chosen = ids;
  look(ids);
  for (const button of by("result").querySelectorAll("button[aria-pressed]")) {
    button.setAttribute("aria-pressed", String(ids.includes(button.dataset.claim)));
  }
}

/** The claims that an element of the article or of the sources stands for, the nearest element first. */
function meant(target) {
  const one = target.closest("[data-claim]");
  if (one) return [one.dataset.claim];
  const piece = target.closest(".mark[data-claims]");
  if (piece) return [piece.dataset.claims.split(" ")[0]];
  const card = target.closest(".source-card");
  return card ? card.dataset.claims.split(" ") : null;
}

for (const area of [by("article"), by("sources")]) {
  area.addEventListener("pointerover", (event) => look(meant(event.target) ?? chosen));
  area.addEventListener("pointerleave", () => look(chosen));
  area.addEventListener("focusin", (event) => choose(meant(event.target) ?? chosen));
  area.addEventListener("click", (event) => {
    const ids = meant(event.target);
    if (!ids || event.target.closest("summary")) return;
    choose(ids);
    if (area === by("sources") && ids.length === 1) article.button(ids[0])?.scrollIntoView({ block: "center" });
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && answer) choose([]);
});

// ---- the form's own comforts

function count() {
  const length = [...by("text").value].length;
  by("count").textContent = `${length.toLocaleString("en")} of ${LIMIT.toLocaleString("en")} characters`;
  by("count").classList.toggle("over", length > LIMIT);
}
by("text").addEventListener("input", count);
count();

by("sample").addEventListener("change", async ({ target }) => {
  if (!target.value) return;
  const response = await fetch(`viewer/samples/${encodeURIComponent(target.value)}.txt`);
  if (response.ok) by("text").value = await response.text();
  count();
});

const samples = await fetch("viewer/samples").then((response) => (response.ok ? response.json() : [])).catch(() => []);
by("sample").append(...samples.map((name) => element("option", { value: name }, name)));

async function copy(button, words) {
  const label = button.textContent;
  try {
    await navigator.clipboard.writeText(words);
    button.textContent = "Copied";
  } catch {
    button.textContent = "Not allowed here"; // browsers give the clipboard to https and localhost only
  }
  setTimeout(() => { button.textContent = label; }, 1500);
}
by("copy-json").addEventListener("click", ({ currentTarget }) => copy(currentTarget, JSON.stringify(answer, null, 2)));
by("copy-curl").addEventListener("click", ({ currentTarget }) => copy(currentTarget, curl(asked)));
