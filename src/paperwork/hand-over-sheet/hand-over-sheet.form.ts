import { type PaperForm } from '../paper.values.js';

export const handOverSheetForm: PaperForm = {
  number: 'MC247-03',
  name: { vi: 'Phiếu bàn giao hồ sơ', en: 'Hand-over sheet' },
  version: '1',
};
