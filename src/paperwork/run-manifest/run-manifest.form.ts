import { type PaperForm } from '../paper.values.js';

export const runManifestForm: PaperForm = {
  number: 'MC247-02',
  name: { vi: 'Bảng kê lượt thu và trả hồ sơ', en: 'Run manifest' },
  version: '3',
};
