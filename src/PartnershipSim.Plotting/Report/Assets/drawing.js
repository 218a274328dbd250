// Drawings for a browser as SVG, from numbers: for the pages of the seminar and for the report, which contains this module as text. Nothing here
// needs inline styles or asks for anything: numbers, colours, names and the layout of the map come from the program.
const SVG = "http://www.w3.org/2000/svg";
const FONT = "system-ui, 'DejaVu Sans', sans-serif";

export function shape(name, attributes = {}, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

export const svg = (width, height, label) =>
  shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, "font-family": FONT });

// ---- numbers, as the figures of the program write them

const isKnown = value => value !== null && value !== undefined && Number.isFinite(value);

// the mark before decimals, and the few words of the drawings themselves, as the reader's language has them
let mark = ".",
  words = { to: "to", observed: "observed", colours: "Colours from {low} to {high} {unit}" };
export const speak = (language, own = words) => {
  mark = new Intl.NumberFormat(language).formatToParts(1.5).find(part => part.type === "decimal").value;
  words = own;
};
const between = (low, high) => `(${number(low)} ${words.to} ${number(high)})`;

function fixed(value, digits) {
  const text = Math.abs(value)
    .toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits })
    .replaceAll(",", "\u2009")
    .replace(".", mark);
  return value < 0 && /[1-9]/.test(text) ? "−" + text : text;
}

// about three digits, with a real minus sign
export function number(value) {
  if (!isKnown(value)) return "–";
  const size = Math.abs(value);
  return fixed(value, size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.0995 || size === 0 ? 2 : 3);
}

export const signed = value => (value > 0 && /[1-9]/.test(number(value)) ? "+" : "") + number(value);

// ticks of one axis have the decimals that their step needs
export const tickLabel = (tick, ticks) => fixed(tick, Math.max(0, -Math.floor(Math.log10(ticks[1] - ticks[0]) + 1e-9)));

// round steps that cover the values; the axis contains 0 if that costs little room
export function scale(values, withZero = false, steps = 5) {
  let low = Number.MAX_VALUE,
    high = -Number.MAX_VALUE;
  for (const value of values)
    if (isKnown(value)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  if (low > high) return { low: 0, high: 1, ticks: [0, 1], share: () => 0 };
  if (withZero || (low > 0 && low < 0.6 * high)) low = Math.min(0, low);
  if (withZero) high = Math.max(0, high);
  if (high - low < 1e-9) {
    high += Math.abs(high) * 0.1 || 1;
    low -= withZero ? 0 : Math.abs(low) * 0.1;
  }
  const rough = (high - low) / steps,
    power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= rough);
  const first = Math.floor(low / step + 1e-9) * step,
    last = Math.ceil(high / step - 1e-9) * step;
  const ticks = [];
  for (let tick = first; tick <= last + step / 2; tick += step) ticks.push(Math.abs(tick) < step / 1e6 ? 0 : tick);
  return { low: first, high: last, ticks, share: value => (value - first) / (last - first) };
}

// ---- lines through the years, with bands, observations, and the numbers under the pointer

