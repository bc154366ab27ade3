import { type Document, isAlias, isMap, isNode, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** A path in the form people write it: `cabinets[0].banks[1].board`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : `${text}${text && '.'}${String(step)}`),
    '',
  );
}

/** Line and column, from 1, of the value at a path, or of the nearest thing around it that is written in the file. */
export function placeOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): string {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const child = childOf(node, step);
    if (!child) break;
    offset = child.offset;
    node = child.node;
  }
  const { line, col } = lines.linePos(offset);
  return `${line}:${col}`;
}

function childOf(node: unknown, step: PropertyKey): { node: Node | undefined; offset: number } | undefined {
  if (isSeq(node)) {
    const item = typeof step === 'number' ? node.items[step] : undefined;
    return isNode(item) ? { node: item, offset: item.range?.[0] ?? 0 } : undefined;
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  if (!pair || !isScalar(pair.key)) return undefined;
  const value = isNode(pair.value) ? pair.value : undefined;
  // Of a nested mapping the key is what a reader looks for; of a plain value the value itself.
  const offset = isScalar(value) ? value.range?.[0] : pair.key.range?.[0];
  return { node: value, offset: offset ?? 0 };
}
