// Drawings as SVG, from numbers: no library, nothing inline, the colours of the figures of partnersim.
const SVG = "http://www.w3.org/2000/svg";

export function svg(width, height, label) {
  const root = shape("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": label, "font-family": "system-ui, 'DejaVu Sans', sans-serif" });
  return root;
}

export function shape(name, attributes, text) {
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

// about three digits, with a real minus sign
export function number(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return "–";
  const size = Math.abs(value);
  const digits = size >= 99.5 ? 0 : size >= 9.95 ? 1 : size >= 0.0995 || size === 0 ? 2 : 3;
  const text = size.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replaceAll(",", "\u2009");
  return value < 0 && /[1-9]/.test(text) ? "−" + text : text;
}

// ticks of one axis have the decimals that their step needs
export const tickLabel = (tick, ticks) => {
  const digits = Math.max(0, -Math.floor(Math.log10(ticks[1] - ticks[0]) + 1e-9));
  const text = Math.abs(tick).toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replaceAll(",", "\u2009");
  return tick < 0 && /[1-9]/.test(text) ? "−" + text : text;
};

export const signed = value => (value > 0 && /[1-9]/.test(number(value)) ? "+" : "") + number(value);

// round steps that cover the values; the axis holds 0 if that costs little room
export function scale(values, withZero = false) {
  const known = values.filter(Number.isFinite);
  if (!known.length) return { low: 0, high: 1, ticks: [0, 1], share: () => 0 };
  let low = Math.min(...known), high = Math.max(...known);
  if (withZero || (low > 0 && low < 0.6 * high)) low = Math.min(0, low);
  if (withZero) high = Math.max(0, high);
  if (high - low < 1e-9) { high += Math.abs(high) * 0.1 || 1; low -= withZero ? 0 : Math.abs(low) * 0.1; }
  const rough = (high - low) / 5, power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map(each => each * power).find(each => each >= rough);
  const first = Math.floor(low / step + 1e-9) * step, last = Math.ceil(high / step - 1e-9) * step;
  const ticks = [];
  for (let tick = first; tick <= last + step / 2; tick += step) ticks.push(Math.abs(tick) < step / 1e6 ? 0 : tick);
  return { low: first, high: last, ticks, share: value => (value - first) / (last - first) };
}

// two lines with bands; marks a year
export function lines({ years, series, unit, title, year, ink, soft, grid, width = 760, height = 360 }) {
  const left = 62, right = 118, top = 52, bottom = 34;
  const root = svg(width, height, title);
  const values = series.flatMap(each => [...each.mean, ...(each.low ?? []), ...(each.high ?? [])]).filter(value => value !== null);
  const axis = scale(values);
  const x = at => left + (at - years[0]) / (years.at(-1) - years[0]) * (width - left - right);
  const y = value => height - bottom - axis.share(value) * (height - top - bottom);
  root.append(shape("text", { x: 0, y: 18, fill: ink, "font-size": 15, "font-weight": 600 }, title));
  for (const tick of axis.ticks) {
    root.append(shape("line", { x1: left, x2: width - right, y1: y(tick), y2: y(tick), stroke: grid }));
    root.append(shape("text", { x: left - 8, y: y(tick) + 4, "text-anchor": "end", fill: soft, "font-size": 12 }, tickLabel(tick, axis.ticks)));
  }
  root.append(shape("text", { x: left, y: top - 8, fill: soft, "font-size": 12 }, unit));
  const every = years.length <= 14 ? 2 : 5;
  for (const at of years.filter(each => each % every === 0))
    root.append(shape("text", { x: x(at), y: height - 10, "text-anchor": "middle", fill: soft, "font-size": 12 }, at));
  if (year) root.append(shape("line", { x1: x(year), x2: x(year), y1: top, y2: height - bottom, stroke: soft, "stroke-dasharray": "3 4" }));
  const ends = [];
  for (const each of series) {
    const known = years.map((at, i) => ({ at, i })).filter(({ i }) => each.mean[i] !== null);
    if (!known.length) continue;
    if (each.low) {
      const upper = known.map(({ at, i }) => `${x(at)},${y(each.high[i])}`), lower = known.map(({ at, i }) => `${x(at)},${y(each.low[i])}`).reverse();
      root.append(shape("polygon", { points: [...upper, ...lower].join(" "), fill: each.colour, "fill-opacity": 0.16, class: "band" }));
    }
    root.append(shape("polyline", { points: known.map(({ at, i }) => `${x(at)},${y(each.mean[i])}`).join(" "), fill: "none", stroke: each.colour, "stroke-width": 2.5, "stroke-dasharray": each.dash ?? "none", "stroke-linejoin": "round" }));
    ends.push({ name: each.name, colour: each.colour, y: y(each.mean[known.at(-1).i]) });
  }
  ends.sort((a, b) => a.y - b.y);
  ends.forEach((end, i) => {
    if (i > 0) end.y = Math.max(end.y, ends[i - 1].y + 17);
    root.append(shape("text", { x: width - right + 8, y: end.y + 4, fill: end.colour, "font-size": 13, "font-weight": 600 }, end.name));
  });
  return root;
}

const luminance = colour => [1, 3, 5].map(at => (parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2).reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
export const inkOn = colour => luminance(colour) > 0.18 ? "#000000" : "#ffffff";

const mix = (from, to, share) => "#" + [1, 3, 5].map(at => Math.round(parseInt(from.slice(at, at + 2), 16) * (1 - share) + parseInt(to.slice(at, at + 2), 16) * share).toString(16).padStart(2, "0")).join("");

// what colour stands for which value: viridis for sizes, two colours away from the paper for differences
export function ramp(values, isDifference, colours, viridis, paper) {
  const most = Math.max(...values.map(Math.abs).filter(Number.isFinite), 1e-9);
  const axis = isDifference ? scale([-most, most]) : scale(values, true);
  const colour = isDifference
    ? value => mix(paper, value < 0 ? colours.less : colours.more, Math.min(1, Math.abs(value) / Math.max(Math.abs(axis.low), axis.high)))
    : value => viridis[Math.round(Math.min(1, Math.max(0, axis.share(value))) * (viridis.length - 1))];
  return { axis, colour };
}

export function key({ axis, colour }, unit, ink) {
  const width = 480, root = svg(width, 46, `Colours from ${number(axis.low)} to ${number(axis.high)} ${unit}`);
  const bar = 300;
  for (let i = 0; i < 60; i++)
    root.append(shape("rect", { x: 10 + i * bar / 60, y: 4, width: bar / 60 + 0.6, height: 16, fill: colour(axis.low + (i + 0.5) / 60 * (axis.high - axis.low)) }));
  for (const tick of axis.ticks)
    root.append(shape("text", { x: 10 + axis.share(tick) * bar, y: 36, "text-anchor": "middle", fill: ink, "font-size": 12 }, tickLabel(tick, axis.ticks)));
  root.append(shape("text", { x: bar + 24, y: 17, fill: ink, "font-size": 13 }, unit));
  return root;
}

// a picture that a browser can save: the drawing on its own paper, twice as sharp
export async function png(drawing, paper, name) {
  const copy = drawing.cloneNode(true), [, , width, height] = drawing.getAttribute("viewBox").split(" ").map(Number);
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

export async function ask(address, body) {
  const reply = await fetch(address, body === undefined ? {} : { method: "POST", headers: { "Content-Type": "application/json", "X-Seminar": "1" }, body: JSON.stringify(body) });
  const answer = await reply.json().catch(() => ({ error: "the server did not answer as it should" }));
  if (!reply.ok) throw new Error(answer.error ?? `the server said ${reply.status}`);
  return answer;
}

export const theme = () => {
  const style = getComputedStyle(document.documentElement), of = name => style.getPropertyValue(name).trim();
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  return { isDark, ink: of("--ink"), soft: of("--soft"), grid: of("--line"), paper: isDark ? "#14181d" : "#ffffff" };
};