// series: { name, colour, mean, low?, high?, seen?, dash? }, each list with one value a year, null where there is none; projection: { after, name } shades
// the years after one; onYear is told which year is clicked
export function lines({
  years,
  series,
  unit,
  title,
  heading = true,
  year,
  ink,
  soft,
  grid,
  paper = "none",
  width = 760,
  height = 360,
  isTotal = false,
  projection,
  onYear,
}) {
  // names stand beside the ends of their lines if there is room, else below
  const nameWidth = 16 + 1.25 * Math.max(0, ...series.map(each => widthOf(each.name))),
    isLabelled = series.length <= 4 && nameWidth <= 0.26 * width;
  const legend = isLabelled ? [] : legendRows(series, width - 10);
  const left = 62,
    right = isLabelled ? nameWidth : 22,
    top = heading ? 52 : 30,
    bottom = 34 + 20 * legend.length;
  const root = svg(width, height, title);
  const axis = scale(
    series.flatMap(each => [each.mean, each.low, each.high, each.seen].flatMap(list => list ?? [])),
    isTotal,
  );
  const span = Math.max(1, years.at(-1) - years[0]);
  const x = at => left + ((at - years[0]) / span) * (width - left - right);
  const y = value => height - bottom - axis.share(value) * (height - top - bottom);
  if (heading) {
    const size = Math.max(10.5, Math.min(15, (1.7 * width) / title.length)); // a long title is written smaller
    root.append(shape("text", { x: 0, y: 18, fill: ink, "font-size": size, "font-weight": 600 }, title));
  }
  if (projection && projection.after < years.at(-1)) {
    const from = x(Math.max(years[0], projection.after));
    root.append(
      shape("rect", {
        x: from,
        y: top,
        width: width - right - from,
        height: height - top - bottom,
        fill: soft,
        "fill-opacity": 0.1,
        class: "projection",
      }),
    );
    root.append(
      shape(
        "text",
        { x: width - right - 4, y: top + 13, "text-anchor": "end", fill: soft, "font-size": 11 },
        projection.name,
      ),
    );
  }
  for (const tick of axis.ticks) {
    root.append(
      shape("line", {
        x1: left,
        x2: width - right,
        y1: y(tick),
        y2: y(tick),
        stroke: isTotal && tick === 0 ? soft : grid,
      }),
    );
    root.append(
      shape(
        "text",
        { x: left - 8, y: y(tick) + 4, "text-anchor": "end", fill: soft, "font-size": 12 },
        tickLabel(tick, axis.ticks),
      ),
    );
  }
  root.append(shape("text", { x: left, y: top - 8, fill: soft, "font-size": 12 }, unit));
  const every = [1, 2, 5, 10, 20].find(each => (span / each) * 44 <= width - left - right) ?? 20;
  for (const at of years.filter(each => each % every === 0))
    root.append(
      shape("text", { x: x(at), y: height - bottom + 20, "text-anchor": "middle", fill: soft, "font-size": 12 }, at),
    );
  if (year)
    root.append(
      shape("line", {
        x1: x(year),
        x2: x(year),
        y1: top,
        y2: height - bottom,
        stroke: soft,
        "stroke-dasharray": "3 4",
      }),
    );
  const ends = [];
  for (const each of series) {
    const known = years.map((at, i) => ({ at, i })).filter(({ i }) => isKnown(each.mean[i]));
    const banded = each.low ? known.filter(({ i }) => isKnown(each.low[i]) && isKnown(each.high[i])) : [];
    if (banded.length) {
      const upper = banded.map(({ at, i }) => `${x(at)},${y(each.high[i])}`),
        lower = banded.map(({ at, i }) => `${x(at)},${y(each.low[i])}`).reverse();
      root.append(
        shape("polygon", {
          points: [...upper, ...lower].join(" "),
          fill: each.colour,
          "fill-opacity": 0.16,
          class: "band",
        }),
      );
    }
    if (known.length) {
      root.append(
        shape("polyline", {
          points: known.map(({ at, i }) => `${x(at)},${y(each.mean[i])}`).join(" "),
          fill: "none",
          stroke: each.colour,
          "stroke-width": 2.5,
          "stroke-dasharray": each.dash ?? "none",
          "stroke-linejoin": "round",
        }),
      );
      ends.push({ name: each.name, colour: each.colour, y: y(each.mean[known.at(-1).i]) });
    }
    years.forEach((at, i) => {
      if (isKnown(each.seen?.[i]))
        root.append(
          shape("circle", { cx: x(at), cy: y(each.seen[i]), r: 4, fill: each.colour, stroke: ink, class: "seen" }),
        );
    });
  }
  const names = shape("g", { class: "legend" });
  root.append(names);
  if (isLabelled) label(names, ends, width - right + 8, height - bottom);
  else legend.forEach((row, i) => drawLegend(names, row, height - bottom + 40 + 20 * i, ink));
  readOut(root, { years, series, x, top, low: height - bottom, width, ink, soft, paper, left, onYear });
  return root;
}

function label(names, ends, x, low) {
  ends.sort((a, b) => a.y - b.y);
  ends.forEach((end, i) => {
    if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + 17);
  });
  for (let i = ends.length - 1; i >= 0; i--)
    ends[i].y = Math.min(ends[i].y, i === ends.length - 1 ? low : ends[i + 1].y - 17);
  ends.forEach(end => {
    names.append(shape("text", { x, y: end.y + 4, fill: end.colour, "font-size": 13, "font-weight": 600 }, end.name));
  });
}

// letters of this font are some seven pixels wide
const widthOf = text => 7 * text.length;

function legendRows(series, width) {
  const rows = [[]];
  let used = 0;
  for (const each of series) {
    const need = widthOf(each.name) + 40;
    if (used + need > width && rows.at(-1).length) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1).push({ ...each, at: used });
    used += need;
  }
  return rows;
}

