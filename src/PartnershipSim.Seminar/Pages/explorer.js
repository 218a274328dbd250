import { download, element, inkOn, key, lines, number, png, ramp, shape, signed } from "/drawing.js";
import { ask, theme } from "/page.js";

const $ = id => document.getElementById(id);
const catalogue = await ask("/api/catalogue");
const fresh = () => ({ from: catalogue.baseline, parameters: {}, off: [] });
let move = fresh(), undone = [], picture = null, later = null, player = null, chosen = null;

const outcome = () => catalogue.outcomes.find(each => each.key === $("outcome").value);
const subject = () => catalogue.groups.find(each => each.key === $("group").value)?.title ?? catalogue.states.find(each => each.iso3 === $("group").value)?.name;
const base = () => catalogue.scenarios.find(each => each.file === move.from);
const startOf = parameter => base().parameters[parameter.key] ?? parameter.value;
const capital = text => text[0].toUpperCase() + text.slice(1);
const say = (text, isGood = false) => { $("message").textContent = text; $("message").className = isGood ? "good" : ""; };

// ---- what can be moved
function build() {
  for (const each of catalogue.scenarios) $("from").append(element("option", { value: each.file }, each.title));
  for (const each of catalogue.outcomes) $("outcome").append(element("option", { value: each.key }, capital(each.meaning)));
  const groups = element("optgroup", { label: "Groups" }), states = element("optgroup", { label: "States" });
  for (const each of catalogue.groups) groups.append(element("option", { value: each.key }, each.title));
  for (const each of [...catalogue.states].sort((a, b) => a.name.localeCompare(b.name))) states.append(element("option", { value: each.iso3 }, each.name));
  $("group").append(groups, states);
  for (const each of catalogue.parameters) $(each.role === "Lever" ? "lever-list" : "uncertainty-list").append(slider(each));
  for (const each of catalogue.mechanisms) $("mechanism-list").append(toggle(each));
}

const titled = text => capital(text.split(".").at(-1).replaceAll("_", " "));

function slider(parameter) {
  const id = "p-" + parameter.key;
  // any value of a link or file is shown as it is; a hand moves in round steps, a hundredth of the range or less
  const round = 10 ** Math.floor(Math.log10((parameter.high - parameter.low) / 100));
  const range = element("input", {
    id, type: "range", min: parameter.low, max: parameter.high, step: "any", "aria-describedby": id + "-meaning",
    oninput: () => set({ ...move, parameters: { ...move.parameters, [parameter.key]: rounded(Number(range.value), round, parameter) } }, id),
  });
  return element("div", { class: "lever", "data-key": parameter.key },
    element("label", { for: id }, titled(parameter.key), element("output", { for: id })), range,
    element("small", { id: id + "-meaning" }, parameter.meaning));
}

const rounded = (value, round, { low, high }) => Math.min(high, Math.max(low, Number((Math.round(value / round) * round).toPrecision(6))));

function toggle(mechanism) {
  const id = "m-" + mechanism.key;
  const box = element("input", {
    id, type: "checkbox", "aria-describedby": id + "-meaning",
    onchange: () => set({ ...move, off: box.checked ? move.off.filter(key => key !== mechanism.key) : [...move.off, mechanism.key] }, id),
  });
  return element("div", { class: "lever switch", "data-key": mechanism.key }, element("label", { for: id }, box, titled(mechanism.key)), element("small", { id: id + "-meaning" }, mechanism.meaning));
}

// ---- a move: remembered, shown, answered. One drag of a slider is one step of undo.
let touched = null;
function set(next, by = null) {
  if (by === null || by !== touched) undone.push(move);
  touched = by;
  move = next;
  show();
  answer();
}
document.addEventListener("change", () => { touched = null; });

function show() {
  $("from").value = move.from;
  $("question").textContent = base().question;
  for (const parameter of catalogue.parameters) {
    const row = document.querySelector(`[data-key="${parameter.key}"]`), value = move.parameters[parameter.key] ?? startOf(parameter);
    row.querySelector("input").value = value;
    row.querySelector("output").textContent = `${number(value)}${["-", "0-1"].includes(parameter.unit) ? "" : " " + parameter.unit}`;
    row.classList.toggle("moved", parameter.key in move.parameters);
  }
  for (const mechanism of catalogue.mechanisms) {
    const isOff = move.off.includes(mechanism.key) || base().off.includes(mechanism.key);
    const row = document.querySelector(`.switch[data-key="${mechanism.key}"]`);
    row.querySelector("input").checked = !isOff;
    row.classList.toggle("moved", isOff);
  }
  $("undo").disabled = undone.length === 0;
  $("reset").disabled = JSON.stringify(move) === JSON.stringify(fresh());
  history.replaceState(null, "", link());
}

