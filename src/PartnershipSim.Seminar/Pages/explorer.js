import { download, element, inkOn, key, lines, number, png, ramp, shape, signed } from "/drawing.js";
import { spell } from "/abbreviations.js";
import { ask, theme } from "/page.js";
import { language, model, stateName, t } from "/words.js";
import { tellWhy } from "/why.js";

const $ = id => document.getElementById(id);
const catalogue = await ask("/api/catalogue");
const fresh = () => ({ from: catalogue.baseline, parameters: {}, off: [], text: null, isAhead: false });
let move = fresh(),
  undone = [],
  picture = null,
  later = null,
  player = null,
  chosen = null,
  view = null;

// scenarios that were loaded, by their text: what the server says of them, and the text as it stands in a link
const brought = new Map();

const outcome = () => catalogue.outcomes.find(each => each.key === $("outcome").value);
const outcomeTitle = each => model("o." + each.key, capital(each.meaning));
const unit = () => model("u." + outcome().unit, outcome().unit);
const groupTitle = each => model("g." + each.key, each.title);
const subject = () => {
  const group = catalogue.groups.find(each => each.key === $("group").value);
  return group ? groupTitle(group) : nameOf($("group").value);
};
const base = () =>
  move.text ? brought.get(move.text).base : catalogue.scenarios.find(each => each.file === move.from);
const startOf = parameter => base().parameters[parameter.key] ?? parameter.value;
const capital = text => text[0].toUpperCase() + text.slice(1);
const say = (text, isGood = false) => {
  $("message").textContent = text;
  $("message").className = isGood ? "good" : "";
};
const plain = each => ({ factor: 1, unit: "", name: each.key, says: each.meaning, ...each.plain });
const isFresh = () => JSON.stringify({ ...move, isAhead: false }) === JSON.stringify(fresh());

// ---- what can be moved
function build() {
  for (const each of catalogue.scenarios) $("from").append(element("option", { value: each.file }, each.title));
  for (const [title, isMain] of [
    [t("explorer.main-outcomes"), true],
    [t("explorer.other-outcomes"), false],
  ])
    $("outcome").append(
      element(
        "optgroup",
        { label: title },
        ...catalogue.outcomes
          .filter(each => each.isMain === isMain)
          .map(each => element("option", { value: each.key }, outcomeTitle(each))),
      ),
    );
  const groups = element("optgroup", { label: t("explorer.groups") }),
    states = element("optgroup", { label: t("explorer.states") });
  for (const each of catalogue.groups) groups.append(element("option", { value: each.key }, groupTitle(each)));
  for (const each of catalogue.states
    .map(each => ({ ...each, name: nameOf(each.iso3) }))
    .sort((a, b) => a.name.localeCompare(b.name, language)))
    states.append(element("option", { value: each.iso3 }, each.name));
  $("group").append(groups, states);
  $("ahead-words").textContent = t("explorer.ahead", { year: catalogue.lastPossible });
  const of = role => catalogue.parameters.filter(each => (each.role === "Lever") === (role === "Lever"));
  $("lever-list").append(...of("Lever").map(slider));
  for (const submodel of new Set(of("Uncertainty").map(each => each.submodel)))
    $("uncertainty-list").append(
      element(
        "details",
        {},
        element("summary", {}, t("submodel." + submodel)),
        ...of("Uncertainty")
          .filter(each => each.submodel === submodel)
          .map(slider),
      ),
    );
  $("mechanism-list").append(...catalogue.mechanisms.map(toggle));
  for (const parameter of catalogue.parameters) writer(parameter, "p-" + parameter.key);
  for (const id of ["lever-list", "mechanism-list", "uncertainty-list"]) spell($(id));
}

// name, sentence, and behind "learn more" what the model document says
const more = (id, says, ...lines) => [
  element("small", { id: id + "-meaning" }, says),
  element(
    "details",
    { class: "more" },
    element("summary", {}, t("explorer.more")),
    ...lines.map(line => element("small", {}, line)),
  ),
];
const amount = (parameter, value) => {
  const { factor, unit: said } = plain(parameter);
  return `${number(value * factor)}${said === "" ? "" : said.startsWith("%") ? "\u00a0" + model("u." + said, said) : " " + model("u." + said, said)}`;
};

