import { type LocalizedText } from '../../kernel/index.js';
import { type RunListName } from './run-manifest.values.js';

export const runListTitles = {
  collect: { vi: 'Thu hồ sơ công dân gửi', en: 'Collect' },
  return: { vi: 'Thu lại kết quả quá hạn nhận', en: 'Return' },
  inspect: { vi: 'Kiểm tra khay', en: 'Inspect' },
  load: { vi: 'Đặt kết quả vào khay', en: 'Load' },
} as const satisfies Record<RunListName, LocalizedText>;
