"use strict";
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

function light(ids) {
  for (const part of all(".lit")) part.classList.remove("lit");
  const wanted = new Set(ids.split(" ").filter(Boolean));
  return all("[data-ids]").filter((part) => part.dataset.ids.split(" ").some((id) => wanted.has(id)))
    .map((part) => (part.classList.add("lit"), part));
}

function toggle(block) {
  const why = block.querySelector(".why");
  if (!why) return;
  why.hidden = !why.hidden;
  block.setAttribute("aria-expanded", String(!why.hidden));
}

for (const button of all("button[data-lights]")) {
  const show = () => light(button.dataset.lights);
  button.addEventListener("mouseenter", show);
  button.addEventListener("focus", show);
  button.addEventListener("click", () => {
    for (const other of all("button.on")) other.classList.remove("on");
    button.classList.add("on");
    const first = show()[0];
    const folded = first && first.closest("details");
    if (folded) folded.open = true;
    if (first) first.scrollIntoView({ block: "center", behavior: "smooth" });
  });
}

for (const block of all(".block")) {
  block.addEventListener("click", (event) => {
    if (!event.target.closest(".why") && !String(getSelection())) toggle(block);
  });
}

for (const box of all("input[data-role]")) {
  box.addEventListener("change", () => {
    for (const block of all(`:is(.block, .run).r-${box.dataset.role}`)) block.hidden = !box.checked;
  });
}

document.getElementById("none").addEventListener("click", (event) => {
  const boxes = all("input[data-role]");
  const checked = !boxes.some((box) => box.checked);
  for (const box of boxes) { box.checked = checked; box.dispatchEvent(new Event("change")); }
  event.preventDefault();
});

const differing = document.getElementById("differing");
if (differing) {
  differing.addEventListener("change", () => document.body.classList.toggle("differing", differing.checked));
}

document.getElementById("theme").addEventListener("click", () => {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  root.dataset.theme = dark ? "light" : "dark";
});

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input")) return;
  const blocks = all(".block").filter((block) => block.checkVisibility());
  const at = blocks.indexOf(document.activeElement);
  if (event.key === "j" || event.key === "k") {
    const next = blocks[Math.max(0, Math.min(blocks.length - 1, at + (event.key === "j" ? 1 : -1)))];
    if (next) next.focus();
  } else if ((event.key === "Enter" || event.key === " ") && at >= 0) {
    toggle(blocks[at]);
    event.preventDefault();
  } else if (event.key === "Escape") {
    light("");
  }
});