function slider(parameter) {
  const id = "p-" + parameter.key,
    { name, says } = plain(parameter);
  // any value of a link or file is shown as it is; a hand moves in round steps, a hundredth of the range or less
  const round = 10 ** Math.floor(Math.log10((parameter.high - parameter.low) / 100));
  const range = element("input", {
    id,
    type: "range",
    min: parameter.low,
    max: parameter.high,
    step: "any",
    "aria-describedby": id + "-meaning",
    oninput: () =>
      set(
        {
          ...move,
          parameters: { ...move.parameters, [parameter.key]: rounded(Number(range.value), round, parameter) },
        },
        id,
      ),
  });
  return element(
    "div",
    { class: "lever", "data-key": parameter.key },
    element("label", { for: id }, model(`p.${parameter.key}.name`, name), element("output", { for: id })),
    range,
    ...more(
      id,
      model(`p.${parameter.key}.says`, says),
      t("explorer.usual", {
        value: amount(parameter, parameter.value),
        low: amount(parameter, parameter.low),
        high: amount(parameter, parameter.high),
      }),
      `${t("evidence." + parameter.evidence)} ${parameter.meaning}`,
      t("explorer.in-files", { key: parameter.key }),
    ),
  );
}

const rounded = (value, round, { low, high }) =>
  Math.min(high, Math.max(low, Number((Math.round(value / round) * round).toPrecision(6))));

function toggle(mechanism) {
  const id = "m-" + mechanism.key,
    { name, says } = plain(mechanism);
  const box = element("input", {
    id,
    type: "checkbox",
    "aria-describedby": id + "-meaning",
    onchange: () =>
      set(
        { ...move, off: box.checked ? move.off.filter(each => each !== mechanism.key) : [...move.off, mechanism.key] },
        id,
      ),
  });
  return element(
    "div",
    { class: "lever switch", "data-key": mechanism.key },
    element("label", { for: id }, box, model(`p.${mechanism.key}.name`, name)),
    ...more(
      id,
      model(`p.${mechanism.key}.says`, says),
      mechanism.meaning,
      t("explorer.when-off", { rule: mechanism.whenOff }),
    ),
  );
}

// ---- a move: remembered, shown, answered. One drag of a slider is one step of undo.
let touched = null;
function set(next, by = null) {
  const isSameDrag = by !== null && by === touched;
  if (!isSameDrag) undone.push(move);
  touched = by;
  move = next;
  // while a hand drags, only what it drags is written; the rest, and the link, follow with the pictures
  if (isSameDrag && rows.has(by)) rows.get(by)();
  else show();
  answer();
}
document.addEventListener("change", () => {
  touched = null;
});

function show() {
  $("from").querySelector("[value='']")?.remove();
  if (move.text)
    $("from").prepend(element("option", { value: "" }, t("explorer.loaded-scenario", { title: base().title })));
  $("from").value = move.text ? "" : move.from;
  $("question").textContent =
    base().question + (base().changes ? " " + t("explorer.changes", { n: base().changes }) : "");
  $("ahead").checked = move.isAhead || base().isAhead;
  $("ahead").disabled = base().isAhead;
  for (const write of rows.values()) write();
  for (const mechanism of catalogue.mechanisms) {
    const isOff = move.off.includes(mechanism.key) || base().off.includes(mechanism.key);
    const row = document.querySelector(`.switch[data-key="${mechanism.key}"]`);
    row.querySelector("input").checked = !isOff;
    row.classList.toggle("moved", isOff);
  }
  $("undo").disabled = undone.length === 0;
  $("reset").disabled = isFresh() && !move.isAhead;
  history.replaceState(null, "", link());
}

// what writes the value of a lever beside it, by the id of the lever
const rows = new Map();
function writer(parameter, id) {
  const row = document.querySelector(`[data-key="${parameter.key}"]`),
    input = row.querySelector("input"),
    output = row.querySelector("output");
  rows.set(id, () => {
    const value = move.parameters[parameter.key] ?? startOf(parameter);
    if (input.value !== String(value)) input.value = value;
    const text = amount(parameter, value);
    if (output.textContent !== text) output.textContent = text;
    row.classList.toggle("moved", parameter.key in move.parameters);
  });
}

