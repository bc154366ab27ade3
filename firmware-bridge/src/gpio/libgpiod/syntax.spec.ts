import { describe, expect, it } from '@jest/globals';
import {
  detectedChips,
  findChip,
  parseLevels,
  parseVersion,
  readingArguments,
  settingArguments,
} from './syntax.js';

const lines = [
  { chip: 'pinctrl-bcm2711', offset: 4, level: 1 },
  { chip: 'pinctrl-bcm2711', offset: 17, level: 0 },
] as const;

describe('the tools of libgpiod', () => {
  it.each([
    ['gpioset (libgpiod) v1.6.3\nCopyright (C) 2017-2018 Bartosz Golaszewski', 1],
    ['gpioset (libgpiod) v2.0.1', 2],
    ['gpioset v2.2.1 (libgpiod v2.2.1)', 2],
  ])('are known by what they say of themselves: %s', (said, version) => {
    expect(parseVersion(said)).toBe(version);
  });

  it('of another version are refused', () => {
    expect(() => parseVersion('gpioset v3.0 (libgpiod v3.0)')).toThrow('libgpiod 1 and 2');
    expect(() => parseVersion('')).toThrow('libgpiod 1 and 2');
  });

  const chips =
    'gpiochip0 [pinctrl-bcm2711] (58 lines)\ngpiochip1 [raspberrypi-exp-gpio] (8 lines)\ngpiochip2 [1-0020] (1 line)\n';

  it('tell the name of a chip by its label', () => {
    expect(findChip(detectedChips(chips), 'pinctrl-bcm2711')).toBe('gpiochip0');
    expect(findChip(detectedChips(chips), '1-0020')).toBe('gpiochip2');
    expect(() => findChip(detectedChips(chips), 'bcm2711')).toThrow('there is no chip "bcm2711"');
    expect(() =>
      findChip(detectedChips(chips.replace('1-0020', 'pinctrl-bcm2711')), 'pinctrl-bcm2711'),
    ).toThrow('gpiochip0 and gpiochip2');
  });

  it('tell it also where another stands in the same line, and refuse a label that stands twice so', () => {
    const torn = 'gpiochip0 [pinctrl-bcm2711] (58 lines)chip1 [1-0020] (24 lines)\n';
    expect(findChip(detectedChips(torn), 'pinctrl-bcm2711')).toBe('gpiochip0');
    expect(() => findChip(detectedChips(torn + chips), 'pinctrl-bcm2711')).toThrow('have the same label');
  });

  it.each([
    [1, 'set', '--mode=exit gpiochip0 4=1 17=0'],
    [1, 'hold', '--mode=signal gpiochip0 4=1 17=0'],
    [1, { pulseMs: 500 }, '--mode=time --sec=0 --usec=500000 gpiochip0 4=1 17=0'],
    [2, 'set', '--banner -c gpiochip0 -t 0 4=1 17=0'],
    [2, 'hold', '--banner -c gpiochip0 4=1 17=0'],
    [2, { pulseMs: 500 }, '--banner -c gpiochip0 -t 500ms,0 4=1 17=0'],
  ] as const)('of version %d are told to %p', (version, setting, words) => {
    expect(settingArguments(version, 'gpiochip0', lines, setting).join(' ')).toBe(words);
  });

  it.each([
    [1, undefined, 'gpiochip2 0 5'],
    [1, 'disabled', '--bias=disable gpiochip2 0 5'],
    [2, undefined, '--numeric -c gpiochip2 0 5'],
    [2, 'pull-up', '--numeric -b pull-up -c gpiochip2 0 5'],
  ] as const)('of version %d are asked with bias %p', (version, bias, words) => {
    expect(readingArguments(version, 'gpiochip2', [0, 5], bias).join(' ')).toBe(words);
  });

  it('answer one level a line, or nothing that counts', () => {
    expect(parseLevels('0 1\n', 2)).toEqual([0, 1]);
    for (const answer of ['', '0', '0 1 1', '0 x', '"4"=active "5"=inactive', '01'])
      expect(() => parseLevels(answer, 2)).toThrow('when asked for 2 lines');
  });
});
