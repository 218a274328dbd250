// Tables that sort, a page that can be made dark, and charts to play with; drawing.js stands before it in the same script. Nothing here asks for
// anything outside of this file.

const root = document.documentElement;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.style.colorScheme || (system.matches ? "dark" : "light")) === "dark";
const redraws = [];
const redraw = () => redraws.forEach(draw => draw());

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

// ── light and dark ──
const theme = document.getElementById("theme");
function sayTheme() { theme.textContent = isDark() ? "Light page" : "Dark page"; }
theme.hidden = false;
theme.onclick = () => { root.style.colorScheme = isDark() ? "light" : "dark"; sayTheme(); redraw(); };
system.addEventListener("change", () => { sayTheme(); redraw(); });
sayTheme();

// ── tables ──
function sortBy(table, place) {
  const head = table.tHead.rows[0].cells[place];
  const isUp = head.getAttribute("aria-sort") === (head.className === "number" ? "descending" : "ascending");
  const direction = head.className === "number" ? (isUp ? 1 : -1) : (isUp ? -1 : 1);
  for (const cell of table.tHead.rows[0].cells) cell.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
  const value = row => {
    const cell = row.cells[place];
    return head.className === "number" ? (cell.dataset.sort === undefined ? NaN : Number(cell.dataset.sort)) : cell.textContent;
  };
  const compare = (a, b) => {
    const [x, y] = [value(a), value(b)];
    if (typeof x === "string") return direction * x.localeCompare(y, "en");
    if (Number.isNaN(x) || Number.isNaN(y)) return Number.isNaN(x) - Number.isNaN(y); // what has no value stays at the end
    return direction * (x - y);
  };
  table.tBodies[0].append(...[...table.tBodies[0].rows].sort(compare));
}

for (const table of document.querySelectorAll("table.sorts")) {
  [...table.tHead.rows[0].cells].forEach((cell, place) => {
    const button = make("button", { type: "button", textContent: cell.textContent });
    button.onclick = () => sortBy(table, place);
    cell.replaceChildren(button);
  });
}

// ── charts ──
function inks() {
  // a computed colour: custom properties would still say light-dark()
  const probe = name => {
    const span = make("span", {});
    span.style.color = `var(${name})`;
    document.body.append(span);
    const colour = getComputedStyle(span).color;
    span.remove();
    return colour;
  };
  return { ink: probe("--ink"), grid: probe("--line"), soft: probe("--muted"), paper: probe("--raised") };
}

const widthOfChart = chart => Math.max(320, chart.clientWidth);

function chooser(label, options, onchange) {
  const select = make("select", { onchange }, ...options.map(([value, text]) => make("option", { value, textContent: text })));
  return [make("label", {}, label, select), select];
}

function drawYears(chart, controls, data) {
  const [outcomeLabel, outcome] = chooser("Outcome", data.outcomes.map(o => [o.key, o.label]), draw);
  const [viewLabel, view] = chooser("Show", [["years", "all years"], ["year", "one year, all that are ticked"]], draw);
  const count = Math.max(...data.subjects.flatMap(s => Object.values(s.series).map(v => v.mid.length)), 1);
  const years = Array.from({ length: count }, (_, i) => data.first + i);
  const year = make("input", { type: "range", min: years[0], max: years.at(-1), value: years.at(-1), oninput: draw });
  const yearText = make("output", {});
  const yearLabel = make("label", {}, "Year", year, yearText);
  const boxes = data.subjects.map(s => make("input", { type: "checkbox", checked: data.shown.includes(s.key), onchange: draw }));
  const kinds = [...new Set(data.subjects.map(s => s.kind))];
  const lists = kinds.map(kind => {
    const mine = data.subjects.map((s, i) => [s, i]).filter(([s]) => s.kind === kind);
    const tick = isChecked => () => { mine.forEach(([, i]) => { boxes[i].checked = isChecked; }); draw(); };
    const all = make("button", { type: "button", textContent: "all", onclick: tick(true) });
    const none = make("button", { type: "button", textContent: "none", onclick: tick(false) });
    const field = make("fieldset", {}, make("legend", {}, kind + " ", all, " ", none), ...mine.map(([s, i]) => make("label", {}, boxes[i], s.label)));
    return make("details", { open: false }, make("summary", { textContent: `Choose ${kind}` }), field);
  });
  controls.append(outcomeLabel, viewLabel, yearLabel, ...lists);

  function draw() {
    const chosen = data.outcomes.find(o => o.key === outcome.value);
    const isOne = view.value === "year";
    yearLabel.style.visibility = isOne ? "visible" : "hidden";
    yearText.textContent = year.value;
    let spare = 0;
    const shown = data.subjects.filter((s, i) => boxes[i].checked && s.series[chosen.key])
      .map(s => ({ ...s, hue: (s.color || data.cycle[spare++ % data.cycle.length])[isDark() ? 1 : 0], v: s.series[chosen.key] }));
    const title = `${chosen.label}, ${isOne ? year.value : "through the years"}: ${shown.map(s => s.label).join(", ") || "nothing chosen"}`;
    chart.setAttribute("aria-label", title);
    const look = { ...inks(), width: widthOfChart(chart), title };
    chart.replaceChildren(isOne ? bars(shown, chosen, look) : lines({
      ...look, years, unit: chosen.unit, heading: false, height: 440, isTotal: true,
      series: shown.map(s => ({ name: s.label, colour: s.hue, mean: s.v.mid, low: s.v.low, high: s.v.high, seen: s.v.seen })),
    }));
  }

  function bars(shown, chosen, look) {
    const at = Number(year.value) - data.first;
    const rows = shown.map(s => ({ label: s.label, colour: s.hue, value: s.v.mid[at], low: s.v.low[at], high: s.v.high[at] }))
      .filter(row => row.value !== null && row.value !== undefined).sort((a, b) => b.value - a.value);
    return ranges({ ...look, rows, unit: `${chosen.unit}, ${year.value}`, isBar: true });
  }

  redraws.push(draw);
  draw();
}

function drawIntervals(chart, controls, data) {
  const [label, outcome] = chooser("Outcome", data.outcomes.map(o => [o.key, o.label]), draw);
  controls.append(label);

  function draw() {
    const look = inks();
    const chosen = data.outcomes.find(o => o.key === outcome.value);
    const rows = data.rows.filter(r => r.outcome === chosen.key && r.value !== null)
      .map(r => ({ ...r, colour: r.color ? r.color[isDark() ? 1 : 0] : look.soft }));
    const title = `${chosen.label}: ${data.axis}, ${rows.length} rows`;
    chart.setAttribute("aria-label", title);
    chart.replaceChildren(ranges({ ...look, rows, title, unit: `${data.axis}, ${chosen.unit}`, width: widthOfChart(chart) }));
  }

  redraws.push(draw);
  draw();
}

for (const explorer of document.querySelectorAll(".explorer")) {
  const data = JSON.parse(explorer.querySelector("script").textContent);
  const draw = data.kind === "years" ? drawYears : drawIntervals;
  draw(explorer.querySelector(".chart"), explorer.querySelector(".controls"), data);
}

addEventListener("resize", redraw);
