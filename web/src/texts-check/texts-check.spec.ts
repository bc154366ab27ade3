import { describe, expect, it } from '@jest/globals';
import { faultsBetween, textsByKey, type Texts } from './compare-catalogues.js';
import { faultOf, usesIn } from './used-texts.js';

const vi: Texts = {
  door: { open: 'Khay {{label}} đã mở' },
  papers_other: '{{count}} phong bì ở {{place}}',
};
const en: Texts = {
  door: { open: 'Tray {{label}} is open' },
  papers_one: 'one envelope in {{place}}',
  papers_other: '{{count}} envelopes in {{place}}',
};

const between = (vietnamese: Texts, english: Texts): string[] =>
  faultsBetween(
    { language: 'vi', file: 'vi/door.ts', texts: vietnamese },
    { language: 'en', file: 'en/door.ts', texts: english },
  );

describe('two catalogues', () => {
  it('agree when each says everything in the forms of its language', () => {
    expect(between(vi, en)).toEqual([]);
    expect(
      between(
        { ...vi, papers_zero: 'ở {{place}} chưa có gì' },
        { ...en, papers_zero: 'nothing in {{place}}' },
      ),
    ).toEqual([]);
  });

  it.each<[string, Texts, Texts, string]>([
    ['a text lacks', vi, { ...en, door: {} }, 'en/door.ts: "door.open" has no text in en'],
    ['the model lacks a text', { ...vi, door: {} }, en, 'vi/door.ts: "door.open" has no text in vi'],
    ['a text is empty', vi, { ...en, door: { open: ' ' } }, 'en/door.ts: "door.open" is empty in en'],
    [
      'a placeholder lacks',
      vi,
      { ...en, door: { open: 'A tray is open' } },
      'en/door.ts: "door.open" lacks {{label}} in en',
    ],
    [
      'a placeholder is misspelt',
      { ...vi, papers_other: '{{count}} phong bì' },
      { ...en, papers_one: 'one envelope', papers_other: '{{cuont}} envelopes' },
      'en/door.ts: "papers_other" lacks {{count}} in en',
    ],
    [
      'a singular lacks',
      vi,
      { door: en['door'] ?? {}, papers_other: '{{count}} envelopes in {{place}}' },
      'en/door.ts: "papers_one" has no text in en',
    ],
    [
      'a form is never used',
      { ...vi, papers_one: 'một phong bì ở {{place}}' },
      en,
      'vi/door.ts: "papers_one" is a form in which vi does not count',
    ],
    [
      'zero is told in one only',
      vi,
      { ...en, papers_zero: 'x' },
      'vi/door.ts: "papers_zero" has no text in vi',
    ],
  ])('do not when %s', (_what, vietnamese, english, fault) => {
    expect(between(vietnamese, english)).toContain(fault);
  });
});

/** A call as the parser of the build tells it. */
const call = (name: string, ...given: object[]): object => ({
  type: 'CallExpression',
  start: 7,
  callee: { type: 'Identifier', name },
  arguments: given,
});
const word = (value: string): object => ({ type: 'Literal', value });
const choice = { type: 'ConditionalExpression', consequent: word('door.open'), alternate: word('door.shut') };
const template = {
  type: 'TemplateLiteral',
  quasis: [{ value: { cooked: 'door.' } }, { value: { cooked: '' } }],
};
const object = (...names: string[]): object => ({
  type: 'ObjectExpression',
  properties: names.map((name) => ({ type: 'Property', key: { type: 'Identifier', name } })),
});
const spread = { type: 'ObjectExpression', properties: [{ type: 'SpreadElement', argument: word('x') }] };

describe('the texts that a file asks for', () => {
  it.each<[string, object, object[]]>([
    ['by a word', call('t', word('door.open')), [{ key: 'door.open', given: [], at: 7 }]],
    [
      'with values',
      call('t', word('door.open'), object('label')),
      [{ key: 'door.open', given: ['label'], at: 7 }],
    ],
    [
      'with values nobody can read off',
      call('t', word('a'), spread),
      [{ key: 'a', given: undefined, at: 7 }],
    ],
    ['by a pattern', call('t', template), [{ key: 'door.*', given: [], at: 7 }]],
    [
      'by one of two words',
      { type: 'Program', body: [call('t', choice)] },
      [
        { key: 'door.open', given: [], at: 7 },
        { key: 'door.shut', given: [], at: 7 },
      ],
    ],
    ['by nothing it could know', call('t', { type: 'Identifier', name: 'key' }), []],
    ['not by another function', call('type', word('door.open')), []],
  ])('%s', (_how, tree, uses) => {
    expect(usesIn(tree)).toEqual(uses);
  });

  it.each<[string, readonly string[] | undefined, string | undefined]>([
    ['door.open', ['label'], undefined],
    ['door.open', undefined, undefined],
    ['door.open', [], '"door.open" is not given {{label}}'],
    ['door.shut', [], '"door.shut" has no text'],
    ['door', [], '"door" has no text'],
    ['doorXopen', ['label'], '"doorXopen" has no text'],
    ['papers', ['count', 'place'], undefined],
    ['door.*', [], undefined],
    ['window.*', [], '"window.*" has no text'],
  ])('%s, given %j: %j', (key, given, fault) => {
    expect(faultOf({ key, given, at: 0 }, textsByKey(en))).toBe(fault);
  });
});
