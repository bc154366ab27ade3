import type { Schema } from '../../../shared/api/index.js';
import { dossierStates, type DossierState } from '../types.js';

type Question = Schema<'DossierSearch'>;

/**
 * What is searched for; one can come back to it. It stands in the page's address but for the text, which may be somebody's
 * number or name: addresses outlive the visit, in the browser's memory of pages and on a screen that others look at. The
 * text goes with the page's place in the history, which is gone with its tab (OWASP ASVS 5.0, 14.2.1), and is nobody else's
 * who signs in there meanwhile.
 */
export interface SearchTerms {
  readonly text: string;
  readonly state: DossierState | undefined;
  readonly department: string;
  readonly onlyOpen: boolean;
  /** From 1. */
  readonly page: number;
}

export const everything: SearchTerms = {
  text: '',
  state: undefined,
  department: '',
  onlyOpen: true,
  page: 1,
};

/** The service answers no page beyond this one. */
const lastPage = 1000;

/** What goes with a place in the history. */
interface Kept {
  readonly text: string;
  /** Who has typed it. */
  readonly personId: string;
}

const isKept = (state: unknown): state is Kept =>
  typeof state === 'object' &&
  state !== null &&
  'text' in state &&
  typeof state.text === 'string' &&
  'personId' in state;

/** Reads a person's terms out of an address and what goes with it; what makes no sense there counts as left out. */
export function termsOf(address: URLSearchParams, state: unknown, personId: string): SearchTerms {
  const page = Number(address.get('page'));
  return {
    text: isKept(state) && state.personId === personId ? state.text.trim() : '',
    state: dossierStates.find((state) => state === address.get('state')),
    department: address.get('department') ?? '',
    onlyOpen: address.get('all') !== 'yes',
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
  };
}

/** What goes with the address of a search. */
export const keptOf = ({ text }: SearchTerms, personId: string): Kept => ({ text, personId });

/** The address of a search; what is left out there is as in `everything`. */
export function addressOf({ state, department, onlyOpen, page }: SearchTerms): URLSearchParams {
  return new URLSearchParams({
    ...(state === undefined ? {} : { state }),
    ...(department === '' ? {} : { department }),
    ...(onlyOpen ? {} : { all: 'yes' }),
    ...(page === 1 ? {} : { page: String(page) }),
  });
}

/**
 * What the service is asked. Whoever searches for a number or a name, or for a state, wants it found however it stands:
 * only the list of everything leaves out what is finished.
 */
export function questionOf({ text, state, department, onlyOpen, page }: SearchTerms): Question {
  return {
    ...(text === '' ? {} : { q: text }),
    ...(state === undefined ? {} : { state }),
    ...(department === '' ? {} : { departmentCode: department }),
    ...(onlyOpen && text === '' && state === undefined ? { open: true } : {}),
    page,
    pageSize: 20,
  };
}
