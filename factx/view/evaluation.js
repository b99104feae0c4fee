"use strict";
(() => {
  const by = (id) => document.getElementById(id);
  const kind = by("kind"), search = by("search"), count = by("count");
  const articles = [...document.querySelectorAll("article")].map((element) => ({
    element,
    title: element.querySelector("h2").textContent.toLowerCase() + " " + element.id.toLowerCase(),
    paragraphs: [...element.querySelectorAll(".paragraph")].map((section) => ({
      section,
      words: section.textContent.toLowerCase(),
      kinds: section.dataset.kinds.split(" ").filter(Boolean),
      errors: [...section.querySelectorAll(".errors li")],
    })),
  }));
  let picked = null;

  function shows(paragraph, wanted, words, titled) {
    const one = !wanted || (wanted === "any" ? paragraph.kinds.length > 0 : paragraph.kinds.includes(wanted));
    return one && (titled || words.every((word) => paragraph.words.includes(word)));
  }

  function update() {
    const wanted = kind.value;
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let paragraphs = 0, documents = 0, errors = 0;
    for (const article of articles) {
      const titled = words.every((word) => article.title.includes(word));
      let some = false;
      for (const paragraph of article.paragraphs) {
        const shown = shows(paragraph, wanted, words, titled);
        paragraph.section.hidden = !shown;
        some = some || shown;
        if (!shown) continue;
        paragraphs += 1;
        for (const error of paragraph.errors) {
          error.hidden = Boolean(wanted) && wanted !== "any" && error.dataset.kind !== wanted;
          errors += error.hidden ? 0 : 1;
        }
      }
      article.element.hidden = !some;
      documents += some ? 1 : 0;
    }
    by("nothing").hidden = documents > 0;
    count.value = [[errors, "error"], [paragraphs, "paragraph"], [documents, "document"]]
      .map(([number, noun]) => `${number} ${noun}${number === 1 ? "" : "s"}`).join(", ");
    pick(null);
  }

  function pick(button) {
    if (picked) {
      picked.setAttribute("aria-pressed", "false");
      for (const mark of document.querySelectorAll(".picked")) mark.classList.remove("picked");
    }
    picked = button;
    if (!button) return;
    button.setAttribute("aria-pressed", "true");
    const section = button.closest(".paragraph");
    for (const side of ["gold", "predicted"]) {
      const name = button.dataset[side];
      if (!name) continue;
      for (const mark of section.querySelectorAll(`.${side} [data-names~="${name}"]`)) mark.classList.add("picked");
    }
  }

  function step(by) {
    const buttons = [...document.querySelectorAll(".errors li:not([hidden]) button")]
      .filter((button) => button.offsetParent !== null);
    if (!buttons.length) return;
    const at = buttons.indexOf(picked);
    const next = buttons[at < 0 ? (by > 0 ? 0 : buttons.length - 1) : (at + by + buttons.length) % buttons.length];
    next.focus({ preventScroll: true });
    const section = next.closest(".paragraph");
    const fits = section.offsetHeight < innerHeight * 0.7;
    (fits ? section : next).scrollIntoView({ block: "center" });
    pick(next);
  }

  function everything() {
    kind.value = "";
    search.value = "";
    update();
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest(".errors button");
    if (button) pick(button === picked ? null : button);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input, select");
    if (event.key === "Escape") { everything(); event.target.blur(); }
    else if (typing) return;
    else if (event.key === "/") { event.preventDefault(); search.focus(); }
    else if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
  let waiting = 0;
  search.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(update, 80); });
  kind.addEventListener("change", update);
  by("bar").addEventListener("submit", (event) => { event.preventDefault(); update(); });
  by("next").addEventListener("click", () => step(1));
  by("previous").addEventListener("click", () => step(-1));
  by("all").addEventListener("click", everything);
  update();
})();