function drawLegend(names, row, y, ink) {
  for (const each of row) {
    const dash = each.dash ?? "none";
    names.append(
      shape("line", {
        x1: each.at + 4,
        x2: each.at + 24,
        y1: y - 4,
        y2: y - 4,
        stroke: each.colour,
        "stroke-width": 3,
        "stroke-dasharray": dash,
      }),
    );
    names.append(shape("text", { x: each.at + 30, y, fill: ink, "font-size": 12 }, each.name));
  }
}

// the year under the pointer with the values of all series, in a box beside it
function readOut(root, { years, series, x, top, low, width, ink, soft, paper, left, onYear }) {
  const layer = shape("g", { class: "readout", "pointer-events": "none" });
  root.append(layer);
  const at = event => {
    const box = root.getBoundingClientRect(),
      place = ((event.clientX - box.left) / box.width) * width;
    return years.reduce(
      (best, each) => (Math.abs(x(each) - place) < Math.abs(x(best) - place) ? each : best),
      years[0],
    );
  };
  root.addEventListener("pointermove", event => {
    const year = at(event),
      i = years.indexOf(year);
    const rows = series
      .filter(each => isKnown(each.mean[i]) || isKnown(each.seen?.[i]))
      .slice(0, 14)
      .map(each => ({
        colour: each.colour,
        text:
          `${each.name}: ${number(each.mean[i])}${isKnown(each.low?.[i]) ? " " + between(each.low[i], each.high[i]) : ""}` +
          // a line that is only what was observed says so by its name
          (isKnown(each.seen?.[i]) && each.seen !== each.mean ? `, ${words.observed} ${number(each.seen[i])}` : ""),
      }));
    const wide = Math.max(44, ...rows.map(row => widthOf(row.text) + 26)),
      high = 24 + 17 * rows.length;
    const from = x(year) + 12 + wide > width ? Math.max(left, x(year) - 12 - wide) : x(year) + 12;
    layer.replaceChildren(
      shape("line", { x1: x(year), x2: x(year), y1: top, y2: low, stroke: soft }),
      shape("rect", {
        x: from,
        y: top,
        width: wide,
        height: high,
        rx: 5,
        fill: paper === "none" ? "#ffffff" : paper,
        stroke: soft,
        "fill-opacity": 0.94,
      }),
      shape("text", { x: from + 8, y: top + 17, fill: ink, "font-size": 12, "font-weight": 700 }, year),
      ...rows.flatMap((row, n) => [
        shape("circle", { cx: from + 12, cy: top + 30 + 17 * n, r: 4, fill: row.colour }),
        shape("text", { x: from + 20, y: top + 34 + 17 * n, fill: ink, "font-size": 12 }, row.text),
      ]),
    );
  });
  root.addEventListener("pointerleave", () => layer.replaceChildren());
  if (onYear) root.addEventListener("click", event => onYear(at(event)));
}

// ---- values with intervals, one row each: dots for differences, bars for sizes

// a name on lines of at most so many letters, at most three; what is longer ends in an ellipsis
function broken(name, most, lines = 3) {
  if (name.length <= most) return [name];
  const gap = name.lastIndexOf(" ", most);
  return gap > 0 && lines > 1
    ? [name.slice(0, gap), ...broken(name.slice(gap + 1), most, lines - 1)]
    : [name.slice(0, most - 1) + "…"];
}