// ---- links: they hold everything on the screen, a scenario that was loaded included
const bytesOf = stream => new Response(stream).arrayBuffer().then(buffer => new Uint8Array(buffer));
async function pack(text) {
  const bytes = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream("deflate-raw")));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
const unpack = async packed =>
  new TextDecoder().decode(
    await bytesOf(
      new Blob([
        Uint8Array.from(atob(packed.replaceAll("-", "+").replaceAll("_", "/")), letter => letter.charCodeAt(0)),
      ])
        .stream()
        .pipeThrough(new DecompressionStream("deflate-raw")),
    ),
  );

function link() {
  const words = new URLSearchParams();
  if (move.text) words.set("text", brought.get(move.text).packed);
  else if (move.from !== catalogue.baseline) words.set("from", move.from);
  for (const [key, value] of Object.entries(move.parameters)) words.set(key, value);
  for (const key of move.off) words.set("mechanisms." + key, "off");
  if (move.isAhead) words.set("ahead", "yes");
  words.set("outcome", $("outcome").value);
  words.set("group", $("group").value);
  words.set("year", $("year").value);
  if ($("shown").value !== "whatIf") words.set("shown", $("shown").value);
  if (view) words.set("view", view);
  return "#" + words;
}

// a page that was linked to shows all that was on the screen, and says what it cannot show
const chooses = id => value => {
  $(id).value = value;
  return $(id).value === value;
};
const linked = {
  outcome: chooses("outcome"),
  group: chooses("group"),
  shown: chooses("shown"),
  year: value => {
    $("year").value = value;
    return $("year").value === value;
  },
  view: value => {
    view = ["levels", "difference"].includes(value) ? value : null;
    return view !== null;
  },
};

async function readLink() {
  const words = new URLSearchParams(location.hash.slice(1)),
    read = fresh(),
    unknown = [];
  linked.outcome("troops");
  linked.group("partners");
  linked.shown("whatIf");
  if (words.get("ahead") === "yes") $("year").max = catalogue.lastPossible;
  for (const [key, value] of words) {
    const parameter = catalogue.parameters.find(each => each.key === key),
      number = value.trim() === "" ? NaN : Number(value);
    if (key === "from" && catalogue.scenarios.some(each => each.file === value)) read.from = value;
    else if (key === "ahead" && value === "yes") read.isAhead = true;
    else if (key === "text" && (await take(value, read))) continue;
    else if (parameter && number >= parameter.low && number <= parameter.high) read.parameters[key] = number;
    else if (
      key.startsWith("mechanisms.") &&
      value === "off" &&
      catalogue.mechanisms.some(each => "mechanisms." + each.key === key)
    )
      read.off.push(key.slice(11));
    else if (!(Object.hasOwn(linked, key) && linked[key](value))) unknown.push(`${key}=${value}`.slice(0, 60));
  }
  if ($("outcome").selectedIndex < 0) linked.outcome("troops");
  if ($("group").selectedIndex < 0) linked.group("partners");
  if ($("shown").selectedIndex < 0) linked.shown("whatIf");
  if (unknown.length)
    say(t("explorer.bad-link", { what: unknown.slice(0, 5).join(", ") + (unknown.length > 5 ? " …" : "") }));
  return read;

  async function take(packed, into) {
    try {
      const got = await bring(await unpack(packed));
      Object.assign(into, { from: got.from, text: got.text });
      return true;
    } catch {
      return false;
    }
  }
}

async function bring(text) {
  const { move: got, brought: base } = await ask("/api/load", { text });
  if (got.text) brought.set(got.text, { base, packed: await pack(got.text) });
  return got;
}

// One request at a time, and the newest move wins: while an answer is on its way, further moves only replace what is asked next. First answers come
// from few runs and follow the hand; when it rests, many runs follow, and a new move cancels them, on the server too. While one answer is drawn, the
// server computes the next.
const REST = 250;
let isAsking = false,
  isStale = false,
  refining = null;

