export const vi = {
  title: 'Tình trạng hồ sơ',
  locker: 'Tủ hồ sơ 24/7',
  looking: 'Đang xem hồ sơ ở đâu…',
  lookAgain: 'Xem lại',
  heardAt: 'Cập nhật lúc {{time}}',
  stale: 'Chưa cập nhật được. Thông tin dưới đây là lúc {{time}}.',
  fetch: {
    title: 'Nhận tại tủ hồ sơ 24/7',
    how: 'Tủ mở suốt ngày đêm. Chỉ cần số điện thoại và mã nhận qua tin nhắn.',
    until: 'Hạn nhận: {{time}}',
    past: 'Đã quá hạn. Cán bộ sẽ lấy về quầy vào lượt tới.',
    today: 'Hôm nay là ngày cuối.',
    tomorrow: 'Ngày mai là ngày cuối.',
    days_other: 'Còn {{count}} ngày.',
  },
  missing: {
    title: 'Giấy tờ còn thiếu',
    how: 'Xin bổ sung rồi nộp lại tại tủ hoặc tại quầy.',
  },
  facts: {
    title: 'Thông tin hồ sơ',
    procedure: 'Thủ tục',
    depositNumber: 'Mã gửi hồ sơ',
    depositedAt: 'Gửi vào tủ lúc',
    dueAt: 'Hẹn trả kết quả',
  },
  progress: {
    title: 'Các bước',
    deposit: 'Gửi phong bì vào tủ',
    check: 'Kiểm tra giấy tờ',
    processing: 'Giải quyết hồ sơ',
    result: 'Trả kết quả',
    done: 'xong',
    current: 'đang làm',
    ahead: 'chưa đến',
  },
  desk: {
    title: 'Quầy một cửa',
    address: 'Địa chỉ',
    hours: 'Giờ làm việc',
    phone: 'Điện thoại',
  },
  trouble: {
    unknown_link: {
      title: 'Không có trang này',
      text: 'Đường dẫn không đúng hoặc thiếu ký tự. Xin quét lại mã QR trên phiếu gửi, hoặc mở lại đường dẫn trong tin nhắn.',
    },
    no_network: {
      title: 'Điện thoại chưa có mạng',
      text: 'Xin bật dữ liệu di động hoặc Wi-Fi rồi xem lại. Hồ sơ của quý vị không bị ảnh hưởng.',
    },
    service_away: {
      title: 'Tạm thời chưa xem được',
      text: 'Hệ thống chưa trả lời. Xin xem lại sau ít phút. Hồ sơ của quý vị không bị ảnh hưởng.',
    },
  },
} as const;
