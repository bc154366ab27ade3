import type { Purpose, Settlement } from '../../hardware/index.js';

/** What staff open a tray for, in Vietnamese; citizens' openings are on no manifest. */
const purposeTexts = {
  deposit: 'Gửi hồ sơ',
  pickup: 'Nhận kết quả',
  collect: 'Thu hồ sơ',
  return: 'Thu lại về quầy',
  load: 'Đặt vào khay',
  inspect: 'Kiểm tra khay',
  reopen: 'Mở lại khay',
} as const satisfies Record<Purpose, string>;

const settlementTexts = {
  moved: 'Đã thực hiện',
  not_moved: 'Không thực hiện',
  unverified: 'Chưa xác minh được',
  found_papers: 'Có giấy tờ trong khay',
  found_empty: 'Khay trống',
} as const satisfies Record<Settlement, string>;

export function purposeText(purpose: Purpose): string {
  return purposeTexts[purpose];
}

/** @param settlement null while nobody knows what came of it. */
export function settlementText(settlement: Settlement | null): string {
  return settlement === null ? 'Chưa kết luận' : settlementTexts[settlement];
}
