// All words of the pages come from one file a language; English words of the model come from its declarations. The language is the one that was chosen on
// this computer, else the one that the teacher has set, else the browser's.
import { speak } from "/drawing.js";
import { keep, kept, spoken } from "/page.js";

export const languages = { en: "English", fr: "Français", de: "Deutsch", uk: "Українська" };
const known = code => (Object.hasOwn(languages, code) ? code : null);
const ofBrowser = () => navigator.languages.map(each => known(each.slice(0, 2).toLowerCase())).find(Boolean);
const chosen = known(new URLSearchParams(location.search).get("lang")) ?? known(kept("language"));
export const language = chosen ?? ofBrowser() ?? "en";
const words = await fetch(`/words/${language}.json`).then(reply => reply.json());
const plural = new Intl.PluralRules(language);
speak(language, { to: words["drawing.to"], observed: words["drawing.observed"], colours: words["drawing.colours"] });

// a text with its {blanks} filled in; a text that counts has a form for each plural of the language, chosen by n
export function t(key, blanks = {}) {
  const found = words[key] ?? key,
    text = typeof found === "string" ? found : (found[plural.select(blanks.n)] ?? found.other);
  // a number and its per cent stay on one line
  return text.replace(/\{(\w+)\}/g, (whole, name) => blanks[name] ?? whole).replaceAll(" %", "\u00a0%");
}

export const abbreviations = Object.keys(words)
  .filter(key => key.startsWith("abbr."))
  .map(key => key.slice(5));

// a word of the model: translated if the file has it, else as the model says it
export const model = (key, english) => (typeof words[key] === "string" ? words[key] : english);

// a refusal of the server, which speaks English: the file has its sentences with {blanks} for names and numbers
const refusals = Object.keys(words)
  .filter(key => key.startsWith("r."))
  .map(key => ({
    pattern: new RegExp(
      "^" +
        key
          .slice(2)
          .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
          .replace(/\{\w+\}/g, "(.+?)") +
        "$",
    ),
    names: [...key.matchAll(/\{(\w+)\}/g)].map(found => found[1]),
    key,
  }));
spoken.refusal = english => {
  for (const { pattern, names, key } of refusals) {
    const found = pattern.exec(english);
    if (found) return t(key, Object.fromEntries(names.map((name, i) => [name, found[i + 1]])));
  }
  return english;
};

// a language that the teacher has set counts unless somebody has chosen another here
export function prefer(code) {
  if (chosen || !known(code) || code === language) return;
  keep("language", code);
  location.reload();
}

export const time = at => new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit" });

const TWO =
  "ALB:AL DZA:DZ AND:AD ARM:AM AUS:AU AUT:AT AZE:AZ BHR:BH BLR:BY BEL:BE BIH:BA BGR:BG CAN:CA CHN:CN COL:CO HRV:HR CYP:CY CZE:CZ DNK:DK EGY:EG EST:EE FIN:FI FRA:FR GEO:GE DEU:DE GRC:GR HUN:HU ISL:IS IND:IN IRQ:IQ IRL:IE ISR:IL ITA:IT JPN:JP JOR:JO KAZ:KZ KOR:KR KWT:KW KGZ:KG LVA:LV LTU:LT LUX:LU MLT:MT MRT:MR MDA:MD MNG:MN MNE:ME MAR:MA NLD:NL NZL:NZ MKD:MK NOR:NO PAK:PK POL:PL PRT:PT QAT:QA ROU:RO RUS:RU SRB:RS SVK:SK SVN:SI ESP:ES SWE:SE CHE:CH TJK:TJ TUN:TN TUR:TR TKM:TM UKR:UA ARE:AE GBR:GB USA:US UZB:UZ XKX:XK AFG:AF SAU:SA OMN:OM";
const two = Object.fromEntries(TWO.split(" ").map(pair => pair.split(":")));
const regions = new Intl.DisplayNames([language], { type: "region" });
export const stateName = (iso3, english) => (language === "en" || !two[iso3] ? english : regions.of(two[iso3]));

// the words that stand in a page: data-t names the text of an element, data-t-label its label for those who cannot see it
export function translate(root = document) {
  document.documentElement.lang = language;
  for (const each of root.querySelectorAll("[data-t]")) each.textContent = t(each.dataset.t);
  for (const each of root.querySelectorAll("[data-t-label]")) each.setAttribute("aria-label", t(each.dataset.tLabel));
  for (const each of root.querySelectorAll("[data-t-value]")) each.value = t(each.dataset.tValue);
}

function offerLanguages() {
  const select = document.getElementById("language");
  if (!select) return;
  select.setAttribute("aria-label", t("language"));
  for (const [code, name] of Object.entries(languages))
    select.append(
      Object.assign(document.createElement("option"), {
        value: code,
        textContent: name,
        lang: code,
        selected: code === language,
      }),
    );
  select.addEventListener("change", () => {
    keep("language", select.value);
    const address = new URL(location.href);
    address.searchParams.delete("lang");
    history.replaceState(null, "", address);
    location.reload();
  });
}

translate();
offerLanguages();
