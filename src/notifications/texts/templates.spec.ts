import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitsOnePart, gsm7Length, singlePartSeptets } from './gsm7.js';
import { cutAtWord, TextParameterError } from './parameters.js';
import { isPlain } from './plain-text.js';
import { renderTemplate, type Template } from './template.js';
import { templates, writeText } from './templates.js';

const all = Object.entries<Template>(templates);

describe.each(all)('template %s', (_id, template) => {
  const places = template.parameters.map((_, index) => `{${index + 1}}`);

  it('uses each of its parameters once, and no other', () => {
    expect(template.pattern.match(/\{[^}]*\}/g)?.sort()).toEqual(places);
  });

  it('fits one part when every parameter is as long as it may be', () => {
    const wording = template.pattern.replace(/\{\d\}/g, '');
    const longest = template.parameters.reduce((sum, [, rule]) => sum + rule.maxLength, 0);
    expect(isPlain(wording)).toBe(true);
    expect((gsm7Length(wording) ?? Infinity) + longest).toBeLessThanOrEqual(singlePartSeptets);
  });

  it('has no stand-in that is longer than its place', () => {
    for (const [, rule] of template.parameters) {
      if (rule.longer !== 'cut') continue;
      expect(rule.ifEmpty.length).toBeLessThanOrEqual(rule.maxLength);
      expect(isPlain(rule.ifEmpty)).toBe(true);
    }
  });

  it('gives one plain part or a named refusal, whatever the parameters are', () => {
    const value = fc.oneof(
      { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 200 }) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(
          '123456',
          '5',
          '20/08',
          'https://vi.du/d/x',
          'Bộ phận một cửa',
          'G260818-0001',
        ),
      },
    );
    let written = 0;
    fc.assert(
      fc.property(fc.array(value, { minLength: 4, maxLength: 4 }), (values) => {
        const named = Object.fromEntries(
          template.parameters.map(([name], index) => [name, values[index] ?? '']),
        );
        try {
          const { text, parameters } = renderTemplate(template, named);
          expect(isPlain(text)).toBe(true);
          expect(fitsOnePart(text)).toBe(true);
          expect(parameters).toHaveLength(template.parameters.length);
          written += 1;
        } catch (error) {
          if (!(error instanceof TextParameterError)) throw error;
          expect(template.parameters.map(([name]) => name)).toContain(error.parameter);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(written).toBeGreaterThan(0);
  });
});

describe('the texts', () => {
  it('warns to keep the code', () => {
    expect(writeText('code', { code: '042917', minutes: '5' })).toEqual({
      templateId: 'code',
      parameters: ['042917', '5'],
      text: 'Ma xac nhan cua ban la 042917, dung trong 5 phut. Tuyet doi khong dua ma nay cho bat ky ai, ke ca can bo.',
    });
  });

  it('says that an envelope is no acceptance', () => {
    const { text } = writeText('envelope_received', {
      depositNumber: 'G260818-0001',
      siteName: 'Bộ phận Một cửa phường Bến Nghé',
      statusUrl: 'https://motcua.vi.du/d/5fT2kZ0mQxW8vJr1bNcYhA',
    });
    expect(text).toBe(
      'Da nhan phong bi G260818-0001 (Bo phan Mot cua...). Chua phai tiep nhan ho so. Xem: https://motcua.vi.du/d/5fT2kZ0mQxW8vJr1bNcYhA',
    );
  });

  it('names what is missing and when the desk is open', () => {
    const { text } = writeText('supplement_needed', {
      depositNumber: 'G260818-0001',
      missing: 'Bản sao giấy chứng nhận kết hôn; tờ khai chưa ký tên',
      deskHours: 'T2-T6 7:30-11:30, 13:00-17:00',
    });
    expect(text).toBe(
      'Ho so G260818-0001 can bo sung: Ban sao giay chung nhan ket hon; to khai chua ky ten; mang den bo phan mot cua, T2-T6 7:30-11:30, 13:00-17:00.',
    );
  });

  it('tells the last day and the place', () => {
    const values = {
      dossierNumber: '000.00.00.H05-260818-0001',
      cabinetName: 'Tủ A, cổng Lê Lợi',
      lastDay: '21/08',
    };
    expect(writeText('result_ready', values).text).toBe(
      'Ket qua ho so 000.00.00.H05-260818-0001 da co tai Tu A, cong Le Loi, nhan bat ky gio nao den het ngay 21/08. Dung so dien thoai nay de mo.',
    );
    expect(writeText('reminder', values).text).toContain('den het ngay 21/08');
    const withLink = { ...values, statusUrl: 'https://motcua.vi.du/d/5fT2kZ0mQxW8vJr1bNcYhA' };
    expect(writeText('result_ready_with_link', withLink).text).toBe(
      'Ket qua ho so 000.00.00.H05-260818-0001 tai Tu A, cong Le Loi, den het 21/08. Ma QR: https://motcua.vi.du/d/5fT2kZ0mQxW8vJr1bNcYhA',
    );
  });

  it('names the desk a forgotten result went to', () => {
    const { text } = writeText('taken_back_to_desk', {
      dossierNumber: 'G260818-0001',
      deskName: 'Quầy số 3',
      deskHours: 'T2-T6 7:30-17:00',
    });
    expect(text).toBe(
      'Ket qua ho so G260818-0001 da chuyen ve Quay so 3. Xin den nhan trong gio lam viec: T2-T6 7:30-17:00.',
    );
  });
});

describe('parameters that do not fit', () => {
  it.each([
    ['depositNumber', { depositNumber: 'G260818-0001-LONG' }],
    ['depositNumber', { depositNumber: '' }],
    ['statusUrl', { statusUrl: `https://${'a'.repeat(70)}` }],
    ['statusUrl', { statusUrl: 'not a link' }],
  ])('refuses %s in %j by its name', (parameter, change) => {
    const values = { depositNumber: 'G1', siteName: 'Quan 1', statusUrl: 'https://vi.du/d/x', ...change };
    const write = (): unknown => writeText('envelope_received', values);
    expect(write).toThrow(TextParameterError);
    expect(write).toThrow(parameter);
  });

  it('never repeats a value in the refusal', () => {
    expect(() => writeText('code', { code: '98x765', minutes: '5' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('98x765') as unknown }),
    );
  });

  it('refuses opening hours that would have to be shortened', () => {
    const values = { dossierNumber: 'G1', deskName: 'Quay 1', deskHours: 'T2-T6 '.repeat(7) };
    expect(() => writeText('taken_back_to_desk', values)).toThrow(/deskHours.*at most 36/);
  });

  it('puts a general word where nothing is left of a name', () => {
    const { parameters } = writeText('result_ready', {
      dossierNumber: 'G1',
      cabinetName: '柜子',
      lastDay: '01/01',
    });
    expect(parameters[1]).toBe('tu tra ket qua');
  });
});

describe('cutting at a word', () => {
  it.each([
    ['mot hai ba bon nam', 15, 'mot hai ba...'],
    ['mot hai ba, bon nam', 14, 'mot hai ba...'],
    ['motnamtumuoihaichu', 10, 'motnamt...'],
    ['a motnamtumuoihaichu', 12, 'a motnamt...'],
  ])('%j in %i characters is %j', (text, room, expected) => {
    expect(cutAtWord(text, room)).toBe(expected);
    expect(expected.length).toBeLessThanOrEqual(room);
  });
});
