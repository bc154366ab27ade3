import { describe, expect, it } from '@jest/globals';
import { byCabinet } from './by-cabinet.js';

const names = { A: { vi: 'Tủ A', en: 'Cabinet A' }, B: { vi: 'Tủ B', en: 'Cabinet B' } };
const tray = (cabinetId: 'A' | 'B', label: string) => ({ cabinetId, cabinetName: names[cabinetId], label });

describe('the map of the cabinets', () => {
  it('has every cabinet once, by its name, and every tray in its cabinet, in the order of the service', () => {
    const trays = [tray('B', 'B01'), tray('B', 'B02'), tray('A', 'A01')];
    expect(byCabinet(trays)).toEqual([
      { id: 'B', name: names.B, trays: [trays[0], trays[1]] },
      { id: 'A', name: names.A, trays: [trays[2]] },
    ]);
  });

  it('is empty without trays', () => {
    expect(byCabinet([])).toEqual([]);
  });
});
