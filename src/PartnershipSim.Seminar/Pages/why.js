// Why a state decided so: one sentence a decision, then what each reason adds as a bar, then the ledger for those who want to check.
import { element, number, shape, signed } from "/drawing.js";
import { model, t } from "/words.js";

const reasonName = name => model("t." + name, name);
const MOST = 7;

export function tellWhy(got, state, paint, colours) {
  const first = got.decisions[0];
  return [
    ...(first ? [element("p", { class: "effect" }, sentence(first, state, got))] : []),
    ...got.decisions.map((decision, i) =>
      element(
        "details",
        { open: i === 0 },
        element("summary", {}, title(decision)),
        ...(i > 0 ? [element("p", {}, sentence(decision, state, got))] : []),
        bars(decision, paint, colours),
        element("details", { class: "more" }, element("summary", {}, t("why.ledger")), table(decision.lines)),
      ),
    ),
    element("p", { class: "note" }, t("why.note", { n: got.replicates })),
  ];
}

const title = decision =>
  t("why.decision." + decision.key.replaceAll(" ", "-"), { operation: decision.operation ?? "" });

function sentence(decision, state, got) {
  const parts = [],
    { joins, result } = decision;
  if (decision.isChance && joins) {
    const runs = share => Math.round(share * got.replicates),
      said = { state, operation: decision.operation, n: runs(joins.whatIf), runs: got.replicates };
    parts.push(t("why.joins", said));
    if (joins.baseline !== null && runs(joins.baseline) !== said.n)
      parts.push(t("why.joins-baseline", { n: runs(joins.baseline), runs: got.replicates }));
  } else if (result && result.whatIf !== null) {
    parts.push(
      t("why.result", {
        name: reasonName(result.name),
        value: number(result.whatIf),
        unit: model("u." + result.unit, result.unit),
      }),
    );
    if (result.baseline !== null && number(result.baseline) !== number(result.whatIf))
      parts.push(t("why.result-baseline", { value: number(result.baseline) }));
  }
  const most = decision.reasons.find(each => each.adds > 0),
    least = decision.reasons.find(each => each.adds < 0);
  if (most) parts.push(t("why.for", { name: reasonName(most.name), adds: adds(most) }));
  if (least) parts.push(t("why.against", { name: reasonName(least.name), adds: adds(least) }));
  return parts.join(" ");
}

const adds = reason =>
  `${signed(reason.adds)}${["points", "%"].includes(reason.unit) ? " " + t(reason.unit === "%" ? "why.percent" : "why.points") : ""}`;

function bars(decision, paint, colours) {
  const rows = decision.reasons.slice(0, MOST),
    most = Math.max(...rows.map(each => Math.abs(each.adds)), 1e-9),
    own = colours[paint.isDark ? "dark" : "light"];
  return element(
    "ul",
    { class: "reasons" },
    ...rows.map(each => {
      const drawing = shape("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" }),
        wide = (50 * Math.abs(each.adds)) / most;
      drawing.append(
        shape("line", { x1: 50, x2: 50, y1: 0, y2: 10, stroke: paint.soft, "stroke-width": 0.5 }),
        shape("rect", {
          x: each.adds < 0 ? 50 - wide : 50,
          y: 1.5,
          width: wide,
          height: 7,
          fill: each.adds < 0 ? own.less : own.more,
        }),
      );
      return element("li", {}, element("span", {}, reasonName(each.name)), drawing, element("b", {}, adds(each)));
    }),
  );
}

const table = rows =>
  element(
    "table",
    {},
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        ...["", t("explorer.what-if-line"), t("explorer.baseline"), t("why.unit")].map(word =>
          element("th", { scope: "col" }, word),
        ),
      ),
    ),
    element(
      "tbody",
      {},
      ...rows.map(row =>
        element(
          "tr",
          { class: row.kind },
          element("td", {}, reasonName(row.name)),
          element("td", {}, number(row.whatIf)),
          element("td", {}, number(row.baseline)),
          element("td", {}, model("u." + row.unit, row.unit)),
        ),
      ),
    ),
  );