async function answer() {
  clearTimeout(later);
  refining?.abort();
  refining = null;
  isStale = true;
  if (isAsking) return;
  isAsking = true;
  try {
    const next = () => {
      isStale = false;
      return request(false);
    };
    for (let asked = next(); asked;) {
      const got = await asked;
      asked = isStale ? next() : null;
      asked?.catch(() => {}); // it is waited for after the drawing
      take(got, false);
    }
    later = setTimeout(refine, REST);
  } catch (problem) {
    if (problem.status !== 409) say(problem.message);
  } finally {
    isAsking = false;
  }
}

async function refine() {
  const mine = (refining = new AbortController());
  try {
    const got = await request(true, mine.signal);
    if (mine.signal.aborted) return;
    show();
    take(got, true);
    if (chosen) await why();
  } catch (problem) {
    if (mine.signal.aborted || problem.status === 409) return;
    if (problem.status === 503) later = setTimeout(refine, 2000);
    else say(problem.message);
  }
}

const request = (isRefined, signal) =>
  ask("/api/picture", { move, outcome: $("outcome").value, group: $("group").value, isRefined }, signal);

function take(got, isRefined) {
  picture = { ...got, isRefined, isMoved: !isFresh() };
  $("year").min = picture.years[0];
  $("year").max = picture.years.at(-1);
  draw();
  document.body.dataset.pictures = Number(document.body.dataset.pictures ?? 0) + 1;
}

// ---- the picture: both worlds, and the difference as a picture of its own; where there is room for one only, a button chooses
const isWide = () => $("chart").parentElement.clientWidth >= 700;
const shownView = () => view ?? (picture.isMoved ? "difference" : "levels");
const pickYear = year => {
  $("year").value = year;
  draw();
  show();
  if (chosen) why();
};

function draw() {
  if (!picture) return;
  const paint = theme(),
    colours = catalogue.colours[paint.isDark ? "dark" : "light"],
    year = Number($("year").value),
    wide = isWide(),
    own = shownView(),
    room = $("chart").parentElement.clientWidth;
  $("chart").hidden = !wide && own !== "levels";
  $("difference").hidden = !wide && own !== "difference";
  for (const each of ["levels", "difference"]) $("view-" + each).setAttribute("aria-pressed", !wide && own === each);
  $("view-levels").parentElement.hidden = wide;
  const common = {
    ...paint,
    years: picture.years,
    unit: unit(),
    year,
    // as wide as it is shown: letters keep their size
    width: wide ? (room - 16) / 2 : room,
    height: wide ? Math.min(0.27 * room, 360) : Math.min(Math.max(190, 0.53 * room), 250),
    onYear: pickYear,
    projection: { after: picture.lastObserved, name: t("explorer.projection") },
  };
  if (!$("chart").hidden)
    $("chart").replaceChildren(
      lines({ ...common, title: `${outcomeTitle(outcome())}: ${subject()}`, series: levels(colours, paint) }),
    );
  if (!$("difference").hidden)
    $("difference").replaceChildren(
      lines({
        ...common,
        isTotal: true,
        // alone, it says of what
        title: wide ? t("explorer.difference-title") : `${outcomeTitle(outcome())}: ${t("explorer.difference")}`,
        series: [differenceSeries(colours)],
      }),
    );
  $("effect").textContent = sentence(year);
  $("precision").textContent = t(picture.isRefined ? "explorer.precise" : "explorer.quick", { n: picture.replicates });
  document.body.dataset.refined = picture.isRefined;
  $("year-now").textContent = year;
  drawMap(paint, colours, year, wide);
}

const band = each => (picture.isRefined ? each : { mean: each.mean });
function levels(colours, paint) {
  const series = [{ ...band(picture.baseline), name: t("explorer.baseline"), colour: colours.baseline, dash: "7 4" }];
  if (picture.isMoved)
    series.push({ ...band(picture.whatIf), name: t("explorer.what-if-line"), colour: colours.whatIf });
  if (picture.seen.some(value => value !== null))
    series.push({ mean: picture.seen, seen: picture.seen, name: t("explorer.observed"), colour: paint.ink });
  return series;
}
const differenceSeries = colours => ({
  ...band(picture.difference),
  name: t("explorer.difference"),
  colour: colours.whatIf,
});

