// Tables that sort, a page that can be made dark, and charts to play with. Nothing here asks for anything outside of this file.
"use strict";

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
const lookOf = name => getComputedStyle(document.body).getPropertyValue(name);
function inks() {
  // a computed colour: custom properties would still say light-dark()
  const probe = name => { const e = make("span", {}); e.style.color = `var(${name})`; document.body.append(e); const c = getComputedStyle(e).color; e.remove(); return c; };
  return { ink: probe("--ink"), line: probe("--line"), muted: probe("--muted"), raised: probe("--raised") };
}
const faint = (hex, alpha) => hex + Math.round(255 * alpha).toString(16).padStart(2, "0");
const still = { displayModeBar: false, responsive: true };

function layoutOf(ink, more) {
  const axis = { gridcolor: ink.line, zerolinecolor: ink.muted, linecolor: ink.muted, automargin: true };
  return {
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)", font: { family: lookOf("font-family"), color: ink.ink, size: 13 },
    margin: { l: 50, r: 16, t: 30, b: 40 }, separators: ".\u2009", hoverlabel: { bgcolor: ink.raised, font: { color: ink.ink } },
    legend: { orientation: "h", yref: "container", y: 0, yanchor: "bottom" }, ...more, xaxis: { ...axis, ...more.xaxis }, yaxis: { ...axis, ...more.yaxis },
  };
}

function chooser(label, options, onchange) {
  const select = make("select", { onchange }, ...options.map(([value, text]) => make("option", { value, textContent: text })));
  return [make("label", {}, label, select), select];
}

function drawYears(chart, controls, data) {
  const [outcomeLabel, outcome] = chooser("Outcome", data.outcomes.map(o => [o.key, o.label]), draw);
  const [viewLabel, view] = chooser("Show", [["years", "all years"], ["year", "one year, all that are ticked"]], draw);
  const years = Math.max(...data.subjects.flatMap(s => Object.values(s.series).map(v => v.mid.length)), 1);
  const year = make("input", { type: "range", min: data.first, max: data.first + years - 1, value: data.first + years - 1, oninput: draw });
  const yearText = make("output", {});
  const yearLabel = make("label", {}, "Year", year, yearText);
  const boxes = data.subjects.map(s => make("input", { type: "checkbox", checked: data.shown.includes(s.key), onchange: draw }));
  const kinds = [...new Set(data.subjects.map(s => s.kind))];
  const lists = kinds.map((kind, k) => {
    const mine = data.subjects.map((s, i) => [s, i]).filter(([s]) => s.kind === kind);
    const all = make("button", { type: "button", textContent: "all", onclick: () => { mine.forEach(([, i]) => boxes[i].checked = true); draw(); } });
    const none = make("button", { type: "button", textContent: "none", onclick: () => { mine.forEach(([, i]) => boxes[i].checked = false); draw(); } });
    const field = make("fieldset", {}, make("legend", {}, kind + " ", all, " ", none), ...mine.map(([s, i]) => make("label", {}, boxes[i], s.label)));
    return make("details", { open: false }, make("summary", { textContent: `Choose ${kind}` }), field);
  });
  controls.append(outcomeLabel, viewLabel, yearLabel, ...lists);

  function draw() {
    const ink = inks();
    const chosen = data.outcomes.find(o => o.key === outcome.value);
    const isOne = view.value === "year";
    yearLabel.style.visibility = isOne ? "visible" : "hidden";
    yearText.textContent = year.value;
    let spare = 0;
    const shown = data.subjects.filter((s, i) => boxes[i].checked && s.series[chosen.key])
      .map(s => ({ ...s, hue: (s.color || data.cycle[spare++ % data.cycle.length])[isDark() ? 1 : 0], v: s.series[chosen.key] }));
    if (isOne) drawOne(shown, chosen, ink); else drawAll(shown, chosen, ink);
    chart.setAttribute("aria-label", `${chosen.label}, ${isOne ? year.value : "through the years"}: ${shown.map(s => s.label).join(", ") || "nothing chosen"}`);
  }

  function drawAll(shown, chosen, ink) {
    const x = [...Array(years).keys()].map(i => data.first + i);
    const traces = shown.flatMap(s => [
      { x, y: s.v.high, mode: "lines", line: { width: 0 }, hoverinfo: "skip", showlegend: false, legendgroup: s.key },
      { x, y: s.v.low, mode: "lines", line: { width: 0 }, fill: "tonexty", fillcolor: faint(s.hue, 0.18), hoverinfo: "skip", showlegend: false, legendgroup: s.key },
      { x, y: s.v.mid, mode: "lines", line: { color: s.hue, width: 2.5 }, name: s.label, legendgroup: s.key,
        customdata: x.map((_, i) => [s.v.low[i], s.v.high[i]]), hovertemplate: "%{y:.4~g} (%{customdata[0]:.4~g} to %{customdata[1]:.4~g})" },
      ...(s.v.seen ? [{ x, y: s.v.seen, mode: "markers", marker: { color: s.hue, size: 8, line: { color: ink.ink, width: 1 } }, name: `${s.label}, observed`, legendgroup: s.key, hovertemplate: "%{y:.4~g}" }] : []),
    ]);
    Plotly.react(chart, traces, layoutOf(ink, {
      hovermode: "x unified", height: 480, showlegend: true,
      xaxis: { tickformat: "d", title: { text: "year" } }, yaxis: { rangemode: "tozero", title: { text: chosen.unit } },
    }), still);
  }

  function drawOne(shown, chosen, ink) {
    const at = Number(year.value) - data.first;
    const rows = shown.filter(s => s.v.mid[at] !== null && s.v.mid[at] !== undefined).sort((a, b) => a.v.mid[at] - b.v.mid[at]);
    Plotly.react(chart, [{
      type: "bar", orientation: "h", y: rows.map(s => s.label), x: rows.map(s => s.v.mid[at]), marker: { color: rows.map(s => s.hue) },
      error_x: { type: "data", symmetric: false, array: rows.map(s => s.v.high[at] - s.v.mid[at]), arrayminus: rows.map(s => s.v.mid[at] - s.v.low[at]), color: ink.ink, thickness: 1.5, width: 0 },
      customdata: rows.map(s => [s.v.low[at], s.v.high[at]]), hovertemplate: "%{y}: %{x:.4~g} (%{customdata[0]:.4~g} to %{customdata[1]:.4~g})<extra></extra>",
    }], layoutOf(ink, { hovermode: "closest", height: Math.max(320, 90 + 22 * rows.length), showlegend: false, xaxis: { title: { text: `${chosen.unit}, ${year.value}` } }, yaxis: {} }), still);
  }

  redraws.push(draw);
  draw();
}

