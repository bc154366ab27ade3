import { formatLocalTime } from '../drawing/local-time.js';
import { type TextBlock } from '../drawing/text-block.js';
import { depositSlipForm } from './deposit-slip.form.js';
import { type DepositSlipValues } from './deposit-slip.values.js';

const labelSize = 6.5;

/** Site and title, at the head of the slip. */
export function headBlock(values: DepositSlipValues): TextBlock {
  return [
    { text: values.site.name, size: 8, align: 'center' },
    {
      text: depositSlipForm.name.vi.toLocaleUpperCase('vi'),
      size: 15,
      weight: 'bold',
      align: 'center',
      tag: 'H1',
    },
    { text: depositSlipForm.name.en, size: 8, align: 'center', language: 'en' },
  ];
}

export const numberLabel: TextBlock = [
  { text: 'Mã gửi hồ sơ / Deposit number', size: labelSize, align: 'center' },
];

export const procedureLabel: TextBlock = [{ text: 'Thủ tục / Procedure', size: labelSize }];

export function procedureBlock(values: DepositSlipValues): TextBlock {
  return [{ text: values.procedureName, size: 12, weight: 'bold' }];
}

/** When it was deposited, and whom to ask. */
export function detailsBlock(values: DepositSlipValues): TextBlock {
  const { desk } = values;
  const size = 8;
  return [
    { text: 'Thời điểm gửi / Deposited at', size: labelSize },
    { text: formatLocalTime(values.depositedAt, values.timeZone), size: 10, weight: 'bold' },
    { text: 'Hỏi tại / Ask at', size: labelSize, spaceBefore: 3 },
    { text: desk.name, size, weight: 'bold' },
    { text: desk.hours.vi, size },
    { text: desk.hours.en, size: labelSize, language: 'en' },
    ...(desk.phone === undefined ? [] : [{ text: `Điện thoại / Phone: ${desk.phone}`, size }]),
  ];
}

export const qrCaption: TextBlock = [
  { text: 'Quét mã để xem tình trạng', size: labelSize, align: 'center' },
  { text: 'Scan to see the status', size: labelSize, align: 'center', language: 'en' },
];

/** The slip must never be mistaken for the acceptance, from which the time limits run. */
export function noAcceptanceBlock({ regulation }: DepositSlipValues): TextBlock {
  return [
    {
      text: 'Đây không phải giấy tiếp nhận hồ sơ và hẹn trả kết quả.',
      size: 8.5,
      weight: 'bold',
    },
    {
      text: `Giấy tiếp nhận và hẹn trả (${regulation.appointmentSlip.vi}) được gửi sau khi công chức kiểm tra hồ sơ.`,
      size: 7,
    },
    {
      text: `This is not an acceptance. The appointment slip (${regulation.appointmentSlip.en}) follows the officer's check.`,
      size: 6.5,
      language: 'en',
    },
  ];
}
