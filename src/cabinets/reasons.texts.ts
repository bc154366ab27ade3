import { assertUnreachable, type LocalizedText } from '../kernel/index.js';
import type { ContentDoubt, OutOfServiceReason } from './reasons.js';

/** A reason for people. What somebody said stays as they said it. */
export function outOfServiceText(reason: OutOfServiceReason): LocalizedText {
  switch (reason.kind) {
    case 'stated':
      return { vi: reason.words, en: reason.words };
    case 'lock_failed':
      return {
        vi: `Khóa không mở được ${reason.failures} lần liên tiếp`,
        en: `The lock failed ${reason.failures} times in a row`,
      };
    default:
      return assertUnreachable(reason);
  }
}

const contentDoubtTexts = {
  left_unverified: {
    vi: 'Chưa ai xác nhận đã làm gì ở khay',
    en: 'Nobody confirmed what was done at the tray',
  },
  opened_without_authorisation: {
    vi: 'Cửa mở mà không ai được phép mở',
    en: 'The door opened without anybody being allowed to open it',
  },
  opened_unseen: {
    vi: 'Cửa đã mở rồi đóng khi dịch vụ không theo dõi, không rõ lúc nào',
    en: 'The door was opened and shut while the service was away, at an unknown time',
  },
  papers_missing: { vi: 'Không còn thấy giấy tờ trong khay', en: 'Papers are no longer seen in the tray' },
  papers_unexpected: { vi: 'Có giấy tờ ngoài sổ trong khay', en: 'Papers lie there that no record knows of' },
  dossier_missing: { vi: 'Không thấy hồ sơ trong khay', en: 'The dossier is not in its tray' },
  backup_restored: {
    vi: 'Sổ đã được khôi phục từ bản sao lưu',
    en: 'The records were restored from a backup',
  },
  foreign_papers: { vi: 'Có giấy tờ của hồ sơ khác', en: 'Other papers than expected lie there' },
} as const satisfies Record<ContentDoubt, LocalizedText>;

/** Why nobody can say what lies in a tray, for people. @param doubt as the ledger names it. */
export const contentDoubtText = (doubt: string): LocalizedText | undefined =>
  Object.hasOwn(contentDoubtTexts, doubt) ? contentDoubtTexts[doubt as ContentDoubt] : undefined;