function link() {
  const words = new URLSearchParams();
  if (move.from !== catalogue.baseline) words.set("from", move.from);
  for (const [key, value] of Object.entries(move.parameters)) words.set(key, value);
  for (const key of move.off) words.set("mechanisms." + key, "off");
  words.set("outcome", $("outcome").value);
  words.set("group", $("group").value);
  words.set("year", $("year").value);
  if ($("shown").value !== "whatIf") words.set("shown", $("shown").value);
  return "#" + words;
}

// a page that was linked to shows all that was on the screen, and says what it cannot show
const chooses = id => value => { $(id).value = value; return $(id).value === value; };
const linked = {
  outcome: chooses("outcome"), group: chooses("group"), shown: chooses("shown"),
  year: value => { $("year").value = value; return $("year").value === value; },
};

function readLink() {
  const words = new URLSearchParams(location.hash.slice(1)), read = fresh(), unknown = [];
  linked.outcome("troops");
  linked.group("partners");
  linked.shown("whatIf");
  for (const [key, value] of words) {
    const parameter = catalogue.parameters.find(each => each.key === key), number = value.trim() === "" ? NaN : Number(value);
    if (key === "from" && catalogue.scenarios.some(each => each.file === value)) read.from = value;
    else if (parameter && number >= parameter.low && number <= parameter.high) read.parameters[key] = number;
    else if (key.startsWith("mechanisms.") && value === "off" && catalogue.mechanisms.some(each => "mechanisms." + each.key === key)) read.off.push(key.slice(11));
    else if (!(Object.hasOwn(linked, key) && linked[key](value))) unknown.push(`${key}=${value}`.slice(0, 60));
  }
  if ($("outcome").selectedIndex < 0) linked.outcome("troops");
  if ($("group").selectedIndex < 0) linked.group("partners");
  if ($("shown").selectedIndex < 0) linked.shown("whatIf");
  if (unknown.length) say(`This link contains what this page cannot show, and shows the rest: ${unknown.slice(0, 5).join(", ")}${unknown.length > 5 ? " …" : ""}`);
  return read;
}

// One request at a time, and the newest move wins: while an answer is on its way, further moves only replace what is asked next. First answers come
// from few runs and follow the hand; when it rests, many runs follow, and a new move cancels them, on the server too.
const REST = 250;
let isAsking = false, isStale = false, refining = null;

async function answer() {
  clearTimeout(later);
  refining?.abort();
  refining = null;
  isStale = true;
  if (isAsking) return;
  isAsking = true;
  try {
    while (isStale) {
      isStale = false;
      await take(false);
    }
    later = setTimeout(refine, REST);
  } catch (problem) { if (problem.status !== 409) say(problem.message); } finally { isAsking = false; }
}

async function refine() {
  const mine = refining = new AbortController();
  try {
    await take(true, mine.signal);
  } catch (problem) {
    if (mine.signal.aborted || problem.status === 409) return;
    if (problem.status === 503) later = setTimeout(refine, 2000);
    else say(problem.message);
  }
}

async function take(isRefined, signal) {
  const got = await ask("/api/picture", { move, outcome: $("outcome").value, group: $("group").value, isRefined }, signal);
  if (signal?.aborted) return;
  picture = { ...got, isRefined };
  $("year").min = picture.years[0];
  $("year").max = picture.years.at(-1);
  draw();
  if (chosen && isRefined) await why();
}

function draw() {
  if (!picture) return;
  const paint = theme(), colours = catalogue.colours[paint.isDark ? "dark" : "light"], year = Number($("year").value);
  const band = each => picture.isRefined ? each : { mean: each.mean };
  $("chart").replaceChildren(lines({
    ...paint, years: picture.years, unit: outcome().unit, year,
    title: `${capital(outcome().meaning)}: ${subject()}`,
    series: [{ ...band(picture.baseline), name: "Baseline", colour: colours.baseline, dash: "7 4" }, { ...band(picture.whatIf), name: "What-if", colour: colours.whatIf }],
    width: Math.min(900, Math.max(320, $("chart").clientWidth)), height: 340,
  }));
  $("effect").textContent = effect();
  $("precision").textContent = picture.isRefined
    ? `Means of ${picture.replicates} runs under common random numbers; the bands contain nine of ten runs.`
    : `A first answer from ${picture.replicates} runs under common random numbers; more are on their way.`;
  document.body.dataset.refined = picture.isRefined;
  $("year-now").textContent = year;
  drawMap(paint, colours, year);
}

