import type { TechnicianIntent, TechnicianSighting } from '@motcua247/firmware-bridge/contract';
import type { Site } from '../config/index.js';

/** The tray behind what a technician opened, or saw opened: `map` knows locks only, and the site file their trays. */
export function trayAt(
  { cabinets }: Pick<Site, 'cabinets'>,
  target: TechnicianIntent['target'] | TechnicianSighting['what'],
): string | undefined {
  if (target.kind === 'tray') return target.tray;
  if (target.kind === 'housing') return undefined;
  const bank = cabinets
    .flatMap(({ banks }) => banks)
    .find((candidate) => {
      if (candidate.bus !== target.bus) return false;
      if (target.kind === 'gpio_lock') return candidate.id === target.bank;
      return 'board' in candidate && candidate.board === target.board;
    });
  return bank?.trays.find(({ lock }) => lock === target.lock)?.label;
}
