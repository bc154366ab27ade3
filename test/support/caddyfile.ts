/** A line of a Caddyfile and what stands in its braces (caddyserver.com/docs/caddyfile/concepts). */
export interface Directive {
  readonly words: readonly string[];
  readonly block: readonly Directive[];
}

/**
 * With `import front` replaced by what stands in `(front) { … }`.
 * @throws Error where braces do not match.
 */
export function parseCaddyfile(text: string): Directive[] {
  const directives = parse(text.split('\n'));
  return directives.map((directive) => ({ ...directive, block: withImports(directive.block, directives) }));
}

function withImports(block: readonly Directive[], all: readonly Directive[]): Directive[] {
  return block.flatMap((directive) => {
    const [word, name] = directive.words;
    return word === 'import' ? [...find(all, `(${name ?? ''})`).block] : [directive];
  });
}

function parse(lines: string[], inside = false): Directive[] {
  const directives: Directive[] = [];
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const words = (line.trim().match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue;
    if (words.length === 1 && words[0] === '}') {
      if (inside) return directives;
      throw new Error('A brace is closed that was not opened');
    }
    const opens = words.at(-1) === '{';
    directives.push({
      words: opens ? words.slice(0, -1) : words,
      block: opens ? parse(lines, true) : [],
    });
  }
  if (inside) throw new Error('A brace is not closed');
  return directives;
}

/** @throws Error where there is none. */
export function find(directives: readonly Directive[], ...path: readonly string[]): Directive {
  const [name, ...rest] = path;
  const found = directives.find(({ words }) => words[0] === name);
  if (!found) throw new Error(`The Caddyfile has no ${path.join(' ')}`);
  return rest.length === 0 ? found : find(found.block, ...rest);
}
