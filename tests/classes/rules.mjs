// The page's classes against its style sheets, as pure functions: texts in, sentences about what is wrong out.

const TEMPLATE = /\$\{[^}]*\}|\{[^{}]*\}/g;

/** Classes a style sheet has rules for, each with where. @returns {Map<string, string>} */
export function styled(path, css) {
  const found = new Map();
  const text = css.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '));
  let from = 0;
  for (const { index, 0: end } of text.matchAll(/[{};]/g)) {
    // What comes before a brace is a selector; a number such as `.5rem` may only be in a container query.
    if (end === '{' && !text.slice(from, index).trim().startsWith('@')) {
      for (const name of text.slice(from, index).matchAll(/\.(-?[_a-z][\w-]*)/gi)) {
        const line = text.slice(0, from + name.index).split('\n').length;
        if (!found.has(name[1])) found.set(name[1], `${path}:${line}`);
      }
    }
    from = index + 1;
  }
  return found;
}

/** The expression that begins behind a brace, up to the brace that ends it. */
function expression(text, from) {
  let depth = 1;
  let at = from;
  while (depth > 0 && at < text.length) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    at += 1;
  }
  return text.slice(from, at - 1);
}

/** A class name, or a family of them where a part is worked out. */
const named = (token) =>
  token === ''
    ? []
    : [
        token.replaceAll(TEMPLATE, '').length === token.length
          ? token
          : new RegExp(`^${token.split(TEMPLATE).map(escaped).join('[\\w-]+')}$`),
      ];
const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The names in an expression: its literals, without those that something is compared with. */
function literals(code) {
  const text = code.replace(/[!=]==?\s*(['"])[^'"]*\1/g, '');
  return [...text.matchAll(/'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g)].flatMap((match) =>
    names(match[1] ?? match[2] ?? match[3]),
  );
}

/** The names in the value of an attribute. */
function names(value) {
  const tokens = value.match(/(?:\$?\{[^}]*\}|[^\s{}])+/g) ?? [];
  // A token that is an expression alone says its names itself.
  return tokens.flatMap((token) => (/^\$?\{[^}]*\}$/.test(token) ? literals(token) : named(token)));
}

/** Classes that markup asks for: names and families. @returns {(string|RegExp)[]} */
export function asked(text) {
  const bare = text.replace(/<style[\s\S]*?<\/style>/g, '').replace(/<!--[\s\S]*?-->/g, '');
  const found = [];
  for (const match of bare.matchAll(/\bclass(?:Name)?=(?:"([^"]*)"|(\{))/g)) {
    if (match[2]) found.push(...literals(expression(bare, match.index + match[0].length)));
    else found.push(...names(match[1]));
  }
  for (const match of bare.matchAll(/\sclass:([\w-]+)/g)) found.push(match[1]);
  return found;
}

/** @param {{path: string, text: string}[]} files style sheets and markup */
export function check(files) {
  const wrong = [];
  const rules = new Map();
  const uses = [];
  for (const { path, text } of files) {
    const css = path.endsWith('.css')
      ? text
      : [...text.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map((m) => m[1]).join('\n');
    for (const [name, place] of styled(path, css)) if (!rules.has(name)) rules.set(name, place);
    if (!path.endsWith('.css')) uses.push(...asked(text).map((use) => ({ path, use })));
    if (/!important/.test(css.replace(/@media \(prefers-reduced-motion: reduce\) \{[\s\S]*?\n\}/g, '')))
      wrong.push(`${path}: !important outside of reduced motion hides which rule is meant to win`);
  }
  for (const { path, use } of uses) {
    if (typeof use === 'string' ? !rules.has(use) : ![...rules.keys()].some((name) => use.test(name)))
      wrong.push(`${path}: no style sheet knows ${typeof use === 'string' ? use : use.source.slice(1, -1)}`);
  }
  for (const [name, place] of rules) {
    if (!uses.some(({ use }) => (typeof use === 'string' ? use === name : use.test(name))))
      wrong.push(`${place}: nothing uses .${name}`);
  }
  return wrong;
}