function drawIntervals(chart, controls, data) {
  const [label, outcome] = chooser("Outcome", data.outcomes.map(o => [o.key, o.label]), draw);
  controls.append(label);

  function draw() {
    const ink = inks();
    const chosen = data.outcomes.find(o => o.key === outcome.value);
    const rows = data.rows.filter(r => r.outcome === chosen.key && r.value !== null).reverse();
    const hues = rows.map(r => r.color ? r.color[isDark() ? 1 : 0] : ink.muted);
    Plotly.react(chart, [{
      type: "scatter", mode: "markers", y: rows.map(r => r.label), x: rows.map(r => r.value), marker: { color: hues, size: 11 },
      error_x: { type: "data", symmetric: false, array: rows.map(r => r.high - r.value), arrayminus: rows.map(r => r.value - r.low), color: ink.muted, thickness: 2, width: 0 },
      customdata: rows.map(r => [r.low, r.high]), hovertemplate: "%{y}: %{x:.4~g} (%{customdata[0]:.4~g} to %{customdata[1]:.4~g})<extra></extra>",
    }], layoutOf(ink, { hovermode: "closest", height: Math.max(320, 90 + 24 * rows.length), showlegend: false, xaxis: { title: { text: `${data.axis}, ${chosen.unit}` }, zeroline: true, zerolinewidth: 2 }, yaxis: {} }), still);
    chart.setAttribute("aria-label", `${chosen.label}: ${data.axis}, ${rows.length} rows`);
  }

  redraws.push(draw);
  draw();
}

for (const explorer of document.querySelectorAll(".explorer")) {
  const data = JSON.parse(explorer.querySelector("script").textContent);
  const draw = data.kind === "years" ? drawYears : drawIntervals;
  draw(explorer.querySelector(".chart"), explorer.querySelector(".controls"), data);
}
