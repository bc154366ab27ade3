import { type Regulation } from './paper.values.js';

/**
 * What is in force since 1 July 2025: the one-stop mechanism (Decree 118/2025, amended by 367/2025) and its forms
 * (Circular 03/2025). Store a copy with each paper.
 */
export const regulationInForce: Regulation = {
  reference:
    'Nghị định 118/2025/NĐ-CP (sửa đổi, bổ sung: Nghị định 367/2025/NĐ-CP); Thông tư 03/2025/TT-VPCP',
  appointmentSlip: {
    vi: 'mẫu số 01, Thông tư 03/2025/TT-VPCP',
    en: 'form 01 of Circular 03/2025/TT-VPCP',
  },
};
