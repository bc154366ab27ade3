import type { LocalizedText } from '../kernel/index.js';
import type { State } from './dossier.machine.js';

/** Where a dossier stands, in words for the citizen who has the link. */
export const statusTexts = {
  reserved: {
    vi: 'Đã giữ khay, chờ bỏ phong bì vào.',
    en: 'A tray is waiting for the envelope.',
  },
  deposited: {
    vi: 'Đã nhận phong bì. Đây chưa phải là tiếp nhận hồ sơ.',
    en: 'The envelope has been received. This is not yet an acceptance.',
  },
  collected: {
    vi: 'Cán bộ đang kiểm tra giấy tờ.',
    en: 'An officer is checking the papers.',
  },
  routed: {
    vi: 'Đã tiếp nhận hồ sơ, đang chuyển đến phòng chuyên môn.',
    en: 'The application has been accepted and is on its way to the department.',
  },
  processing: {
    vi: 'Hồ sơ đang được giải quyết.',
    en: 'The application is being processed.',
  },
  supplement_needed: {
    vi: 'Hồ sơ cần bổ sung giấy tờ.',
    en: 'Papers are missing.',
  },
  result_ready: {
    vi: 'Đã có kết quả, sắp được trả.',
    en: 'The result is ready and will be returned soon.',
  },
  loaded: {
    vi: 'Đang chờ nhận tại tủ.',
    en: 'It can be fetched from the cabinet.',
  },
  overdue: {
    vi: 'Đã quá hạn nhận tại tủ; vẫn nhận được cho đến khi cán bộ lấy về quầy.',
    en: 'The time to fetch it is over; it can still be fetched until it is taken to the desk.',
  },
  picked_up: {
    vi: 'Đã nhận tại tủ.',
    en: 'It has been fetched from the cabinet.',
  },
  returned_to_desk: {
    vi: 'Đã chuyển về quầy. Xin đến nhận trong giờ làm việc.',
    en: 'It has been taken to the desk. Please fetch it there during opening hours.',
  },
  handed_over: {
    vi: 'Đã trả tại quầy.',
    en: 'It has been handed over at the desk.',
  },
  abandoned: {
    vi: 'Chưa bỏ phong bì vào; khay đã được giải phóng.',
    en: 'Nothing was put in; the tray has been given back.',
  },
  withdrawn: {
    vi: 'Hồ sơ đã được rút. Xin liên hệ quầy.',
    en: 'The dossier has been withdrawn. Please ask at the desk.',
  },
  lost: {
    vi: 'Chưa xác định được giấy tờ ở đâu. Xin liên hệ quầy.',
    en: 'It is not known where the papers are. Please ask at the desk.',
  },
} as const satisfies Record<State, LocalizedText>;

/** Instead of the state, while nobody can say where the papers are. */
export const uncertainText: LocalizedText = {
  vi: 'Cán bộ đang kiểm tra khay. Xin xem lại sau.',
  en: 'An officer is checking the tray. Please look again later.',
};
