import type { ProblemCode } from '../../problems/problem-code.js';

interface Explained {
  readonly title: string;
  /** What to do about it. */
  readonly help: string;
}

/** Every way in which the service refuses, in plain words. */
export const vi = {
  validation_failed: { title: 'Thông tin chưa đúng', help: 'Xin xem lại những gì đã nhập.' },
  idempotency_key_missing: { title: 'Yêu cầu không hợp lệ', help: 'Xin tải lại trang rồi làm lại.' },
  unauthenticated: { title: 'Chưa đăng nhập', help: 'Xin đăng nhập.' },
  session_ended: { title: 'Phiên làm việc đã hết', help: 'Xin đăng nhập lại.' },
  code_wrong: { title: 'Mã không đúng', help: 'Xin kiểm tra rồi nhập lại.' },
  code_expired: { title: 'Mã đã hết hạn', help: 'Xin yêu cầu mã mới.' },
  code_used: { title: 'Mã đã được dùng', help: 'Xin yêu cầu mã mới.' },
  pickup_qr_wrong: { title: 'Mã QR và số điện thoại không khớp', help: 'Xem lại số điện thoại.' },
  pickup_factor_wrong: { title: 'Thông tin không khớp', help: 'Xem lại thông tin người đứng tên.' },
  pickup_factor_missing: {
    title: 'Thiếu thông tin người đứng tên',
    help: 'Ghi thông tin trước, rồi mở khay.',
  },
  code_foreign: { title: 'Mã không thuộc màn hình này', help: 'Xin yêu cầu mã mới tại đây.' },
  forbidden: { title: 'Bạn không được làm việc này', help: 'Xin nhờ người có thẩm quyền.' },
  second_factor_required: {
    title: 'Cần mã xác thực',
    help: 'Xin nhập mã trong ứng dụng xác thực của bạn.',
  },
  reauthentication_required: {
    title: 'Cần xác thực lại',
    help: 'Xin nhập mã trong ứng dụng xác thực của bạn, rồi làm lại.',
  },
  second_person_required: {
    title: 'Cần người thứ hai',
    help: 'Khay này có thể có hồ sơ. Xin mời một người nữa được phép mở khay cùng xác nhận.',
  },
  same_person_twice: {
    title: 'Cần một người khác',
    help: 'Người thứ hai phải là người khác, không phải chính bạn.',
  },
  second_person_may_not: {
    title: 'Người thứ hai không được phép',
    help: 'Người thứ hai không có quyền mở khay này. Xin mời người khác.',
  },
  password_change_required: { title: 'Cần đổi mật khẩu trước', help: 'Xin chọn mật khẩu mới.' },
  not_found: { title: 'Không tìm thấy', help: 'Có thể đã bị thay đổi. Xin quay lại danh sách.' },
  transition_not_legal: {
    title: 'Hồ sơ không còn ở trạng thái cho phép việc này',
    help: 'Có người đã làm trước, hoặc người dân đã lấy. Màn hình vừa được cập nhật, xin xem lại.',
  },
  operation_settled: { title: 'Lượt mở khay đã kết thúc', help: 'Xin xem kết quả trên màn hình.' },
  door_operation_pending: {
    title: 'Một lượt mở khay chưa xong',
    help: 'Xin đóng cửa khay đang mở và đợi một lát.',
  },
  no_tray_free: { title: 'Không còn khay trống', help: 'Xin lấy bớt hồ sơ ra, hoặc chuyển ra quầy.' },
  tray_out_of_service: { title: 'Khay đang ngừng sử dụng', help: 'Xin chọn khay khác.' },
  tray_not_free: { title: 'Khay không trống', help: 'Xin chọn khay khác.' },
  tray_content_unknown: {
    title: 'Chưa biết trong khay có gì',
    help: 'Xin mở khay để kiểm tra trước.',
  },
  official_code_taken: {
    title: 'Mã hồ sơ đã thuộc một hồ sơ khác',
    help: 'Xin kiểm tra lại mã hồ sơ trên hệ thống một cửa.',
  },
  run_not_open: { title: 'Lượt này không mở', help: 'Có người đã kết thúc lượt. Xin xem lại.' },
  run_already_open: { title: 'Đang có một lượt khác', help: 'Xin làm tiếp lượt đó, hoặc kết thúc nó trước.' },
  run_has_unresolved_items: {
    title: 'Lượt còn việc chưa xong',
    help: 'Xin làm xong, hoặc nêu lý do cho từng việc còn lại.',
  },
  procedure_changed: {
    title: 'Thủ tục đã được người khác sửa',
    help: 'Chưa ghi đè gì. Xin lấy bản mới rồi sửa lại.',
  },
  preview_outdated: { title: 'Bản xem trước đã cũ', help: 'Xin xem trước lại rồi xác nhận.' },
  audit_already_open: { title: 'Đang có một đợt kiểm tra tủ này', help: 'Xin làm tiếp đợt đó.' },
  audit_not_open: { title: 'Đợt kiểm tra không mở', help: 'Xin xem lại danh sách kiểm tra.' },
  audit_has_open_items: {
    title: 'Còn khay chưa được kiểm tra',
    help: 'Xin mở và kiểm tra các khay còn lại.',
  },
  partner_has_two_keys: {
    title: 'Hệ thống đã có hai khóa',
    help: 'Xin hủy khóa không còn dùng trước.',
  },
  already_exists: { title: 'Đã có rồi', help: 'Xin chọn tên hoặc mã khác.' },
  simulator_refused: {
    title: 'Tủ mô phỏng không cho phép',
    help: 'Chỉ có trong bản trình diễn. Xin xem tủ ảo.',
  },
  request_too_slow: { title: 'Yêu cầu đến quá chậm', help: 'Xin kiểm tra mạng rồi gửi lại.' },
  payload_too_large: { title: 'Nội dung quá lớn', help: 'Xin chia nhỏ rồi gửi lại.' },
  unsupported_media_type: { title: 'Loại tệp không dùng được', help: 'Xin chọn tệp khác.' },
  misdirected_request: { title: 'Sai địa chỉ', help: 'Xin mở trang cán bộ ở đúng địa chỉ của trang.' },
  given_password_over: {
    title: 'Mật khẩu được cấp không dùng được nữa',
    help: 'Mật khẩu đó dùng cho một lần đăng nhập trong ba ngày. Nếu bạn chưa dùng, xin báo ngay cho quản trị và nhận mật khẩu khác.',
  },
  password_too_common: {
    title: 'Mật khẩu quá dễ đoán',
    help: 'Nhiều người dùng mật khẩu này, hoặc nó gần như chỉ là tên của bạn. Xin chọn một câu chỉ riêng bạn nghĩ ra.',
  },
  phone_not_vietnamese_mobile: {
    title: 'Không phải số di động Việt Nam',
    help: 'Xin kiểm tra lại số điện thoại.',
  },
  procedure_unknown: { title: 'Không có thủ tục này', help: 'Xin chọn lại thủ tục.' },
  procedure_not_depositable: { title: 'Thủ tục này không nộp qua tủ', help: 'Xin tiếp nhận tại quầy.' },
  procedure_not_fetchable: {
    title: 'Kết quả thủ tục này không trả qua tủ',
    help: 'Xin chuyển ra quầy.',
  },
  idempotency_key_reused: { title: 'Yêu cầu không hợp lệ', help: 'Xin tải lại trang rồi làm lại.' },
  too_many_requests: { title: 'Quá nhiều yêu cầu', help: 'Xin đợi một lát rồi thử lại.' },
  internal_error: {
    title: 'Hệ thống gặp lỗi',
    help: 'Xin thử lại; nếu vẫn lỗi, xin báo người quản trị. Không có gì bị mất.',
  },
  cabinet_unreachable: {
    title: 'Tủ không trả lời',
    help: 'Không có cửa nào được mở. Xin thử lại; nếu vẫn vậy, xin báo kỹ thuật.',
  },
  power_failing: { title: 'Nguồn điện sắp mất', help: 'Tạm thời không mở khay. Xin đợi có điện ổn định.' },
  service_unavailable: { title: 'Hệ thống tạm thời chưa trả lời được', help: 'Xin đợi một lát rồi thử lại.' },
  unreachable: {
    title: 'Không có trả lời',
    help: 'Không rõ việc đã được thực hiện chưa. Xin kiểm tra mạng rồi xem lại trước khi làm lại.',
  },
} as const satisfies Readonly<Record<ProblemCode, Explained>>;
