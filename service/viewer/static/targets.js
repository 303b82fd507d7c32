// The targets that the reader wants stance toward: chips that can be taken away again.
import { element } from "./dom.js";

const MOST = 10;

export class Targets {
  constructor({ list, name, aliases, add, note }) {
    Object.assign(this, { list, name, aliases, note, chosen: [] });
    add.addEventListener("click", () => this.take());
    for (const input of [name, aliases]) {
      input.addEventListener("keydown", (event) => {
        if (event.key !== "Enter") return;
        event.preventDefault(); // Enter here adds a target; it does not send the article.
        this.take();
      });
    }
  }

  /** As `POST /analyze` wants them; a name typed but not yet added counts as well. */
  value() {
    this.take();
    return this.chosen.map(({ name, aliases }) => (aliases.length ? { name, aliases } : name));
  }

  take() {
    const name = this.name.value.trim();
    const aliases = this.aliases.value.split(",").map((alias) => alias.trim()).filter(Boolean);
    const others = this.chosen.filter((other) => other.name !== name);
    this.note.textContent = name && others.length >= MOST ? `“${name}” is not among them: ${MOST} are the most.` : "";
    if (!name || others.length >= MOST) return;
    this.chosen = [...others, { name, aliases }];
    this.name.value = this.aliases.value = "";
    this.draw();
    this.name.focus();
  }

  draw() {
    this.list.replaceChildren(...this.chosen.map((target) => {
      const remove = element("button", { type: "button", "aria-label": `Remove ${target.name}` }, "×");
      remove.addEventListener("click", () => {
        this.chosen = this.chosen.filter((other) => other !== target);
        this.note.textContent = "";
        this.draw();
        this.name.focus();
      });
      return element("li", {}, [target.name, ...target.aliases].join(" / "), " ", remove);
    }));
  }
}
