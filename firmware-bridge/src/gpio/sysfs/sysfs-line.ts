import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GpioError, type Level } from '../lines.js';

/** One line that the kernel shows as a folder of files. */
export interface SysfsLine {
  read(): Level;
  write(level: Level): void;
}

/** How a line is taken: as an input, or as an output that is at a level from the beginning. */
export type Direction = 'in' | Level;

/** Takes a line by the kernel's number. @throws GpioError */
export type OpenSysfsLine = (number: number, direction: Direction) => SysfsLine;

/** Lines through onoff, which knows one tree only: /sys/class/gpio. Rejects with GpioError where onoff is not installed. */
export async function loadOnoff(): Promise<OpenSysfsLine> {
  const { Gpio } = await import('onoff').catch((error: unknown) => {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new GpioError(
      `the back end sysfs needs the package onoff, whose native part is built by a compiler when it is installed: ${why}`,
    );
  });
  return (number, direction) => {
    // onoff says nothing of a direction that it could not set on a line somebody else has exported: it is asked.
    const line = new Gpio(number, direction === 'in' ? 'in' : direction === 1 ? 'high' : 'low', 'none', {
      activeLow: false,
    });
    if ((line.direction() === 'in') !== (direction === 'in'))
      throw new GpioError(`line ${number} of the kernel does not take its direction`);
    return {
      read: () => line.readSync(),
      write: (level) => {
        line.writeSync(level);
      },
    };
  };
}

/** Lines that are plain files below a folder: the simulator's tree, which onoff cannot be pointed at. */
export function fileLines(root: string): OpenSysfsLine {
  return (number, direction) => {
    const folder = join(root, `gpio${number}`);
    const value = join(folder, 'value');
    if (direction !== 'in') writeFileSync(value, `${direction}\n`, { flag: 'r+' });
    writeFileSync(join(folder, 'direction'), direction === 'in' ? 'in\n' : 'out\n', { flag: 'r+' });
    return {
      read() {
        const text = readFileSync(value, 'utf8').trim();
        if (text !== '0' && text !== '1') throw new GpioError(`${value} holds "${text}"`);
        return text === '1' ? 1 : 0;
      },
      write(level) {
        writeFileSync(value, `${level}\n`, { flag: 'r+' });
      },
    };
  };
}
