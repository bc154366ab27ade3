import type { Schema } from '../../shared/api/index.js';
import { fold } from '../../shared/format/fold.js';

type Procedure = Schema<'OfferedProcedure'>;

/**
 * The procedures of a field, or of all, whose name in either language has every word that was typed; without marks, in
 * any order.
 */
export function matchingProcedures(
  { fields }: Schema<'OfferedFields'>,
  fieldCode: string | null,
  typed: string,
): readonly Procedure[] {
  const words = fold(typed)
    .split(' ')
    .filter((word) => word !== '');
  return fields
    .filter(({ code }) => fieldCode === null || code === fieldCode)
    .flatMap(({ procedures }) => procedures)
    .filter(({ code, name }) => {
      const text = fold(`${name.vi} ${name.en} ${code}`);
      return words.every((word) => text.includes(word));
    });
}
