// The catalogue against its uses, as pure functions: texts in, sentences about what is wrong out.

/** Messages of a Fluent file: id, attributes, line, and the messages it refers to. */
export function parse(text) {
  const messages = [];
  text.split('\n').forEach((line, index) => {
    const message = /^(-?[a-z][a-z0-9-]*)\s*=/i.exec(line);
    const attribute = /^\s+\.([a-z][a-z0-9-]*)\s*=/i.exec(line);
    if (message) messages.push({ id: message[1], attributes: [], refersTo: [], line: index + 1 });
    const current = messages.at(-1);
    if (attribute && current) current.attributes.push(attribute[1]);
    if (current && !line.startsWith('#')) {
      for (const reference of line.matchAll(/\{\s*(-?[a-z][a-z0-9-]*)(?:\.([a-z0-9-]+))?\s*\}/gi))
        current.refersTo.push(reference[1]);
    }
  });
  return messages;
}

/** Without comments: a key in a comment is not a use. */
function bare(text, path) {
  const plain = text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/(^|[\s;{}])\/\/[^\n]*/g, '$1');
  // A test of Rust may ask for words that are not there, to see what happens.
  return path.endsWith('.rs') ? plain.replace(/#\[cfg\(test\)\][\s\S]*$/, '') : plain;
}

const LITERAL = /'([^'\n]*)'|"([^"\n]*)"/g;
const literals = (text) => [...text.matchAll(LITERAL)].map((match) => match[1] ?? match[2]);
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What a source says about words: keys it certainly asks for, families it builds, and every literal in it. */
export function uses(path, source) {
  const text = bare(source, path);
  const asked = [];
  const families = [];
  const attributes = [];
  if (path.endsWith('.rs')) {
    for (const match of text.matchAll(/\.(?:text|with|has)\(\s*"([a-z0-9-]+)"/g)) asked.push(match[1]);
    for (const match of text.matchAll(/\brefuse\([^()"]*"([a-z0-9-]+)"/g)) asked.push(match[1]);
    for (const match of text.matchAll(/\.attribute(?:_with)?\(\s*"([a-z0-9-]+)",\s*"([a-z0-9-]+)"/g))
      asked.push(`${match[1]}.${match[2]}`);
    for (const match of text.matchAll(/\.attribute(?:_with)?\(\s*&?[a-z_(][^"]*?,\s*"([a-z0-9-]+)"/g))
      attributes.push(match[1]);
    for (const match of text.matchAll(/format!\(\s*"([a-z0-9-]+-\{[a-z_]*\}[a-z0-9{}_-]*)"/g)) {
      families.push(
        new RegExp(
          `^${match[1]
            .split(/\{[a-z_]*\}/)
            .map(escaped)
            .join('[a-z0-9-]+')}$`,
        ),
      );
    }
  } else {
    for (const match of text.matchAll(/\bt\(\s*([^(){}`]*?)\s*[,)]/g)) {
      asked.push(
        ...literals(match[1].replace(/[!=]==?\s*'[^']*'/g, '')).filter((key) =>
          /^[a-z0-9-]+(\.[a-z0-9-]+)?$/.test(key),
        ),
      );
    }
    for (const match of text.matchAll(/`([a-z0-9-]+-\$\{[^`]*)`/g)) {
      const parts = match[1].split(/\$\{[^}]*\}/);
      if (parts.every((part) => /^[a-z0-9.-]*$/.test(part)))
        families.push(new RegExp(`^${parts.map(escaped).join('[a-z0-9-]+')}$`));
    }
  }
  return { path, asked, families, attributes, literals: new Set(literals(text)) };
}

/**
 * @param {{name: string, text: string}[]} files the catalogue
 * @param {{reader: string, files: string[], sources: {path: string, text: string}[]}[]} readers who reads which files
 * @param {{family: string, ids: string[], attributes: string[]}[]} content ids that need words
 */
export function check(files, readers, content) {
  const wrong = [];
  const catalogue = new Map();
  for (const { name, text } of files) {
    for (const message of parse(text)) {
      const before = catalogue.get(message.id);
      if (before) wrong.push(`${name}:${message.line}: ${message.id} is already in ${before.file}`);
      const twice = message.attributes.find((attribute, index) => message.attributes.indexOf(attribute) !== index);
      if (twice) wrong.push(`${name}:${message.line}: ${message.id} has .${twice} twice`);
      catalogue.set(message.id, { ...message, file: name });
    }
  }

  const used = new Set([...catalogue.values()].flatMap((message) => message.refersTo));
  const usedAttributes = new Set();
  for (const { reader, files: readable, sources } of readers) {
    const found = sources.map(({ path, text }) => uses(path, text));
    for (const { path, asked } of found) {
      for (const key of asked) {
        const [id, attribute] = key.split('.');
        const message = catalogue.get(id);
        if (!message) wrong.push(`${path}: asks for ${key}, which no file has`);
        else if (!readable.includes(message.file))
          wrong.push(`${path}: asks for ${key}, but the ${reader} does not read ${message.file}`);
        else if (attribute && !message.attributes.includes(attribute))
          wrong.push(`${path}: asks for ${key}, but ${id} has no .${attribute}`);
      }
    }
    const families = found.flatMap((use) => use.families);
    const attributes = new Set(found.flatMap((use) => use.attributes));
    for (const { id, file, attributes: own } of catalogue.values()) {
      if (!readable.includes(file)) continue;
      const matches = (key) =>
        found.some((use) => use.literals.has(key)) || families.some((family) => family.test(key));
      if (matches(id)) used.add(id);
      for (const attribute of own) {
        // The keys of what a sentence rests on are read by the check of sources.
        if (attribute === 'sources') usedAttributes.add(`${id}.sources`);
        if (
          matches(`${id}.${attribute}`) ||
          attributes.has(attribute) ||
          found.some((use) => use.asked.includes(`${id}.${attribute}`))
        ) {
          used.add(id);
          usedAttributes.add(`${id}.${attribute}`);
        }
      }
    }
  }
  for (const { id, file, line, attributes } of catalogue.values()) {
    if (!used.has(id)) wrong.push(`${file}:${line}: nothing uses ${id}`);
    else
      for (const attribute of attributes)
        if (!usedAttributes.has(`${id}.${attribute}`)) wrong.push(`${file}:${line}: nothing uses ${id}.${attribute}`);
  }

  for (const { family, ids, attributes } of content) {
    for (const id of ids) {
      const message = catalogue.get(`${family}-${id}`);
      if (!message) wrong.push(`assets/content: ${family} ${id} has no words: ${family}-${id} is missing`);
      else
        for (const attribute of attributes)
          if (!message.attributes.includes(attribute))
            wrong.push(`${message.file}:${message.line}: ${family}-${id} has no .${attribute}`);
    }
  }
  return wrong;
}
