import type { DrawnCabinet } from '../../shared/components/CabinetPicture.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';

/** The cabinets as they stand there, for the drawing. */
export function useCabinets(): readonly DrawnCabinet[] {
  const language = useLanguage();
  const { data } = useOverview();
  return (data?.cabinets ?? []).map(({ id, name, trays }) => ({
    id,
    name: inLanguage(name, language),
    trays,
  }));
}
