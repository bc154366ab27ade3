import { closeSync } from 'node:fs';
import type { Gpio } from 'onoff';
import { GpioError } from '../lines.js';
import type { OpenSysfsLine, SysfsLine } from './sysfs-line.js';

/** Lines through onoff, which knows one tree only: /sys/class/gpio. Rejects with GpioError where onoff is not installed. */
export async function loadOnoff(): Promise<OpenSysfsLine> {
  const onoff = await import('onoff').catch((error: unknown) => {
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    throw new GpioError(
      `the back end sysfs needs the package onoff, whose native part is built by a compiler when it is installed: ${why}`,
    );
  });
  const ClosableGpio = closable(onoff.Gpio);
  return (number, direction) => {
    const line = new ClosableGpio(
      number,
      direction === 'in' ? 'in' : direction === 1 ? 'high' : 'low',
      // Any edge, `none` as well, makes onoff wait for a file that the kernel has only where a line has interrupts: most expanders do not.
      undefined,
      {
        activeLow: false,
      },
    );
    try {
      // onoff says nothing of a direction that it could not set on a line somebody else has exported: it is asked.
      if ((line.direction() === 'in') !== (direction === 'in'))
        throw new GpioError(`line ${number} of the kernel does not take its direction`);
    } catch (error) {
      line.close();
      throw error;
    }
    return {
      read: () => line.readSync(),
      write: (level) => {
        line.writeSync(level);
      },
      close: () => {
        line.close();
      },
    };
  };
}

type OnoffClass = new (...parameters: ConstructorParameters<typeof Gpio>) => Gpio;
type ClosableClass = new (
  ...parameters: ConstructorParameters<typeof Gpio>
) => Gpio & Pick<SysfsLine, 'close'>;

/**
 * onoff keeps the file of a value open from its constructor on, and closes it only in `unexport`. That takes the line from the kernel's hands as well, and a chip's
 * driver may then make an output an input: a lock must not switch by it. So the file is closed, and no more.
 */
function closable(Onoff: OnoffClass): ClosableClass {
  return class extends Onoff {
    /** onoff's own name of it. */
    declare private readonly _valueFd: number;
    private isClosed = false;

    close(): void {
      if (this.isClosed) return;
      this.isClosed = true;
      closeSync(this._valueFd);
    }

    /** onoff's constructor reads, too, with the file already open: where that fails nobody else has the line yet that could close it. */
    override readSync(): ReturnType<Gpio['readSync']> {
      try {
        return super.readSync();
      } catch (error) {
        this.close();
        throw error;
      }
    }
  };
}
