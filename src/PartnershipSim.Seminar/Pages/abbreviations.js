// Abbreviations of the field: a touch, the pointer or the keyboard shows what each stands for.
import { element } from "/drawing.js";
import { abbreviations, t } from "/words.js";

const known = new RegExp(
  `(?<![\\p{L}\\p{N}-])(?:${[...abbreviations].sort((a, b) => b.length - a.length).join("|")})(?![\\p{L}\\p{N}])`,
  "gu",
);
// what is pressed or chosen has its own meaning for a touch
const OWN = "abbr, button, a, label, summary, option, output, svg, pre, code, textarea";

export function spell(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT),
    texts = [];
  while (walker.nextNode())
    if (walker.currentNode.data.search(known) >= 0 && !walker.currentNode.parentElement.closest(OWN))
      texts.push(walker.currentNode);
  for (const text of texts) {
    const parts = [];
    let from = 0;
    for (const found of text.data.matchAll(known)) {
      parts.push(
        text.data.slice(from, found.index),
        element("abbr", { tabindex: 0, title: t("abbr." + found[0]) }, found[0]),
      );
      from = found.index + found[0].length;
    }
    text.replaceWith(...parts, text.data.slice(from));
  }
}