// what was changed, in the year and of the outcome that are looked at
function sentence(year) {
  const who = subject(),
    said = { who, year, unit: unit() },
    before = at(picture.baseline.mean),
    sum = picture.sum;
  if (before === null || at(picture.difference.mean) === null) return t("explorer.undefined", said);
  const parts = [];
  if (!picture.isMoved) parts.push(t("explorer.unmoved", { ...said, value: number(before) }));
  else
    parts.push(
      t(picture.isRefined ? "explorer.moved" : "explorer.moved-quick", {
        ...said,
        change: signed(at(picture.difference.mean)),
        share: share(at(picture.difference.mean), before),
        low: signed(at(picture.difference.low)),
        high: signed(at(picture.difference.high)),
      }),
    );
  if (sum && picture.isMoved)
    parts.push(
      t("explorer.summed", {
        from: sum.from,
        to: sum.to,
        change: signed(sum.mean),
        share: share(sum.mean, sum.baseline),
      }),
    );
  const seen = at(picture.seen);
  if (seen !== null && !picture.isMoved) parts.push(t("explorer.observed-was", { value: number(seen) }));
  return parts.join(" ");
}

const share = (change, before) => (before ? ` (${signed((100 * change) / Math.abs(before))} %)` : "");
const at = list => list[Number($("year").value) - picture.years[0]] ?? null;

// ---- the map
function drawMap(paint, colours, year, wide) {
  const shown = $("shown").value,
    valueOf = each =>
      shown === "difference"
        ? at(each.whatIf) === null || at(each.baseline) === null
          ? null
          : at(each.whatIf) - at(each.baseline)
        : at(each[shown]);
  const everything = [];
  for (const { whatIf, baseline } of picture.map)
    for (let i = 0; i < whatIf.length; i++)
      if (shown !== "difference") everything.push(whatIf[i] ?? NaN, baseline[i] ?? NaN);
      else if (whatIf[i] !== null && baseline[i] !== null) everything.push(whatIf[i] - baseline[i]);
  const tint = ramp(everything, shown === "difference", colours, catalogue.colours.viridis, paint.paper);
  if (!$("map").childElementCount) buildMap();
  for (const each of picture.map) {
    const value = valueOf(each),
      tile = tiles.get(each.iso3),
      fill = value === null ? paint.grid : tint.colour(value);
    const text = shown === "difference" ? signed(value) : number(value),
      ink = value === null ? paint.ink : inkOn(fill),
      now = [fill, ink, text, year, unit(), chosen === each.iso3].join();
    // most squares look as before while a lever moves
    if (tile.drawn === now) continue;
    tile.drawn = now;
    tile.title = `${nameOf(each.iso3)}, ${year}: ${value === null ? t("explorer.no-value") : text + " " + unit()}. ${t("why.ask")}`;
    tile.setAttribute("aria-pressed", chosen === each.iso3);
    const [square, code, words] = tile.firstElementChild.children;
    square.setAttribute("fill", fill);
    code.setAttribute("fill", ink);
    words.setAttribute("fill", ink);
    words.textContent = text;
  }
  const legend = [tint.axis.low, tint.axis.high, shown, unit(), wide, paint.ink].join();
  if ($("key").dataset.drawn !== legend)
    $("key").replaceChildren(key(tint, unit(), paint.ink, wide ? 480 : Math.min(480, $("map").clientWidth)));
  $("key").dataset.drawn = legend;
}

const stateOf = iso3 => catalogue.states.find(each => each.iso3 === iso3);
function nameOf(iso3) {
  return stateName(iso3, stateOf(iso3)?.name ?? iso3);
}
const tiles = new Map();

function buildMap() {
  $("map").append(...catalogue.map.map(regions => element("div", { class: "column" }, ...regions.map(drawRegion))));
  spell($("map"));
}

function drawRegion(region) {
  const members = catalogue.states.filter(each => each.region === region),
    row = element("div", { class: "tiles" });
  for (const state of members) {
    const drawing = shape("svg", { viewBox: "0 0 52 44" });
    drawing.append(
      shape("rect", { width: 52, height: 44, rx: 4 }),
      shape("text", { x: 26, y: 19, "text-anchor": "middle", "font-size": 14, "font-weight": 700 }, state.iso3),
      shape("text", { x: 26, y: 35, "text-anchor": "middle", "font-size": 11.5 }),
    );
    tiles.set(
      state.iso3,
      element(
        "button",
        {
          class: "tile",
          "data-iso3": state.iso3,
          onclick: () => {
            chosen = state.iso3;
            draw();
            why(true);
          },
        },
        drawing,
      ),
    );
    row.append(tiles.get(state.iso3));
  }
  return members.length
    ? element("div", { class: "region" }, element("h3", {}, model("g." + region, members[0].regionTitle)), row)
    : null;
}

