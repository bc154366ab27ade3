import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GpioError, type Level } from '../lines.js';

/** One line that the kernel shows as a folder of files. */
export interface SysfsLine {
  read(): Level;
  write(level: Level): void;
  /** Gives back what this process holds of the line, which stays as it was driven. Nothing else is asked of it afterwards. */
  close(): void;
}

/** How a line is taken: as an input, or as an output that is at a level from the beginning. */
export type Direction = 'in' | Level;

/** Takes a line by the kernel's number. @throws GpioError */
export type OpenSysfsLine = (number: number, direction: Direction) => SysfsLine;

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
      close: () => undefined,
    };
  };
}
