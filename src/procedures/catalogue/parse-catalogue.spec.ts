import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseCatalogue } from './parse-catalogue.js';
import { type CatalogueIssue } from './procedure.js';

const known = { departments: ['justice', 'police'], agencies: ['police'], fields: ['civil-status'] };
const header =
  'code,name_vi,name_en,field,department,agency,depositable,fetchable,processing_working_days,cut_off,fee_dong,tray_size,papers';
const birth =
  '1.001193,Đăng ký khai sinh,Birth,civil-status,justice,,yes,yes,0,15:00,8000,small,Tờ khai|Giấy chứng sinh';
const identity = '1.912001,Cấp thẻ căn cước,Identity card,civil-status,police,police,no,yes,7,,0,small,';

const file = (...rows: string[]): string => [header, ...rows, ''].join('\n');

describe('a good catalogue', () => {
  it('becomes procedures', () => {
    expect(parseCatalogue(file(birth, identity), known)).toEqual({
      issues: [],
      procedures: [
        {
          code: '1.001193',
          name: { vi: 'Đăng ký khai sinh', en: 'Birth' },
          fieldCode: 'civil-status',
          departmentCode: 'justice',
          agencyCode: null,
          depositable: true,
          fetchable: true,
          processingWorkingDays: 0,
          cutOff: '15:00',
          feeDong: 8000,
          traySize: 'small',
          papers: ['Tờ khai', 'Giấy chứng sinh'],
        },
        {
          code: '1.912001',
          name: { vi: 'Cấp thẻ căn cước', en: 'Identity card' },
          fieldCode: 'civil-status',
          departmentCode: 'police',
          agencyCode: 'police',
          depositable: false,
          fetchable: true,
          processingWorkingDays: 7,
          cutOff: null,
          feeDong: 0,
          traySize: 'small',
          papers: [],
        },
      ],
    });
  });

  it('may come from a spreadsheet: byte order mark, Windows line ends, empty lines, quotation marks', () => {
    const text = `\uFEFF${file(birth.replace('Birth', '"Birth, first"'), '', identity).replaceAll('\n', '\r\n')}`;
    const { procedures, issues } = parseCatalogue(text, known);
    expect(issues).toEqual([]);
    expect(procedures.map(({ name }) => name.en)).toEqual(['Birth, first', 'Identity card']);
  });

  it('may have its cells separated by semicolons, as Excel does in Vietnam', () => {
    const text = `\uFEFF${file(birth, identity).replaceAll(',', ';').replace('Birth', 'Birth, first')}`;
    const { procedures, issues } = parseCatalogue(text.replaceAll('\n', '\r\n'), known);
    expect(issues).toEqual([]);
    expect(procedures.map(({ name }) => name.en)).toEqual(['Birth, first', 'Identity card']);
  });

  it('may have its columns in another order', () => {
    const turned = [header, birth, identity].map((line) => line.split(',').reverse().join(',')).join('\n');
    expect(parseCatalogue(turned, known)).toEqual(parseCatalogue(file(birth, identity), known));
  });
});

