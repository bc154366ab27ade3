import { driverLimits, driverNames, gpioBackEnds } from '../../../contract/index.js';
import { kinds, type GpioChoice, type SiteChoice } from './site-of-ninety.js';

const baudRates = [9600, 19200];

/** What the command line says of the kind of locks. */
export interface Wanted {
  readonly driver?: string;
  readonly baud?: number;
}

/** Every kind of locks that is wanted. @throws Error when there is none */
export function choicesOf({ driver, baud }: Wanted): (SiteChoice | GpioChoice)[] {
  const boards = driverNames
    .filter((name) => driver === undefined || driver === name)
    .flatMap((name) =>
      (baud === undefined ? baudRates : [baud])
        .filter((baudRate) => driverLimits[name].baudRates.includes(baudRate))
        .map((baudRate) => ({ driver: name, baudRate })),
    );
  // Lines have no speed: who asks for one means boards.
  const pins = baud === undefined && (driver === undefined || driver === 'gpio') ? gpioBackEnds : [];
  const choices = [...boards, ...pins.map((backEnd) => ({ driver: 'gpio' as const, backEnd }))];
  if (choices.length > 0) return choices;
  throw new Error(
    `nothing to measure; drivers: ${kinds.join(', ')}, each at the speeds of its boards, gpio at none`,
  );
}

/** The one kind that an hour is spent with: of those that are wanted the faster line, or the tools of libgpiod. Kerong CU16 unless another is named. */
export function choiceOfHour(wanted: Wanted): SiteChoice | GpioChoice {
  const choice = choicesOf({ driver: 'kerong-cu16', ...wanted }).at(-1);
  if (!choice) throw new Error('there is a choice, or it is an error');
  return choice;
}
