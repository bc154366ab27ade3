import { fold } from '../../shared/format/fold.js';
import type { Schema } from '../../shared/api/index.js';

type Procedure = Schema<'CatalogueProcedure'>;

/** Procedures whose name in either language, or code, has every word typed; without marks finds with marks. */
export function findProcedures(procedures: readonly Procedure[], typed: string): readonly Procedure[] {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '');
  return procedures.filter(({ code, name }) => {
    const text = fold(`${code} ${name.vi} ${name.en}`);
    return words.every((word) => text.includes(word));
  });
}