describe('a bad row', () => {
  type Case = [from: string, to: string, column: string, message: string];
  const cases: Case[] = [
    ['1.001193', '1.1193', 'code', 'must be a national code such as 1.001193, is "1.1193"'],
    ['Đăng ký khai sinh', '', 'name_vi', 'must be 1–300 characters on one line, is ""'],
    [
      'Birth',
      'B'.repeat(301),
      'name_en',
      `must be 1–300 characters on one line, is "${'B'.repeat(60)}"… (301 characters)`,
    ],
    ['civil-status', 'sport', 'field', 'must be one of civil-status, is "sport"'],
    ['justice', 'army', 'department', 'must be one of justice, police, is "army"'],
    ['justice,', 'justice,justice', 'agency', 'must be one of police, is "justice"'],
    ['yes,yes', 'ja,yes', 'depositable', 'must be one of yes, no, is "ja"'],
    ['yes,yes', 'yes,', 'fetchable', 'must be one of yes, no, is ""'],
    [
      'yes,0,',
      'yes,366,',
      'processing_working_days',
      'must be a whole number 0–365 (working days), is "366"',
    ],
    ['yes,0,', 'yes,-1,', 'processing_working_days', 'must be a whole number 0–365 (working days), is "-1"'],
    ['15:00', '24:00', 'cut_off', 'must be empty or a time 00:00–23:59, is "24:00"'],
    ['8000', '8.000', 'fee_dong', 'must be a whole number 0–100000000 (đồng), is "8.000"'],
    ['small', 'huge', 'tray_size', 'must be one of small, large, is "huge"'],
    [
      'Tờ khai|',
      'Tờ khai||',
      'papers',
      'must be at most 30 papers of 1–200 characters, separated by "|", is "Tờ khai||Giấy chứng sinh"',
    ],
    ['Tờ khai|Giấy chứng sinh', '', 'papers', 'must name at least one paper when depositable is yes'],
    ['yes,yes', 'no,no', 'fetchable', 'must be yes when depositable is no: nothing could be done with it'],
    [
      'justice,,yes,yes',
      'police,police,yes,no',
      'agency',
      'must be empty when fetchable is no: no result comes back',
    ],
    [',small', '', 'row', 'must have 13 cells, has 12'],
  ];

  it.each(cases)('with %j turned into %j is named by line and column', (from, to, column, message) => {
    expect(birth).toContain(from);
    const { procedures, issues } = parseCatalogue(file(identity, birth.replace(from, to)), known);
    expect(issues).toMatchObject([{ line: 3, column, message }]);
    expect(procedures.map(({ code }) => code)).toEqual(['1.912001']);
  });

  it('says without a language what is wrong, what is allowed and what stands there', () => {
    const { issues } = parseCatalogue(file(birth.replace('justice', 'army'), identity.slice(0, 9)), known);
    expect(issues).toEqual([
      {
        line: 2,
        column: 'department',
        rule: 'one_of',
        allowed: 'justice, police',
        given: '"army"',
        message: 'must be one of justice, police, is "army"',
      },
      {
        line: 3,
        column: 'row',
        rule: 'cell_count',
        allowed: '13',
        given: '2',
        message: 'must have 13 cells, has 2',
      },
    ]);
  });

  it('has all its mistakes named', () => {
    const { issues } = parseCatalogue(file(birth.replace('1.001193', 'x').replace('small', 'huge')), known);
    expect(issues.map(({ line, column }) => `${line} ${column}`)).toEqual(['2 code', '2 tray_size']);
  });

  it('is counted right below empty lines and cells of several lines', () => {
    const broken = '"1.\n1",' + identity.split(',').slice(1).join(',');
    const { issues } = parseCatalogue(file('', birth, '', broken, identity.replace('small', 'huge')), known);
    expect(issues.map(({ line, column }) => `${line} ${column}`)).toEqual(['5 code', '7 tray_size']);
  });

  it('with a code that stands already names the first', () => {
    const { issues, procedures } = parseCatalogue(file(birth, identity, birth), known);
    const message = '1.001193 stands already in line 2; each code may stand once';
    expect(issues).toMatchObject([{ line: 4, column: 'code', message }]);
    expect(procedures).toHaveLength(2);
  });
});

describe('a bad file', () => {
  const issuesOf = (text: string): readonly CatalogueIssue[] => parseCatalogue(text, known).issues;
  const names = header.replaceAll(',', ', ');

  it('that is empty is refused', () => {
    expect(issuesOf('')).toMatchObject([
      { line: 1, column: 'row', message: `must name the columns ${names}` },
    ]);
  });

  it('with unknown, missing and repeated columns is refused before any row', () => {
    expect(issuesOf(file(birth).replace('papers', 'paper').replace('name_en', 'name_vi'))).toMatchObject([
      { line: 1, column: 'name_en', message: 'the column is missing' },
      { line: 1, column: 'papers', message: 'the column is missing' },
      { line: 1, column: 'paper', message: `unknown column; known are ${names}` },
      { line: 1, column: 'name_vi', message: 'the column stands twice' },
    ]);
  });

  it('with a quotation mark that is never closed is refused by line', () => {
    expect(issuesOf(file(birth, identity.replace('Identity', '"Identity')))).toMatchObject([
      {
        line: 3,
        column: 'row',
        message:
          'is not valid CSV: Quote Not Closed: the parsing is finished with an opening quote at line 3',
      },
    ]);
  });

  it('with too many rows is refused', () => {
    expect(issuesOf(file(...Array.from({ length: 5001 }, () => birth)))).toMatchObject([
      { line: 5002, column: 'row', message: 'must be at most 5000 procedures' },
    ]);
  });
});

describe('the catalogue of the demo', () => {
  const { procedures, issues } = parseCatalogue(
    readFileSync(new URL('../../../deploy/demo/catalogue.csv', import.meta.url), 'utf8'),
    {
      departments: [
        'justice',
        'land-registry',
        'economy',
        'health',
        'urban-management',
        'environment',
        'police',
      ],
      agencies: ['police'],
      fields: [
        'civil-status-extracts',
        'certified-translations',
        'civil-status',
        'real-estate',
        'environment',
        'business-registration',
        'health',
        'construction',
      ],
    },
  );

  it('has 49 procedures to deposit and 42 to fetch over eight fields, five of them of the police', () => {
    expect(issues).toEqual([]);
    expect(procedures.filter(({ depositable }) => depositable)).toHaveLength(49);
    expect(procedures.filter(({ fetchable }) => fetchable)).toHaveLength(42);
    expect(new Set(procedures.map(({ fieldCode }) => fieldCode)).size).toBe(8);
    const police = procedures.filter(({ agencyCode }) => agencyCode === 'police');
    expect(police.map(({ depositable, fetchable }) => [depositable, fetchable])).toEqual(
      Array.from({ length: 5 }, () => [false, true]),
    );
  });

  it('has the national codes that are known', () => {
    const codes = procedures.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['1.001193', '1.000894', '1.000656', '1.004194', '1.004222', '2.000815']),
    );
  });
});