// ---- why
async function why(isNew = false) {
  const year = Math.max(Number($("year").value), picture.years[0] + 1),
    iso3 = chosen;
  const got = await ask("/api/why", { move, state: iso3, year }).catch(problem => ({ problem }));
  if (iso3 !== chosen) return;
  if (got.problem) return say(got.problem.message);
  $("why").hidden = false;
  document.querySelector(".explorer").classList.add("asks");
  $("why-title").textContent = t("why.title", { state: nameOf(iso3), year });
  $("why-body").replaceChildren(...tellWhy(got, nameOf(iso3), theme(), catalogue.colours));
  spell($("why-body"));
  if (isNew) {
    draw();
    $("why").scrollIntoView({ block: "nearest" });
    $("why-title").focus();
  }
}

function closeWhy() {
  const tile = tiles.get(chosen);
  chosen = null;
  $("why").hidden = true;
  document.querySelector(".explorer").classList.remove("asks");
  draw();
  tile?.focus();
}

// ---- files
const save = async () => {
  try {
    const { text } = await ask("/api/save", { move });
    download(new Blob([text], { type: "text/yaml" }), "my_what_if.yaml");
  } catch (problem) {
    say(problem.message);
  }
};

async function load(file) {
  if (!file) return;
  if (file.size > 48 * 1024) return say(t("explorer.too-large"));
  try {
    const got = await bring(await file.text());
    set({ ...fresh(), ...got, isAhead: move.isAhead });
    say(t("explorer.is-loaded", { name: file.name }), true);
  } catch (problem) {
    say(`${file.name}: ${problem.message}`);
  }
}

