import type { OpenOutcome } from '@motcua247/firmware-bridge/contract';
import type { Contents, Custody, State } from '../../dossiers/index.js';
import type { Purpose, Settlement } from '../../hardware/index.js';

/** The words of exported sheets: Vietnamese, as people in the office say them. */

export const stateTexts = {
  reserved: 'Đã giữ khay',
  deposited: 'Đã nhận phong bì',
  collected: 'Đã lấy khỏi tủ',
  routed: 'Đã tiếp nhận',
  processing: 'Đang giải quyết',
  supplement_needed: 'Cần bổ sung',
  result_ready: 'Đã có kết quả',
  loaded: 'Chờ nhận tại tủ',
  overdue: 'Quá hạn nhận',
  picked_up: 'Đã nhận tại tủ',
  returned_to_desk: 'Chuyển về quầy',
  handed_over: 'Đã trả tại quầy',
  abandoned: 'Bỏ dở',
  withdrawn: 'Đã rút',
  lost: 'Thất lạc',
} as const satisfies Record<State, string>;

export const custodyTexts = {
  citizen: 'Công dân',
  tray: 'Khay',
  officer: 'Cán bộ',
  department: 'Phòng chuyên môn',
  agency: 'Cơ quan phối hợp',
  desk: 'Quầy',
  unknown: 'Không rõ',
} as const satisfies Record<Custody, string>;

export const contentsTexts = {
  application: 'Hồ sơ nộp',
  result: 'Kết quả',
} as const satisfies Record<Contents, string>;

export const originTexts = {
  deposit: 'Nộp tại tủ',
  counter: 'Nộp tại quầy',
  online: 'Nộp trực tuyến',
  agency: 'Cơ quan phối hợp',
} as const;

export const purposeTexts = {
  deposit: 'Công dân nộp',
  pickup: 'Công dân nhận',
  collect: 'Thu hồ sơ',
  return: 'Thu hồi về quầy',
  load: 'Đặt vào khay',
  inspect: 'Kiểm tra',
  reopen: 'Mở lại',
} as const satisfies Record<Purpose, string>;

export const outcomeTexts = {
  opened: 'Đã mở',
  not_opened: 'Không mở',
  unknown: 'Không rõ',
} as const satisfies Record<OpenOutcome, string>;

export const settlementTexts = {
  moved: 'Đã chuyển giấy tờ',
  not_moved: 'Giấy tờ ở nguyên chỗ cũ',
  unverified: 'Chưa xác minh',
  found_papers: 'Có giấy tờ',
  found_empty: 'Khay trống',
} as const satisfies Record<Settlement, string>;

export const confirmationTexts = { done: 'Đã làm', not_done: 'Không làm' } as const;

export const leftOpenTexts = { none: 'Không', warned: 'Đã nhắc', alarmed: 'Đã báo động' } as const;
