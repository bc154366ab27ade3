import { type ContactLine } from '../../contract/index.js';
import { chipsWith, type Level, lineKey } from '../gpio/chips.js';
import { type GpioEndpoint } from '../gpio/endpoint.js';
import { type PlayedContact } from './played-contact.js';

/** Contacts of the site on simulated lines. A line that nobody shows yet cannot be read. */
export class ContactLines {
  private readonly levels = new Map<string, Level>();
  private isOpen = false;

  constructor(
    private readonly lines: readonly ContactLine[],
    private readonly endpoint: GpioEndpoint,
  ) {}

  of({ chip, offset, activeLow }: ContactLine): PlayedContact {
    const key = lineKey(chip, offset);
    return {
      show: (active) => {
        this.levels.set(key, active === activeLow ? 0 : 1);
        this.show();
      },
      remove: () => {
        this.levels.delete(key);
        this.show();
      },
    };
  }

  async start(): Promise<void> {
    const groups = this.lines.map(({ chip, offset }) => ({ chip, offsets: [offset] }));
    await this.endpoint.open({ chips: chipsWith(groups), outputs: [], rows: [] }, () => undefined);
    this.isOpen = true;
    this.show();
  }

  async stop(): Promise<void> {
    this.isOpen = false;
    await this.endpoint.close();
  }

  private show(): void {
    if (!this.isOpen) return;
    this.endpoint.show([...this.levels].map(([key, idle]) => ({ key, idle, rows: [] })));
  }
}