function effect() {
  const got = picture.effect;
  if (!got) return `${subject()} in ${$("year").value}: ${number(at(picture.whatIf.mean))} instead of ${number(at(picture.baseline.mean))} ${outcome().unit}.`;
  if (got.mean === null) return "This outcome is not defined for this group.";
  if (JSON.stringify(move) === JSON.stringify(fresh())) return `${subject()}, ${got.years}: ${number(got.baseline)} ${outcome().unit}. Nothing has been moved yet.`;
  const share = got.baseline ? ` (${signed(100 * got.mean / Math.abs(got.baseline))} %)` : "";
  return `${subject()}, ${got.years}: ${signed(got.mean)} ${outcome().unit}${share}; in nine of ten runs between ${signed(got.low)} and ${signed(got.high)}.`;
}

const at = list => list[Number($("year").value) - picture.years[0]];

// ---- the map
function drawMap(paint, colours, year) {
  const shown = $("shown").value, valueOf = each => shown === "difference" ? (at(each.whatIf) === null || at(each.baseline) === null ? null : at(each.whatIf) - at(each.baseline)) : at(each[shown]);
  const everything = picture.map.flatMap(each => shown === "difference" ? each.whatIf.map((value, i) => value === null || each.baseline[i] === null ? NaN : value - each.baseline[i]) : [...each.whatIf, ...each.baseline]).filter(value => value !== null && Number.isFinite(value));
  const tint = ramp(everything, shown === "difference", colours, catalogue.colours.viridis, paint.paper);
  if (!$("map").childElementCount) buildMap();
  for (const each of picture.map) {
    const value = valueOf(each), tile = document.querySelector(`.tile[data-iso3="${each.iso3}"]`), fill = value === null ? paint.grid : tint.colour(value);
    const text = shown === "difference" ? signed(value) : number(value), ink = value === null ? paint.ink : inkOn(fill);
    tile.title = `${stateOf(each.iso3).name}, ${year}: ${value === null ? "no value" : text + " " + outcome().unit}. Why?`;
    tile.setAttribute("aria-pressed", chosen === each.iso3);
    const [square, code, words] = tile.querySelector("svg").children;
    square.setAttribute("fill", fill);
    code.setAttribute("fill", ink);
    words.setAttribute("fill", ink);
    words.textContent = text;
  }
  $("key").replaceChildren(key(tint, outcome().unit, paint.ink));
}

const stateOf = iso3 => catalogue.states.find(each => each.iso3 === iso3);

function buildMap() {
  $("map").append(...catalogue.map.map(regions => element("div", { class: "column" }, ...regions.map(drawRegion))));
}

function drawRegion(region) {
  const members = catalogue.states.filter(each => each.region === region), tiles = element("div", { class: "tiles" });
  for (const state of members) {
    const drawing = shape("svg", { viewBox: "0 0 52 44" });
    drawing.append(shape("rect", { width: 52, height: 44, rx: 4 }), shape("text", { x: 26, y: 19, "text-anchor": "middle", "font-size": 14, "font-weight": 700 }, state.iso3), shape("text", { x: 26, y: 35, "text-anchor": "middle", "font-size": 11.5 }));
    tiles.append(element("button", { class: "tile", "data-iso3": state.iso3, onclick: () => { chosen = state.iso3; draw(); why(true); } }, drawing));
  }
  return members.length ? element("div", { class: "region" }, element("h3", {}, members[0].regionTitle), tiles) : null;
}

// ---- why
async function why(isNew = false) {
  const year = Math.max(Number($("year").value), picture.years[0] + 1), iso3 = chosen;
  const got = await ask("/api/why", { move, state: iso3, year }).catch(problem => ({ problem }));
  if (iso3 !== chosen) return;
  if (got.problem) return say(got.problem.message);
  $("why").hidden = false;
  document.querySelector(".explorer").classList.add("asks");
  $("why-title").textContent = `Why did ${stateOf(iso3).name} decide so in ${year}?`;
  $("why-body").replaceChildren(element("p", { class: "note" }, `Means of ${got.replicates} runs of the what-if, from the ledger that the model keeps while it computes.`),
    ...got.decisions.map(decision => element("details", {}, element("summary", {}, decision.title), element("p", {}, decision.sentence), table(decision.lines))));
  for (const first of [...$("why-body").querySelectorAll("details")].slice(0, 1)) first.open = true;
  if (isNew) $("why-title").focus();
}

const table = rows => element("table", {},
  element("thead", {}, element("tr", {}, ...["", "what-if", "baseline", "unit"].map(word => element("th", { scope: "col" }, word)))),
  element("tbody", {}, ...rows.map(row => element("tr", { class: row.kind }, element("td", {}, row.name), element("td", {}, number(row.whatIf)), element("td", {}, number(row.baseline)), element("td", {}, row.unit)))));

function closeWhy() {
  chosen = null;
  $("why").hidden = true;
  document.querySelector(".explorer").classList.remove("asks");
  draw();
}

// ---- files
const save = async () => {
  const { text } = await ask("/api/save", { move });
  download(new Blob([text], { type: "text/yaml" }), "my_what_if.yaml");
};

