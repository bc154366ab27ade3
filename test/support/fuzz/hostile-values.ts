import fc from 'fast-check';

/** A value as somebody would send it who wants to break something: JSON text, for not all of it can be a JavaScript value. */
export interface HostileValue {
  readonly name: string;
  readonly json: string;
}

/** Any two runs try the same. */
const seed = 247;

/** Parts that texts by chance are made of, beside letters of any script. */
const parts = [
  "'",
  '"',
  '\\',
  '%',
  '_',
  '--',
  ';',
  '<b>',
  '${x}',
  '\n',
  '\u202e',
  '\u200d',
  '👩‍👩‍👧',
  'ệ',
  '0912',
];

const byChance: readonly string[] = fc.sample(
  fc
    .array(fc.oneof(fc.constantFrom(...parts), fc.string({ unit: 'binary', maxLength: 4 })), {
      minLength: 1,
      maxLength: 12,
    })
    .map((chosen) => chosen.join('')),
  { seed, numRuns: 4 },
);

/** Without words by which an answer would look as if it quoted a statement. */
export const hostileTexts: Readonly<Record<string, string>> = {
  nothing: '',
  blanks: ' \t\u00a0\u3000',
  quotes: `'"\`); DROP TABLE dossier; --`,
  patterns: '%_\\%(((((a+)+)+',
  'line ends': 'a\r\nset-cookie: b=c\r\n\r\n',
  'control characters': '\u0001\u0007\u001b[2J\u007f\u0085',
  'a zero character': 'a\u0000b',
  'right-to-left marks': '\u202e\u2066nộp\u2069\u200f',
  emoji: '👩‍👩‍👧🏳️‍🌈🫠',
  'marks over marks': `a${'\u0301'.repeat(300)}`,
  'half a character': 'a\ud800b',
  'halves the wrong way round': '\udc00\ud800',
  'a path': '../../../../etc/passwd',
  'a name of the prototype': '__proto__',
  'a name of a method': 'constructor',
  'a number beyond all': '99999999999999999999999',
  'a negative number': '-1',
  'no number': 'NaN',
  'a day that never was': '2026-02-30',
  'a day beyond all': '+275760-09-13',
  ...Object.fromEntries(byChance.map((text, index) => [`chance ${String(index + 1)}`, text])),
};

const manyLevels = 20_000;

const wrongTypes: readonly HostileValue[] = [
  'null',
  'true',
  '-1',
  '0.5',
  '1e999',
  '123456789012345678901234567890',
  '[]',
  '{}',
  '[null,[{}]]',
  '{"toString":1,"length":1e9}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
].map((json) => ({ name: json, json }));

/** For every field of a body. */
export const hostileValues: readonly HostileValue[] = [
  ...Object.entries(hostileTexts).map(([name, text]) => ({ name, json: JSON.stringify(text) })),
  ...wrongTypes,
  { name: 'a very long text', json: JSON.stringify('nộp '.repeat(40_000)) },
  { name: 'lists in lists', json: '['.repeat(manyLevels) + ']'.repeat(manyLevels) },
  { name: 'objects in objects', json: '{"a":'.repeat(manyLevels) + '1' + '}'.repeat(manyLevels) },
];

/** For a whole body: the same, and what is no JSON at all. */
export const hostileBodies: readonly HostileValue[] = [
  ...hostileValues,
  { name: 'no JSON', json: '{"a":' },
  { name: 'nothing', json: '' },
  { name: 'zero characters', json: '\u0000\u0000' },
  { name: 'the same key twice', json: '{"a":1,"a":2}' },
  {
    name: 'very many keys',
    json: `{${Array.from({ length: 10_000 }, (_, key) => `"k${String(key)}":1`).join()}}`,
  },
];

/** For a header, which may hold no line ends and no control characters. */
export const hostileHeaders: Readonly<Record<string, string>> = {
  nothing: '',
  quotes: `'"\`); DROP TABLE dossier; --`,
  'letters beyond ASCII': Buffer.from('nộp 👩‍👩‍👧')
    .toString('latin1')
    .replace(/[\u007f-\u009f]/g, '\u00e1'),
  'a very long text': 'x'.repeat(8_000),
};

/** Percent-encoded for an address, half characters as the bytes that no UTF-8 has. */
export function encoded(text: string): string {
  return Array.from(text, (character) =>
    /^[\ud800-\udfff]$/.test(character) ? '%ED%A0%80' : encodeURIComponent(character),
  ).join('');
}

/** What stands at every field of a text, whatever else does. */
const alwaysTried = [
  'quotes',
  'control characters',
  'a zero character',
  'right-to-left marks',
  'emoji',
  'lists in lists',
] as const;

const isAlwaysTried = (name: string): boolean => alwaysTried.some((always) => always === name);

/** Those that every field gets, and some of the others. */
export function triedAt<Value>(
  values: readonly Value[],
  nameOf: (value: Value) => string,
  place: number,
  others: number,
): Value[] {
  return [
    ...values.filter((value) => isAlwaysTried(nameOf(value))),
    ...someOf(
      values.filter((value) => !isAlwaysTried(nameOf(value))),
      place,
      others,
    ),
  ];
}

/**
 * Some of many, others at each place, so that over all places every one has had its turn many times. To try all of them at
 * every place would say little more, and take minutes.
 */
function someOf<Value>(values: readonly Value[], place: number, count: number): Value[] {
  return Array.from({ length: Math.min(count, values.length) }, (_, index) => {
    const value = values[(place * count + index) % values.length];
    if (value === undefined) throw new RangeError('there is nothing to choose from');
    return value;
  });
}