// rows: { label, value, low, high, colour }
export function ranges({ rows, unit, title, isBar = false, ink, soft, grid, width = 760 }) {
  const top = 14,
    bottom = 46;
  const left = Math.min(width * 0.45, Math.max(60, ...rows.map(row => widthOf(row.label) + 14))),
    right = 24;
  const names = rows.map(row => broken(row.label, Math.max(2, Math.floor((left - 14) / 7)))),
    steps = names.map(name => (name.length > 1 ? 8 + 15 * name.length : 24));
  const height = Math.max(120, top + bottom + steps.reduce((sum, step) => sum + step, 0));
  const root = svg(width, height, title);
  const axis = scale(
    rows.flatMap(row => [row.value, row.low, row.high]),
    true,
    Math.max(2, Math.floor((width - left) / 110)),
  );
  const x = value => left + axis.share(value) * (width - left - right),
    y = i => top + steps.slice(0, i).reduce((sum, step) => sum + step, steps[i] / 2);
  for (const tick of axis.ticks) {
    root.append(
      shape("line", {
        x1: x(tick),
        x2: x(tick),
        y1: top,
        y2: height - bottom,
        stroke: tick === 0 ? soft : grid,
        "stroke-width": tick === 0 ? 2 : 1,
      }),
    );
    root.append(
      shape(
        "text",
        { x: x(tick), y: height - bottom + 18, "text-anchor": "middle", fill: soft, "font-size": 12 },
        tickLabel(tick, axis.ticks),
      ),
    );
  }
  root.append(
    shape(
      "text",
      { x: (left + width - right) / 2, y: height - 8, "text-anchor": "middle", fill: ink, "font-size": 13 },
      unit,
    ),
  );
  rows.forEach((row, i) => {
    const line = shape("g", { class: "row" });
    line.append(
      shape(
        "title",
        {},
        `${row.label}: ${number(row.value)}${isKnown(row.low) ? " " + between(row.low, row.high) : ""}`,
      ),
    );
    names[i].forEach((name, n) => {
      const down = y(i) + 4 + 15 * (n - (names[i].length - 1) / 2);
      line.append(shape("text", { x: left - 8, y: down, "text-anchor": "end", fill: ink, "font-size": 12.5 }, name));
    });
    if (isBar)
      line.append(
        shape("rect", {
          x: Math.min(x(0), x(row.value)),
          y: y(i) - 8,
          width: Math.abs(x(row.value) - x(0)),
          height: 16,
          fill: row.colour,
        }),
      );
    if (isKnown(row.low) && isKnown(row.high))
      line.append(
        shape("line", {
          x1: x(row.low),
          x2: x(row.high),
          y1: y(i),
          y2: y(i),
          stroke: isBar ? ink : row.colour,
          "stroke-width": 2,
        }),
      );
    if (!isBar) line.append(shape("circle", { cx: x(row.value), cy: y(i), r: 5.5, fill: row.colour }));
    root.append(line);
  });
  return root;
}

// ---- colours of a map

const luminance = colour =>
  [1, 3, 5]
    .map(at => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2)
    .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
export const inkOn = colour => (luminance(colour) > 0.18 ? "#000000" : "#ffffff");

const mix = (from, to, share) =>
  "#" +
  [1, 3, 5]
    .map(at =>
      Math.round(parseInt(from.slice(at, at + 2), 16) * (1 - share) + parseInt(to.slice(at, at + 2), 16) * share)
        .toString(16)
        .padStart(2, "0"),
    )
    .join("");

// what colour stands for which value: one scale of colours for sizes, two colours away from the paper for differences
export function ramp(values, isDifference, colours, sizes, paper) {
  let most = 1e-9;
  for (const value of values) if (Number.isFinite(value) && Math.abs(value) > most) most = Math.abs(value);
  const axis = isDifference ? scale([-most, most]) : scale(values, true);
  const colour = isDifference
    ? value =>
        mix(
          paper,
          value < 0 ? colours.less : colours.more,
          Math.min(1, Math.abs(value) / Math.max(Math.abs(axis.low), axis.high)),
        )
    : value => sizes[Math.round(Math.min(1, Math.max(0, axis.share(value))) * (sizes.length - 1))];
  return { axis, colour };
}

export function key({ axis, colour }, unit, ink, width = 480) {
  const bar = width - 180,
    said = { low: number(axis.low), high: number(axis.high), unit },
    root = svg(
      width,
      46,
      words.colours.replace(/\{(\w+)\}/g, (_, name) => said[name]),
    );
  for (let i = 0; i < 60; i++)
    root.append(
      shape("rect", {
        x: 10 + (i * bar) / 60,
        y: 4,
        width: bar / 60 + 0.6,
        height: 16,
        fill: colour(axis.low + ((i + 0.5) / 60) * (axis.high - axis.low)),
      }),
    );
  for (const tick of axis.ticks)
    root.append(
      shape(
        "text",
        { x: 10 + axis.share(tick) * bar, y: 36, "text-anchor": "middle", fill: ink, "font-size": 12 },
        tickLabel(tick, axis.ticks),
      ),
    );
  root.append(shape("text", { x: bar + 24, y: 17, fill: ink, "font-size": 13 }, unit));
  return root;
}

// ---- to take away

// a picture that a browser can save: the drawing on its own paper, twice as sharp
export async function png(drawing, paper, name) {
  const copy = drawing.cloneNode(true),
    [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
  copy.setAttribute("width", width * 2);
  copy.setAttribute("height", height * 2);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(new XMLSerializer().serializeToString(copy));
  await image.decode();
  const canvas = element("canvas", { width: width * 2 + 40, height: height * 2 + 40 });
  const brush = canvas.getContext("2d");
  brush.fillStyle = paper;
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(image, 20, 20);
  canvas.toBlob(blob => download(blob, name), "image/png");
}

export function download(blob, name) {
  const link = element("a", { href: URL.createObjectURL(blob), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
