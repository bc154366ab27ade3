import { isDeepStrictEqual } from 'node:util';
import type { Procedure } from '../catalogue/index.js';
import type { CatalogueProcedure } from '../entities/index.js';

export interface CatalogueCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly withdrawn: number;
}

export interface CatalogueChanges {
  /** New and changed rows, as they shall stand. */
  readonly toSave: readonly CatalogueProcedure[];
  /** Codes that are offered now and missing in the new catalogue. */
  readonly toWithdraw: readonly string[];
  readonly counts: CatalogueCounts;
}

/** What a new catalogue changes in what is stored. A procedure that comes back is offered again. */
export function compareCatalogue(
  stored: readonly CatalogueProcedure[],
  procedures: readonly Procedure[],
): CatalogueChanges {
  const storedByCode = new Map(stored.map((row) => [row.code, row]));
  const wanted = procedures.map(rowOf);
  const added = wanted.filter(({ code }) => !storedByCode.has(code));
  const changed = wanted.filter((row) => {
    const earlier = storedByCode.get(row.code);
    return earlier !== undefined && !isDeepStrictEqual(Object.assign({}, earlier), row);
  });
  const wantedCodes = new Set(wanted.map(({ code }) => code));
  const toWithdraw = stored
    .filter((row) => row.offered && !wantedCodes.has(row.code))
    .map(({ code }) => code);
  return {
    toSave: [...added, ...changed],
    toWithdraw,
    counts: {
      added: added.length,
      changed: changed.length,
      unchanged: wanted.length - added.length - changed.length,
      withdrawn: toWithdraw.length,
    },
  };
}

function rowOf({ name, papers, ...rest }: Procedure, position: number): CatalogueProcedure {
  return { ...rest, nameVi: name.vi, nameEn: name.en, papers: [...papers], position, offered: true };
}
