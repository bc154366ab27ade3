import { isDeepStrictEqual } from 'node:util';
import type { Procedure } from '../catalogue/index.js';
import type { StoredProcedure } from '../queries.js';
import { digestOf } from '../catalogue/index.js';
import { changedColumns, type ColumnChange } from './catalogue-columns.js';

interface NamedProcedure {
  readonly code: string;
  readonly name: Procedure['name'];
}

/** What taking a new catalogue would change. */
export interface CataloguePreview {
  readonly added: NamedProcedure[];
  readonly changed: (NamedProcedure & { readonly columns: ColumnChange[] })[];
  /** Was in the catalogue before, and is again. */
  readonly offeredAgain: NamedProcedure[];
  readonly noLongerOffered: NamedProcedure[];
  /** How many stay as they are, but for their place in the order. */
  readonly unchanged: number;
  /** Whether those that stay come in another order. */
  readonly reordered: boolean;
  /** Of what is stored and what is wanted (SHA-256, hexadecimal): whoever applies it says by it what they have seen. */
  readonly digest: string;
}

/** @param stored the whole catalogue in its order, with what is no longer offered. */
export function previewCatalogue(
  stored: readonly StoredProcedure[],
  wanted: readonly Procedure[],
): CataloguePreview {
  const storedByCode = new Map(stored.map((procedure) => [procedure.code, procedure]));
  const wantedCodes = new Set(wanted.map(({ code }) => code));
  const known = wanted.flatMap((procedure) => {
    const before = storedByCode.get(procedure.code);
    return before ? [{ ...named(procedure), before, columns: changedColumns(before, procedure) }] : [];
  });
  const changed = known.filter(({ columns }) => columns.length > 0);
  const offeredAgain = known.filter(({ before }) => !before.offered);
  const stays = stored.filter(({ code, offered }) => offered && wantedCodes.has(code));
  return {
    added: wanted.filter(({ code }) => !storedByCode.has(code)).map(named),
    changed: changed.map(({ code, name, columns }) => ({ code, name, columns })),
    offeredAgain: offeredAgain.map(named),
    noLongerOffered: stored.filter(({ code, offered }) => offered && !wantedCodes.has(code)).map(named),
    unchanged: known.filter(({ before, columns }) => before.offered && columns.length === 0).length,
    reordered: !isDeepStrictEqual(
      stays.map(({ code }) => code),
      known.filter(({ before }) => before.offered).map(({ code }) => code),
    ),
    digest: digestOf({ stored, wanted }),
  };
}

function named({ code, name }: NamedProcedure): NamedProcedure {
  return { code, name: { ...name } };
}
