// Health sentences against their sources, as pure functions: texts and data in, sentences about what is wrong out.
import { parse } from './rules.mjs';

/** What only a sentence about health says: whoever says it has to name where it comes from. */
const CLAIM = [
  /\b(NHS|WHO|ACSM|AASM|AFP|MHRA|Cochrane|Mayo Clinic|BHF|nidirect|Healthify)\b/,
  /\bmay (help|ease|make|become|change)\b/i,
  /\b(good for|good aim|suits most)\b/i,
  /\b(trials?|stud(y|ies)|evidence|reviewed|experts?|certainty)\b/i,
  /\b(causes?|prevents?|relieves?|harm(s|ed)?)\b/i,
  /\b(swollen|swells?|discoloured|numb(ness)?|breathless(ness)?|dizz(y|iness)|statin|pregnan(t|cy)|diabetes|poisonous)\b/i,
  /\b(medical advice|emergency number|be seen|(a|the|your) doctor|midwife|clinic(ian)?)\b/i,
  /\bhours of sleep\b/i,
  /\bcramps (let go|stop|become milder|milder)\b/i,
];

/** Words that promise or diagnose. No source makes them right. */
const OVERSTATED =
  /\b(cures (cramps|it)|a cure for|heals (cramps|it)|proven|guarantee[sd]?|clinically|works against|since you started|you (probably|likely) have|you have (a|an) (clot|cramp))\b/i;

/** The sentences of a Fluent file: key (with its attribute) and text. */
export function sentences(text) {
  const found = [];
  let id;
  for (const line of text.split('\n')) {
    const message = /^(-?[a-z][a-z0-9-]*)\s*=\s*(.*)$/i.exec(line);
    const attribute = /^\s+\.([a-z][a-z0-9-]*)\s*=\s*(.*)$/i.exec(line);
    if (message) {
      id = message[1];
      found.push({ key: id, text: message[2] });
    } else if (attribute && id) found.push({ key: `${id}.${attribute[1]}`, text: attribute[2] });
    else if (/^\s/.test(line) && found.length > 0) found.at(-1).text += ` ${line.trim()}`;
  }
  return found;
}

/**
 * @param {{name: string, text: string}[]} files the catalogue
 * @param {{key: string, by: string, year: number | 'undated', where: string | null}[]} sources
 * @param {Record<string, string[]>} entries source keys of each entry of assets/content, by the id of its message
 * @param {Record<string, string>} exempt messages (or their attributes) that sound like a claim and are none, with the reason
 */
export function checkSources(files, sources, entries, exempt) {
  const wrong = [];
  const known = new Map();
  for (const { key, by, year } of sources) {
    if (known.has(key)) wrong.push(`sources.json: ${key} stands twice`);
    if (typeof by !== 'string' || by.trim() === '') wrong.push(`sources.json: ${key} has no author or organisation`);
    if (year !== 'undated' && !(Number.isInteger(year) && year >= 1900 && year <= 2100))
      wrong.push(`sources.json: ${key} has no year; write "undated" where none is known`);
    const written = /(\d{4})$/.exec(key)?.[1];
    if (written && Number(written) !== year) wrong.push(`sources.json: ${key} is of ${year}`);
    known.set(key, { by, year });
  }

  const all = files.flatMap(({ name, text }) => sentences(text).map((sentence) => ({ name, ...sentence })));
  const used = new Set();
  const named = new Map(Object.entries(entries).map(([id, keys]) => [id, [...keys]]));
  for (const { key, text } of all) {
    if (!key.endsWith('.sources')) continue;
    const id = key.slice(0, -'.sources'.length);
    named.set(id, [...(named.get(id) ?? []), ...text.split(/[\s,]+/).filter(Boolean)]);
  }
  const ids = new Set(files.flatMap(({ text }) => parse(text)).map(({ id }) => id));
  for (const [id, keys] of named) {
    if (!ids.has(id)) wrong.push(`assets/content: ${id} has sources and no words`);
    for (const key of keys) {
      if (known.has(key)) used.add(key);
      else wrong.push(`${id} names the source ${key}, which sources.json does not have`);
    }
  }

  const needed = new Set(Object.keys(exempt));
  for (const { name, key, text } of all) {
    const [id, attribute] = key.split('.');
    if (attribute === 'sources' || id.startsWith('source-')) continue;
    const of = (key) => `${name}: ${key}`;
    if (OVERSTATED.test(text)) wrong.push(`${of(key)} promises or diagnoses: “${OVERSTATED.exec(text)[0]}”`);
    const keys = named.get(id) ?? [];
    const claims = CLAIM.some((pattern) => pattern.test(text));
    const reason = exempt[key] ?? exempt[id];
    if (claims && keys.length === 0 && reason === undefined)
      wrong.push(`${of(key)} is about health and names no source`);
    if (claims && keys.length === 0) for (const listed of [key, id]) needed.delete(listed);
    // "Coppin 2005", "Mayo Clinic 2013", "(NHS, 2022)": the year has to be that of a source this sentence names.
    for (const [cited, year] of text.matchAll(/(?:[\p{Lu}][\p{L}/.&-]+ |[(,] ?|a )((?:19|20)\d\d)\b/gu)) {
      const years = keys.map((key) => known.get(key)).filter((source) => source && source.year === Number(year));
      if (years.length === 0) wrong.push(`${of(key)} cites “${cited.trim()}”, which is none of its sources`);
      const author = /^([\p{Lu}][\p{L}/.&-]+) /u.exec(cited)?.[1];
      if (author && years.length > 0 && !years.some(({ by }) => by.includes(author)))
        wrong.push(`${of(key)} cites “${cited.trim()}”, which is none of its sources`);
    }
  }
  for (const key of needed) wrong.push(`tests/words: ${key} needs no exemption`);

  for (const { key } of sources) {
    if (!used.has(key)) wrong.push(`sources.json: nothing uses ${key}`);
    if (!ids.has(`source-${key}`)) wrong.push(`sources.json: ${key} does not say what it is: source-${key} is missing`);
  }
  return wrong;
}

/** Source keys of each entry of the content files, by the id of its message. */
export function entriesOf({ stretches, checklist, day, relief, care }) {
  const entries = {};
  const graded = (family, list) => {
    for (const { id, evidence, sources } of list)
      entries[`${family}-${id}`] = [...evidence.flatMap((one) => one.sources), ...sources];
  };
  graded('how', stretches);
  graded('checklist', checklist);
  graded('day-known', day);
  entries['relief-calm'] = relief.calm;
  entries['relief-first'] = relief.first;
  for (const { id, sources } of [...relief.steps, ...relief.long, ...relief.afterwards, ...relief.ache, ...relief.urge])
    entries[`relief-${id}`] = sources;
  for (const group of care) {
    for (const { id, sources } of group.signs) entries[`care-${group.id}-${id}`] = sources;
  }
  return entries;
}
