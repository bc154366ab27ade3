import { TechnicianJournal } from './journal.js';
import { beTheOnlyOne } from './one-at-a-time.js';

export interface OpeningPlace {
  readonly runtimeDirectory: string;
  readonly dataDirectory: string;
}

export interface KeptJournal {
  readonly journal: TechnicianJournal;
  /** Lets the next one write. */
  close(): void;
}

/**
 * Opens the journal as its only writer.
 * @throws TechnicianFailure while another command has it, or when it cannot be written
 */
export function keepJournal({ runtimeDirectory, dataDirectory }: OpeningPlace): KeptJournal {
  const letNextIn = beTheOnlyOne(runtimeDirectory);
  try {
    const journal = TechnicianJournal.open(dataDirectory);
    return {
      journal,
      close: () => {
        journal.close();
        letNextIn();
      },
    };
  } catch (error) {
    letNextIn();
    throw error;
  }
}