async function load(file) {
  if (!file) return;
  if (file.size > 60000) return say("this file is too large for a scenario");
  try {
    set(await ask("/api/load", { text: await file.text() }));
    say(`${file.name} is loaded`, true);
  } catch (problem) { say(`${file.name}: ${problem.message}`); }
}

function csv() {
  const rows = [["outcome", "unit", "subject", "year", "world", "mean", "p05", "p95", "replicates"]];
  for (const world of ["baseline", "whatIf"])
    picture.years.forEach((year, i) => rows.push([outcome().key, outcome().unit, $("group").value, year, world === "whatIf" ? "what_if" : world, ...["mean", "low", "high"].map(each => picture[world][each][i] ?? ""), picture.replicates]));
  for (const each of picture.map)
    for (const world of ["baseline", "whatIf"])
      picture.years.forEach((year, i) => rows.push([outcome().key, outcome().unit, each.iso3, year, world === "whatIf" ? "what_if" : world, each[world][i] ?? "", "", "", picture.replicates]));
  download(new Blob([rows.map(row => row.map(cell => /[",\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell).join(",")).join("\n") + "\n"], { type: "text/csv" }), `what_if_${outcome().key}.csv`);
}

// only text here: a style of the report is none of this page, whose policy allows no inline styles
const reportHead = "<meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
  + "<style>body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}svg{max-width:100%;height:auto}td{padding:.1rem .8rem;text-align:right}pre{background:#eee;color:#111;padding:1rem;overflow:auto}</style>";

async function report() {
  const { text } = await ask("/api/save", { move });
  const page = document.implementation.createHTMLDocument("What if: a report");
  page.documentElement.lang = "en";
  const add = (name, words) => page.body.appendChild(Object.assign(page.createElement(name), { textContent: words }));
  add("h1", "What if …");
  add("p", $("effect").textContent);
  const paint = { ink: "#1f2630", soft: "#545d69", grid: "#d3d8de", paper: "#ffffff" }, colours = catalogue.colours.light;
  page.body.append(page.importNode(lines({
    ...paint, years: picture.years, unit: outcome().unit, title: `${capital(outcome().meaning)}: ${subject()}`,
    series: [{ ...picture.baseline, name: "Baseline", colour: colours.baseline, dash: "7 4" }, { ...picture.whatIf, name: "What-if", colour: colours.whatIf }],
  }), true));
  add("p", `${$("precision").textContent} Seed ${catalogue.seed}.`);
  add("h2", "What was changed");
  add("pre", text);
  add("h2", "State by state, " + $("year").value);
  const grid = page.body.appendChild(page.createElement("table"));
  for (const row of [["State", "baseline", "what-if", outcome().unit], ...picture.map.map(each => [stateOf(each.iso3).name, number(at(each.baseline)), number(at(each.whatIf)), ""])]) {
    const line = grid.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  download(new Blob(["<!doctype html>\n" + page.documentElement.outerHTML.replace("</head>", reportHead + "</head>")], { type: "text/html" }), "what_if.html");
}

// ---- go
build();
$("year").min = catalogue.years[0];
$("year").max = catalogue.years[1];
$("year").value = Math.min(2008, catalogue.years[1]);
move = readLink();
show();
$("from").addEventListener("change", () => set({ from: $("from").value, parameters: {}, off: [] }));
for (const id of ["outcome", "group"]) $(id).addEventListener("change", () => { show(); answer(); });
$("year").addEventListener("input", draw);
$("year").addEventListener("change", () => { show(); if (chosen) why(); });
$("shown").addEventListener("change", () => { show(); draw(); });
$("undo").addEventListener("click", () => { if (undone.length) { move = undone.pop(); touched = null; show(); answer(); } });
$("reset").addEventListener("click", () => set(fresh()));
$("save").addEventListener("click", save);
$("load").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => { load($("file").files[0]); $("file").value = ""; });
$("share").addEventListener("click", async () => { await navigator.clipboard?.writeText(location.href).catch(() => {}); say("The address of this page contains the whole scenario: " + location.href, true); });
$("csv").addEventListener("click", csv);
$("png").addEventListener("click", () => png($("chart").firstElementChild, theme().paper, `what_if_${outcome().key}.png`));
$("report").addEventListener("click", report);
$("why-close").addEventListener("click", closeWhy);
$("play").addEventListener("click", () => {
  const isPlaying = player !== null;
  clearInterval(player);
  player = isPlaying ? null : setInterval(() => { $("year").value = Number($("year").value) >= Number($("year").max) ? $("year").min : Number($("year").value) + 1; draw(); }, 700);
  $("play").textContent = isPlaying ? "Play" : "Stop";
  $("play").setAttribute("aria-pressed", !isPlaying);
});
addEventListener("hashchange", () => { move = readLink(); show(); answer(); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
addEventListener("resize", draw);
await answer();
