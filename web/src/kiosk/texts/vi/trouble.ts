export const trouble = {
  what: {
    no_tray_free: { title: 'Hết khay trống', what: 'Hiện không còn khay nào vừa cho hồ sơ này.' },
    other_door_open: {
      title: 'Có khay còn mở',
      what: 'Mỗi lần chỉ mở một khay. Xin đóng khay đang mở, rồi thử lại.',
    },
    lock_stuck_deposit: {
      title: 'Khay không mở được',
      what: 'Xin lỗi quý vị. Khóa khay {{label}} bị kẹt và đã được báo. Xin dùng khay khác.',
    },
    lock_stuck_pickup: {
      title: 'Khay không mở được',
      what: 'Xin lỗi quý vị. Khóa khay {{label}} bị kẹt và cán bộ đã được báo; giấy tờ vẫn an toàn trong khay. Xin liên hệ quầy, hoặc thử lại sau.',
    },
    lock_cools_deposit: {
      title: 'Khóa của tủ cần nghỉ một lát',
      what: 'Khóa khay {{label}} chưa mở ngay được, không có gì hỏng. Xin mở khay khác, ngay bây giờ hoặc sau ít giây.',
    },
    lock_cools_pickup: {
      title: 'Khóa của tủ cần nghỉ một lát',
      what: 'Khóa khay {{label}} chưa mở ngay được; giấy tờ vẫn an toàn trong khay. Xin chờ tại đây, rồi mở lại khay.',
    },
    not_put_in: { title: 'Khay vẫn trống', what: 'Cửa đã đóng nhưng chưa có phong bì trong khay {{label}}.' },
    not_taken: {
      title: 'Giấy tờ còn trong khay',
      what: 'Cửa đã đóng nhưng giấy tờ vẫn còn trong khay {{label}}.',
    },
    unsure_deposit: {
      title: 'Cán bộ sẽ kiểm tra khay',
      what: 'Chưa rõ phong bì đã nằm trong khay {{label}} chưa. Nếu cửa khay còn mở, xin đóng lại. Cán bộ sẽ kiểm tra; quý vị xem kết quả ở mục Tra cứu hoặc hỏi quầy.',
    },
    unsure_pickup: {
      title: 'Cán bộ sẽ kiểm tra khay',
      what: 'Chưa rõ giấy tờ đã được lấy hết khỏi khay {{label}} chưa. Nếu cửa khay còn mở, xin đóng lại. Cán bộ sẽ kiểm tra; xin liên hệ quầy nếu cần.',
    },
    tray_blocked: {
      title: 'Khay này tạm ngừng',
      what: 'Cán bộ phải kiểm tra khay trước. Giấy tờ của quý vị vẫn an toàn.',
    },
    cabinet_unreachable: {
      title: 'Tủ tạm thời không trả lời',
      what: 'Chưa mở được khay nào. Xin thử lại sau một lát.',
    },
    power_failing: {
      title: 'Sắp mất điện',
      what: 'Nguồn điện bị mất nên không mở thêm khay. Nếu có khay đang mở, xin đóng lại. Giấy tờ trong tủ vẫn an toàn.',
    },
    unreachable: {
      title: 'Mất kết nối',
      what: 'Kiosk chưa nối được với máy chủ. Việc vừa rồi có thể thử lại an toàn, không bị làm hai lần.',
    },
    sms_failed: {
      title: 'Chưa gửi được tin nhắn',
      what: 'Mạng tin nhắn đang có sự cố. Xin thử gửi lại, hoặc đến quầy.',
    },
    message_undelivered: {
      title: 'Tin nhắn không đến được số này',
      what: 'Có thể số chưa đúng, hoặc điện thoại đang tắt máy. Xin kiểm tra số, hoặc nhận mã mới.',
    },
    call_unanswered: {
      title: 'Không có ai nghe máy',
      what: 'Cuộc gọi đọc mã không có người nghe hoặc máy bận. Xin để điện thoại bên mình rồi gọi lại, hoặc nhận mã bằng tin nhắn.',
    },
    too_many_requests: {
      title: 'Xin chờ thêm',
      what: 'Số điện thoại này vừa nhận mã. Xin chờ thêm rồi nhận mã mới, hoặc đến quầy.',
    },
    kiosk_at_limit: {
      title: 'Kiosk này tạm ngừng gửi mã',
      what: 'Đã có nhiều lần thử tại kiosk này. Giấy tờ trong tủ vẫn an toàn. Xin quay lại sau, hoặc đến quầy.',
    },
    site_at_limit: {
      title: 'Hôm nay không gửi thêm mã',
      what: 'Số tin nhắn dành cho mã xác nhận đã dùng hết. Xin quay lại sau, hoặc đến quầy.',
    },
    phone_at_desk: {
      title: 'Xin đến quầy với số điện thoại này',
      what: 'Hiện không gửi mã đến số này. Chủ số điện thoại xin mang thẻ căn cước đến quầy; cán bộ sẽ giúp ngay.',
    },
    pickup_qr_wrong: {
      title: 'Mã QR và số điện thoại không khớp',
      what: 'Xin xem lại số điện thoại, hoặc đưa mã QR mới nhất trước máy quét: mỗi mã chỉ dùng một lần.',
    },
    factor_wrong: {
      title: 'Thông tin chưa đúng',
      what: 'Thông tin vừa nhập không khớp với người đứng tên. Xin kiểm tra và nhập lại.',
    },
    factor_exhausted: {
      title: 'Đã hết lượt thử',
      what: 'Giấy tờ vẫn an toàn trong khay. Người đứng tên mang căn cước đến quầy để nhận.',
    },
    session_ended: {
      title: 'Phiên làm việc đã hết',
      what: 'Để bảo vệ quý vị, phiên chỉ kéo dài vài phút. Xin nhận mã mới để tiếp tục.',
    },
    no_longer_offered: {
      title: 'Thủ tục này không còn nhận tại tủ',
      what: 'Danh mục vừa thay đổi. Xin chọn thủ tục khác hoặc hỏi quầy.',
    },
    not_here: {
      title: 'Hồ sơ không còn ở đây',
      what: 'Có thể cán bộ vừa chuyển hồ sơ đi. Xin tra cứu lại hoặc hỏi quầy.',
    },
    no_such_page: { title: 'Không tìm thấy hồ sơ', what: 'Mã vừa quét không thuộc hồ sơ nào ở đây.' },
    unexpected: { title: 'Có lỗi xảy ra', what: 'Xin lỗi quý vị. Xin thử lại, hoặc hỏi quầy.' },
  },
  way: {
    answer_again: 'Nhập lại',
    number_again: 'Nhập lại số',
    by_code: 'Dùng mã trong tin nhắn',
    try_again: 'Thử lại',
    another_tray: 'Mở khay khác',
    open_again: 'Mở lại khay',
    new_code: 'Nhận mã mới',
    call_again: 'Gọi lại cho tôi',
    by_message: 'Nhận mã bằng tin nhắn',
    other_number: 'Sửa số',
    what_waits: 'Xem hồ sơ đang chờ',
    leave: 'Về màn hình đầu',
  },
  readyIn_other: 'Khay này mở được sau {{count}} giây.',
  triesLeft_other: 'Quý vị còn {{count}} lần thử.',
  after: {
    seconds_other: 'Có thể nhận mã mới sau {{count}} giây.',
    minutes_other: 'Có thể nhận mã mới sau {{count}} phút.',
    hours_other: 'Có thể nhận mã mới sau {{count}} giờ.',
  },
  nextRun: 'Cán bộ đến thu hồ sơ lúc {{when}}; sau đó sẽ có khay trống.',
  depositNumber: 'Mã gửi hồ sơ của quý vị: {{number}}',
  openTrays: 'Khay đang mở: {{trays}}',
  otherPlaces: 'Nơi khác có thể nộp',
  stillWorks: 'Những việc vẫn làm được',
  withoutSms: 'Vẫn xem được hồ sơ bằng mã QR trên phiếu và danh sách giấy tờ của từng thủ tục.',
  stopped: {
    unreachable: {
      title: 'Kiosk đang mất kết nối',
      what: 'Kiosk sẽ tự hoạt động lại khi có mạng. Giấy tờ trong tủ vẫn an toàn.',
      still: 'Đến quầy trong giờ làm việc, hoặc quay lại sau.',
    },
    power_failing: {
      title: 'Sắp mất điện',
      what: 'Không mở thêm khay cho đến khi có điện lại. Nếu có khay đang mở, xin đóng lại. Giấy tờ trong tủ vẫn an toàn.',
      still: 'Đến quầy trong giờ làm việc, hoặc quay lại khi có điện.',
    },
    out_of_service: {
      title: 'Tủ tạm ngừng phục vụ',
      what: 'Tủ đang không trả lời, nên chưa mở được khay nào. Kiosk sẽ tự hoạt động lại khi tủ trả lời. Giấy tờ trong tủ vẫn an toàn.',
      still: 'Vẫn tra cứu được hồ sơ.',
    },
  },
} as const;
