import { type PaperForm } from '../paper.values.js';

export const depositSlipForm: PaperForm = {
  number: 'MC247-01',
  name: { vi: 'Phiếu gửi hồ sơ', en: 'Envelope deposit slip' },
  version: '1',
};