function csv() {
  const rows = [["outcome", "unit", "subject", "year", "world", "mean", "p05", "p95", "replicates"]],
    name = { baseline: "baseline", whatIf: "what_if", difference: "difference" };
  for (const world of ["baseline", "whatIf", "difference"])
    picture.years.forEach((year, i) =>
      rows.push([
        outcome().key,
        outcome().unit,
        $("group").value,
        year,
        name[world],
        ...["mean", "low", "high"].map(each => picture[world][each][i] ?? ""),
        picture.replicates,
      ]),
    );
  picture.years.forEach((year, i) => {
    if (picture.seen[i] !== null)
      rows.push([outcome().key, outcome().unit, $("group").value, year, "observed", picture.seen[i], "", "", ""]);
  });
  for (const each of picture.map)
    for (const world of ["baseline", "whatIf"])
      picture.years.forEach((year, i) =>
        rows.push([
          outcome().key,
          outcome().unit,
          each.iso3,
          year,
          name[world],
          each[world][i] ?? "",
          "",
          "",
          picture.replicates,
        ]),
      );
  download(
    new Blob(
      [
        rows
          .map(row =>
            row.map(cell => (/[",\n]/.test(cell) ? `"${String(cell).replaceAll('"', '""')}"` : cell)).join(","),
          )
          .join("\n") + "\n",
      ],
      { type: "text/csv" },
    ),
    `what_if_${outcome().key}.csv`,
  );
}

// only text here: a style of the report is none of this page, whose policy allows no inline styles
const reportHead =
  '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">' +
  "<style>body{font:16px/1.5 sans-serif;max-width:52rem;margin:2rem auto;padding:0 1rem}svg{max-width:100%;height:auto}td{padding:.1rem .8rem;text-align:right}pre{background:#eee;color:#111;padding:1rem;overflow:auto}</style>";

async function report() {
  const { text } = await ask("/api/save", { move });
  const page = document.implementation.createHTMLDocument(t("report.page"));
  page.documentElement.lang = language;
  const add = (name, words) => page.body.appendChild(Object.assign(page.createElement(name), { textContent: words }));
  add("h1", t("explorer.what-if"));
  add("p", $("effect").textContent);
  const paint = { ink: "#1f2630", soft: "#545d69", grid: "#d3d8de", paper: "#ffffff" },
    colours = catalogue.colours.light;
  const common = {
    ...paint,
    years: picture.years,
    unit: unit(),
    projection: { after: picture.lastObserved, name: t("explorer.projection") },
  };
  page.body.append(
    page.importNode(
      lines({ ...common, title: `${outcomeTitle(outcome())}: ${subject()}`, series: levels(colours, paint) }),
      true,
    ),
  );
  page.body.append(
    page.importNode(
      lines({ ...common, isTotal: true, title: t("explorer.difference-title"), series: [differenceSeries(colours)] }),
      true,
    ),
  );
  add("p", `${$("precision").textContent} ${t("report.seed", { seed: catalogue.seed })}`);
  add("h2", t("report.changed"));
  add("pre", text);
  add("h2", t("report.states", { year: $("year").value }));
  const grid = page.body.appendChild(page.createElement("table"));
  for (const row of [
    [t("report.state"), t("explorer.baseline"), t("explorer.what-if-line"), unit()],
    ...picture.map.map(each => [nameOf(each.iso3), number(at(each.baseline)), number(at(each.whatIf)), ""]),
  ]) {
    const line = grid.insertRow();
    for (const cell of row) line.insertCell().textContent = cell;
  }
  download(
    new Blob(["<!doctype html>\n" + page.documentElement.outerHTML.replace("</head>", reportHead + "</head>")], {
      type: "text/html",
    }),
    "what_if.html",
  );
}

// ---- go
build();
$("year").min = catalogue.years[0];
$("year").max = catalogue.years[1];
$("year").value = Math.min(2008, catalogue.years[1]);
move = await readLink();
show();
$("from").addEventListener("change", () => {
  if ($("from").value) set({ ...fresh(), from: $("from").value, isAhead: move.isAhead });
});
$("ahead").addEventListener("change", () => set({ ...move, isAhead: $("ahead").checked }));
for (const id of ["outcome", "group"])
  $(id).addEventListener("change", () => {
    show();
    answer();
  });
for (const each of ["levels", "difference"])
  $("view-" + each).addEventListener("click", () => {
    view = each;
    show();
    draw();
  });
$("year").addEventListener("input", draw);
$("year").addEventListener("change", () => {
  show();
  if (chosen) why();
});
$("shown").addEventListener("change", () => {
  show();
  draw();
});
$("undo").addEventListener("click", () => {
  if (undone.length) {
    move = undone.pop();
    touched = null;
    show();
    answer();
  }
});
$("reset").addEventListener("click", () => set(fresh()));
$("save").addEventListener("click", save);
$("load").addEventListener("click", () => $("file").click());
$("file").addEventListener("change", () => {
  load($("file").files[0]);
  $("file").value = "";
});
$("share").addEventListener("click", async () => {
  await navigator.clipboard?.writeText(location.href).catch(() => {});
  say(t("explorer.shared"), true);
});
$("csv").addEventListener("click", csv);
$("png").addEventListener("click", () =>
  png(
    (isWide() && picture.isMoved ? $("difference") : $("chart").hidden ? $("difference") : $("chart"))
      .firstElementChild,
    theme().paper,
    `what_if_${outcome().key}.png`,
  ),
);
$("report").addEventListener("click", report);
$("why-close").addEventListener("click", closeWhy);
addEventListener("keydown", event => {
  if (event.key === "Escape" && !$("why").hidden) closeWhy();
});
addEventListener("click", event => {
  const menu = document.querySelector(".menu");
  if (menu.open && !menu.querySelector("summary").contains(event.target)) menu.open = false;
});
$("play").addEventListener("click", () => {
  const isPlaying = player !== null;
  clearInterval(player);
  player = isPlaying
    ? null
    : setInterval(() => {
        $("year").value =
          Number($("year").value) >= Number($("year").max) ? $("year").min : Number($("year").value) + 1;
        draw();
      }, 700);
  $("play").textContent = t(isPlaying ? "explorer.play" : "explorer.stop");
  $("play").setAttribute("aria-pressed", !isPlaying);
});
addEventListener("hashchange", async () => {
  move = await readLink();
  show();
  answer();
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
addEventListener("resize", draw);
await answer();
