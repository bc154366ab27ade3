import { placeholdersOf } from './compare-catalogues.js';

/** A node of a syntax tree as ESTree describes it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [property: string]: unknown;
}

/** A place in the sources at which a text is asked for. */
export interface Use {
  /** The key; where a part of it is known only when the program runs, `*` stands for it. */
  readonly key: string;
  /** The names of what is given to be put into the text; undefined where it cannot be read off. */
  readonly given: readonly string[] | undefined;
  /** Where the call begins, in characters from the beginning of the file. */
  readonly at: number;
}

/** What a file asks for by `t('…')`. A key that comes in a variable is not seen: of that the types take care. */
export function usesIn(tree: object): Use[] {
  return nodesIn(tree).flatMap((node) => {
    if (node.type !== 'CallExpression' || !isTranslate(node['callee'])) return [];
    const [first, second] = node['arguments'] as readonly (Node | undefined)[];
    const given = namesIn(second);
    return keysIn(first).map((key) => ({ key, given, at: node.start }));
  });
}

/**
 * What is wrong with a use.
 * @param texts all texts of the screen, by key
 * @returns undefined when there is such a text and all it needs is given
 */
export function faultOf({ key, given }: Use, texts: ReadonlyMap<string, string>): string | undefined {
  const parts = key.split('*').map((part) => part.replaceAll('.', String.raw`\.`));
  const pattern = new RegExp(`^${parts.join('.+')}(_(zero|one|two|few|many|other))?$`);
  const found = [...texts].filter(([candidate]) => pattern.test(candidate));
  if (found.length === 0) return `"${key}" has no text`;
  if (key.includes('*') || given === undefined) return undefined;
  const lacks = found.flatMap(([, text]) => placeholdersOf(text)).find((name) => !given.includes(name));
  return lacks === undefined ? undefined : `"${key}" is not given {{${lacks}}}`;
}

function nodesIn(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== 'object' || value === null) return [];
  const within = Object.values(value).flatMap(nodesIn);
  return 'type' in value && typeof value.type === 'string' ? [value as Node, ...within] : within;
}

function isTranslate(callee: unknown): boolean {
  const { type, name } = callee as Node;
  return type === 'Identifier' && name === 't';
}

function keysIn(argument: Node | undefined): string[] {
  if (argument?.type === 'Literal') return [String(argument['value'])];
  if (argument?.type === 'TemplateLiteral') {
    const quasis = argument['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
    return [quasis.map(({ value }) => value.cooked).join('*')];
  }
  if (argument?.type === 'ConditionalExpression') {
    return [argument['consequent'], argument['alternate']].flatMap((branch) => keysIn(branch as Node));
  }
  return [];
}

function namesIn(argument: Node | undefined): string[] | undefined {
  if (argument === undefined) return [];
  if (argument.type !== 'ObjectExpression') return undefined;
  const properties = argument['properties'] as readonly Node[];
  const names = properties.map(({ key }) => (key as Node | undefined)?.['name']);
  return names.every((name) => typeof name === 'string') ? names : undefined;
}
