import type { Schema } from '../../../shared/api/index.js';

type Health = Schema<'HardwareHealth'>;
type Cabinet = Health['cabinets'][number];
type Words<Key extends string> = Readonly<Record<Key, string>>;

export const vi = {
  now: 'Tình trạng chung',
  bridgeName: 'Cầu nối với tủ',
  bridge: {
    connected: 'Đang kết nối',
    disconnected: 'Mất kết nối: không mở được khay nào',
  } satisfies Words<Health['bridge']>,
  bridgeReason: {
    not_running: 'cầu nối không chạy',
    silent: 'cầu nối bị treo: không trả lời',
    refused: 'cầu nối thuộc phiên bản khác, hoặc kỹ thuật viên đang dùng riêng cầu nối',
    broken: 'kết nối bị lỗi: xem nhật ký máy',
  } satisfies Words<NonNullable<Health['bridgeReason']>>,
  mainsName: 'Điện lưới',
  mains: {
    present: 'Có điện',
    failing: 'Mất điện: tủ đang chạy bằng pin dự phòng',
    unknown: 'Không có tín hiệu',
  } satisfies Words<Health['mains']>,
  housingName: 'Vỏ {{cabinet}}',
  housing: {
    closed: 'Đang đóng',
    open: 'Đang mở',
    unknown: 'Không có tín hiệu',
  } satisfies Words<Cabinet['housing']>,
  presenceName: 'Trước {{cabinet}}',
  presence: {
    present: 'Có người',
    absent: 'Không có ai',
    unknown: 'Không có tín hiệu',
  } satisfies Words<Cabinet['presence']>,
  lampName: 'Đèn của {{cabinet}}',
  lamp: {
    lit: 'Đang sáng',
    dark: 'Đang tắt',
    none: 'Không có đèn tủ',
    unknown: 'Không điều khiển được',
  } satisfies Words<Cabinet['lamp']>,
  litTrays: '; đèn khay đang sáng: {{trays}}',
  trayLampsUnknown: '; không điều khiển được đèn khay',
  buzzerName: 'Còi của {{cabinet}}',
  buzzer: {
    silent: 'Im lặng',
    opened: 'Báo khay vừa mở khóa',
    left_open: 'Đang báo có cửa chưa đóng',
    none: 'Không có còi',
    unknown: 'Không điều khiển được',
  } satisfies Words<Cabinet['buzzer']>,
  boardsName: 'Bo mạch',
  boardsAnswering: '{{answering}} trên {{all}} trả lời',
  notClosedName: 'Khay chưa chắc đã đóng',
  outOfServiceName: 'Khay ngừng sử dụng',
  boards: 'Các bo mạch khóa',
  noBoards: 'Cơ sở này chưa có bo mạch nào trong cấu hình.',
  column: {
    board: 'Bo mạch',
    place: 'Nơi lắp',
    health: 'Tình trạng',
    trays: 'Số khay',
    notClosed: 'Chưa chắc đã đóng',
    outOfService: 'Ngừng sử dụng',
  },
  place: '{{cabinet}}, đường dây {{bus}}, địa chỉ {{board}}',
  placeOnLines: '{{cabinet}}, {{bus}}, chân GPIO của máy tính',
  driver: 'Loại {{driver}}',
  health: {
    starting: 'Đang khởi động',
    answering: 'Trả lời tốt',
    silent: 'Không trả lời',
    disconnected: 'Mất kết nối',
  } satisfies Words<Health['banks'][number]['health']>,
  reason: {
    starting: 'Vừa khởi động, chưa hỏi xong',
    locks_missing: 'Trả lời thiếu một số khóa có khay: xem loại bo mạch và số khóa trong cấu hình',
    no_reply: 'Không nhận được tín hiệu nào: xem nguồn điện, dây và địa chỉ của bo mạch',
    unreadable_reply: 'Có tín hiệu nhưng không đọc được: đường dây bị nhiễu hoặc sai tốc độ',
    line_stalled: 'Đường dây không nhận dữ liệu gửi đi: xem bộ chuyển đổi',
    line_lost: 'Đường dây đã bị ngắt: xem cáp và bộ chuyển đổi',
    line_silent: 'Đường dây im lặng hoàn toàn: xem nguồn và mạng của bộ chuyển đổi, rồi đến các bo mạch',
    line_not_opened: 'Không mở được đường dây: xem bộ chuyển đổi và cấu hình',
    guard_lost: 'Chương trình canh ngõ ra GPIO đã dừng, đang khởi động lại',
    unreadable_lines: 'Không đọc được công tắc cửa: xem các chân GPIO',
    not_told: 'Cầu nối không báo gì về bo mạch này',
  } satisfies Words<Exclude<Health['banks'][number]['reason'], 'replied'>>,
  allTrays: 'Cả {{count}} khay',
  none: 'Không có',
} as const;
