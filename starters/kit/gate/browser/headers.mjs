/** The rules of a `_headers` file, in the format of Cloudflare Pages. */
export function parseHeaders(text) {
  const rules = [];
  for (const line of text.split('\n')) {
    const word = line.trim();
    if (!word || word.startsWith('#')) continue;
    if (/^(?:\/|https?:\/\/)/.test(line)) rules.push({ pattern: patternOf(word), headers: [], removed: [] });
    else if (word.startsWith('!')) rules.at(-1)?.removed.push(word.slice(1).trim().toLowerCase());
    else if (word.includes(':')) rules.at(-1)?.headers.push(split(word));
  }
  return rules;
}

/** What the rules set for a path; a header that several of them set has all the values. */
export function headersFor(rules, path) {
  const set = {};
  for (const { headers, removed } of rules.filter(({ pattern }) => pattern.test(path))) {
    for (const name of removed) delete set[name];
    for (const [name, value] of headers) set[name] = set[name] ? `${set[name]}, ${value}` : value;
  }
  return set;
}

function patternOf(path) {
  const escaped = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/\*/g, '.*').replace(/:[A-Za-z]\w*/g, '[^/]+')}$`);
}

function split(line) {
  const colon = line.indexOf(':');
  return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
}
