import type { LocalizedText } from '../kernel/index.js';
import type { Contents, State } from './dossier.machine.js';

const waitForResult: LocalizedText = {
  vi: 'Quý vị không phải làm gì. Chúng tôi sẽ nhắn tin khi có kết quả.',
  en: 'There is nothing for you to do. We will send you an SMS when the result is there.',
};

const nothingMore: LocalizedText = {
  vi: 'Không còn việc gì phải làm.',
  en: 'There is nothing more to do.',
};

const askAtTheDesk: LocalizedText = {
  vi: 'Xin gọi điện hoặc đến quầy trong giờ làm việc.',
  en: 'Please call the desk, or come during its opening hours.',
};

/** What the citizen does next, one sentence or two; only what the notices by SMS keep is promised. */
export const nextStepTexts = {
  reserved: {
    vi: 'Xin bỏ phong bì vào khay và đóng cửa khay.',
    en: 'Please put the envelope into the tray and close its door.',
  },
  deposited: {
    vi: 'Cán bộ sẽ lấy phong bì ở lượt thu tới và kiểm tra giấy tờ. Nếu thiếu, chúng tôi sẽ nhắn tin.',
    en: 'An officer will collect the envelope on the next run and check the papers. If any is missing, we will send you an SMS.',
  },
  collected: {
    vi: 'Xin chờ cán bộ kiểm tra. Nếu thiếu giấy tờ, chúng tôi sẽ nhắn tin.',
    en: 'Please wait for the check. If papers are missing, we will send you an SMS.',
  },
  routed: waitForResult,
  processing: waitForResult,
  supplement_needed: {
    vi: 'Xin chuẩn bị các giấy tờ còn thiếu và chờ tin nhắn báo nơi nhận lại hồ sơ.',
    en: 'Please prepare the papers that are missing, and wait for the SMS that tells where to fetch the others.',
  },
  result_ready: {
    vi: 'Xin chờ tin nhắn báo kết quả đã có tại tủ.',
    en: 'Please wait for the SMS that tells that it lies in the cabinet.',
  },
  loaded: {
    vi: 'Xin đến tủ, chọn “Nhận kết quả” và nhập số điện thoại đã đăng ký.',
    en: 'Please come to the cabinet, choose “Fetch a result” and enter the phone number you gave.',
  },
  overdue: {
    vi: 'Xin đến tủ nhận ngay. Nếu cán bộ đã lấy về, xin nhận tại quầy.',
    en: 'Please fetch it from the cabinet now. If it has been taken out, the desk has it.',
  },
  picked_up: nothingMore,
  returned_to_desk: {
    vi: 'Xin mang giấy tờ tùy thân đến quầy trong giờ làm việc để nhận.',
    en: 'Please fetch it from the desk during its opening hours, and bring proof of identity.',
  },
  handed_over: nothingMore,
  abandoned: {
    vi: 'Nếu vẫn muốn nộp, xin gửi lại tại tủ.',
    en: 'If you still want to apply, please begin again at the cabinet.',
  },
  withdrawn: askAtTheDesk,
  lost: askAtTheDesk,
} as const satisfies Record<State, LocalizedText>;

const fetchAndCompleteText: LocalizedText = {
  vi: 'Xin đến tủ, chọn “Nhận kết quả” để lấy lại hồ sơ, bổ sung giấy tờ rồi nộp lại.',
  en: 'Please come to the cabinet and choose “Fetch a result” to take the papers back, complete them and deposit them again.',
};

const waitForTheLook: LocalizedText = {
  vi: 'Quý vị không phải làm gì. Nếu cần gấp, xin gọi điện đến quầy.',
  en: 'There is nothing for you to do. If it is urgent, please call the desk.',
};

/** @param dossier as it stands; while nobody is certain where the papers are, nothing is asked of the citizen. */
export function nextStepOf(dossier: {
  readonly state: State;
  readonly contents: Contents;
  readonly custodyCertain: boolean;
}): LocalizedText {
  const { state, contents, custodyCertain } = dossier;
  if (!custodyCertain) return waitForTheLook;
  return state === 'loaded' && contents === 'application' ? fetchAndCompleteText : nextStepTexts[state];
}
