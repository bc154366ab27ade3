import { seededRandomness, type Randomness } from '../../../simulator/index.js';
import { GpioError } from '../lines.js';
import { detectedChips, findChip, parseLevels, parseVersion } from '../libgpiod/syntax.js';

/** What a run has found, so that a run that tried nothing is seen: how many outputs told a version, a chip, levels. */
export interface ToolFuzzResult {
  readonly versions: number;
  readonly chips: number;
  readonly levels: number;
}

/** What the tools of both versions print: answers, those to another question, and complaints. */
const samples = {
  version: [
    'gpioset (libgpiod) v1.6.3\nCopyright (C) 2017-2018 Bartosz Golaszewski\nLicense: LGPLv2.1\n',
    'gpioset (libgpiod) v2.0.1\nCopyright (C) 2017-2023 Bartosz Golaszewski\nLicense: GPL-2.0-or-later\n',
    'gpioset v2.2.1 (libgpiod v2.2.1)\nCopyright (C) 2017-2024 Bartosz Golaszewski\n',
  ],
  detect: [
    'gpiochip0 [pinctrl-bcm2711] (58 lines)\ngpiochip1 [raspberrypi-exp-gpio] (8 lines)\ngpiochip2 [1-0020] (1 line)\n',
    'gpiochip4 [pinctrl-rp1] (54 lines)\ngpiochip2 [1-0020] (24 lines)\ngpiochip3 [1-0021] (24 lines)\n',
    'gpiochip0 [1-0020] (24 lines)\ngpiochip1 [1-0020] (24 lines)\n',
  ],
  get: [
    '0 1\n',
    '1\n',
    '0 0 1 1 0 1 0 0\n',
    '"4"=active "5"=inactive\n',
    'gpioget: error reading GPIO values: Device or resource busy\n',
    "gpioget: unable to request lines on chip 'gpiochip0': Device or resource busy\n",
  ],
  info: [
    'gpiochip0 - 58 lines:\n\tline   0:     "ID_SDA"       unused   input  active-high \n\tline   4:      unnamed    "gpioset"  output  active-high [used]\n',
    'gpiochip2 - 24 lines:\n\tline   0:\t"P00"           \tinput bias=pull-up\n\tline   1:\tunnamed         \toutput consumer="gpioset"\n',
  ],
};
const everySample = Object.values(samples).flat();

const labels = ['pinctrl-bcm2711', 'pinctrl-rp1', '1-0020', '1-0021', 'raspberrypi-exp-gpio'];

/** Signs that mean something to the readers, and some that should mean nothing to them. */
const signs = [
  ...Array.from('01 01 v12.[]()lines\n\r\t"=-'),
  '\0',
  '\u00a0',
  '\u2028',
  'đ',
  '０',
  '🔒',
  '\ud800',
  '\ufeff',
];

const mostMutations = 4;
const longestNoise = 60;

function pick<Value>(randomness: Randomness, values: readonly Value[]): Value {
  const value = values[randomness.below(values.length)];
  if (value === undefined) throw new RangeError('there is nothing to pick');
  return value;
}

function noise(randomness: Randomness, longest: number): string {
  return Array.from({ length: randomness.below(longest) }, () => pick(randomness, signs)).join('');
}

/** A piece of it changed, put in, taken out, said twice, or everything behind it broken off. */
function mutate(text: string, randomness: Randomness): string {
  const place = randomness.below(text.length + 1);
  const end = Math.min(text.length, place + randomness.below(6));
  const [before, piece, after] = [text.slice(0, place), text.slice(place, end), text.slice(end)];
  switch (randomness.below(6)) {
    case 0:
      return before + pick(randomness, signs) + text.slice(place + 1);
    case 1:
      return before + noise(randomness, 4) + text.slice(place);
    case 2:
      return before + after;
    case 3:
      return before + piece + piece + after;
    case 4:
      return before;
    default:
      return text + pick(randomness, everySample);
  }
}

function output(randomness: Randomness, meant: readonly string[]): string {
  if (randomness.below(5) === 0) return noise(randomness, longestNoise);
  let text = pick(randomness, randomness.below(5) === 0 ? everySample : meant);
  for (let change = randomness.below(mostMutations + 1); change > 0; change -= 1)
    text = mutate(text, randomness);
  return text;
}

/** What a reader says; undefined where it refuses. @throws whatever it throws but GpioError */
function said<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof GpioError) return undefined;
    throw error;
  }
}

/** The names of the chips with a label, read sign by sign: it shares nothing with the reader. */
function chipsNamed(text: string, label: string): string[] {
  return text.split('\n').flatMap((line) => {
    const space = line.indexOf(' ');
    const [name, behind] = [line.slice(0, Math.max(0, space)), line.slice(space + 1)];
    const count = behind.slice(`[${label}] (`.length).split(' ')[0] ?? '';
    const isName = name !== '' && Array.from(name).every((sign) => sign.trim() !== '');
    const isCount = count !== '' && Array.from(count).every((sign) => sign >= '0' && sign <= '9');
    const isLine = ['', 's'].some((plural) => behind.startsWith(`[${label}] (${count} line${plural})`));
    return isName && isCount && isLine ? [name] : [];
  });
}

/** The levels that stand in the text, each by itself; undefined where anything else stands there. */
function levelsIn(text: string): number[] | undefined {
  const levels: number[] = [];
  let apart = true;
  for (const sign of text) {
    const blank = sign.trim() === '';
    if (!blank && (!apart || (sign !== '0' && sign !== '1'))) return undefined;
    if (!blank) levels.push(Number(sign));
    apart = blank;
  }
  return levels;
}

function require(holds: boolean, what: string): void {
  if (!holds) throw new Error(what);
}

/**
 * Gives the readers of the tools' answers `outputs` random texts each, the same for the same seed.
 * @throws Error with the text when a reader throws anything but GpioError, or says what the text does not carry
 */
export function fuzzTools(outputs: number, seed: number): ToolFuzzResult {
  const randomness = seededRandomness(seed);
  const found = { versions: 0, chips: 0, levels: 0 };
  for (let count = 0; count < outputs; count += 1) {
    const wanted = 1 + randomness.below(8);
    const answer = Array.from({ length: wanted }, () => randomness.below(2)).join(' ');
    const texts = {
      version: output(randomness, samples.version),
      detect: output(randomness, samples.detect),
      get: output(randomness, [`${answer}\n`, ...samples.get]),
    };
    try {
      const version = said(() => parseVersion(texts.version));
      if (version !== undefined) {
        found.versions += 1;
        require(texts.version.includes(`v${version}.`), `they do not say version ${version}`);
      }
      const label = pick(randomness, labels);
      const chip = said(() => findChip(detectedChips(texts.detect), label));
      const named = chipsNamed(texts.detect, label);
      if (chip !== undefined) found.chips += 1;
      require(chip === undefined
        ? named.length !== 1
        : named.length === 1 &&
            named[0] ===
              chip, `"${label}" is read as ${chip ?? 'none'}, and stands at ${named.join(' ') || 'none'}`);
      const levels = said(() => parseLevels(texts.get, wanted));
      const carried = levelsIn(texts.get);
      if (levels) found.levels += 1;
      require(levels
        ? carried?.join() === levels.join() && levels.length === wanted
        : carried?.length !== wanted, `${wanted} levels are read as ${levels?.join(' ') ?? 'none'}`);
    } catch (error) {
      throw new Error(`output ${count} of seed ${seed}, ${JSON.stringify(texts)}`, { cause: error });
    }
  }
  return found;
}
