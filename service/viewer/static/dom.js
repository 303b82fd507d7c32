// Elements from plain values. Text goes in as text nodes only: what an article contains is shown, never run.

/** element("p", {class: "quiet", data: {claim: "c1"}}, "words", otherElement) */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key === "data") Object.assign(made.dataset, value);
    else if (key === "width") made.style.width = value;
    else made.setAttribute(key, value === true ? "" : value);
  }
  return fill(made, ...children);
}

/** Put `children` in the place of what an element holds; null ones are left out. */
export function fill(container, ...children) {
  container.replaceChildren(...children.filter((child) => child !== null && child !== undefined));
  return container;
}

export const percent = (share) => `${Math.round(share * 100)} %`;

export const counted = (number, one, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

/** The first words of a text, to recognise it by. */
export function shortened(text, most = 90) {
  const flat = text.replace(/\s+/g, " ").trim();
  const letters = [...flat];
  return letters.length <= most ? flat : `${letters.slice(0, most - 1).join("").trimEnd()}…`;
}
