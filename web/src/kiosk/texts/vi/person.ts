export const person = {
  phone: {
    title: 'Số điện thoại của quý vị',
    deposit: 'Mã xác nhận và thông báo về hồ sơ sẽ được gửi đến số này.',
    pickup: 'Xin nhập số đã đăng ký khi nộp hồ sơ. Mã xác nhận sẽ được gửi đến số này.',
    lookup: 'Xin nhập số đã đăng ký khi nộp hồ sơ. Mã xác nhận sẽ được gửi đến số này.',
    label: 'Số điện thoại di động',
    refused: 'Đây không phải số di động Việt Nam. Xin kiểm tra lại, ví dụ 0912 345 678.',
    orQr: 'Không nhận được tin nhắn? Mở đường dẫn trong tin báo kết quả, hiện mã QR nhận kết quả và đưa trước máy quét.',
    send: 'Gửi mã cho tôi',
  },
  qr: {
    title: 'Số điện thoại của hồ sơ',
    what: 'Đã đọc mã QR. Xin nhập số điện thoại đã đăng ký khi nộp hồ sơ; không cần mã trong tin nhắn.',
    go: 'Tiếp tục',
  },
  code: {
    message: {
      title: 'Nhập mã trong tin nhắn',
      what: 'Mã sáu số được gửi đến {{phone}}, dùng được đến {{until}}.',
    },
    call: {
      title: 'Nhập mã nghe được',
      what: 'Xin nghe máy: cuộc gọi đến {{phone}} đọc mã sáu số, hai lần. Mã dùng được đến {{until}}.',
    },
    label: 'Mã xác nhận',
    notCome: 'Chưa nhận được mã?',
    check: 'Tiếp tục',
    digit: '{{position}}/6',
  },
  missing: {
    title: 'Chưa nhận được mã?',
    what: 'Tin nhắn có thể đến chậm một, hai phút. Xin kiểm tra điện thoại còn sóng và số {{phone}} là đúng.',
    undisclosed: 'Nếu không có hồ sơ nào với số này thì sẽ không có mã nào được gửi.',
    wait_other: 'Gửi lại sau {{count}} giây',
    again: 'Gửi lại mã',
    call: 'Gọi điện đọc mã cho tôi',
    type: 'Tôi đã có mã, nhập mã',
    otherPhone: 'Sửa số',
    otherChannel:
      'Không dùng được tin nhắn? Cán bộ tại quầy xác nhận bằng thẻ căn cước và giúp quý vị trong giờ làm việc.',
  },
  wrong: {
    title: 'Mã chưa đúng',
    what_other: 'Quý vị còn {{count}} lần thử. Xin xem lại mã trong tin nhắn mới nhất.',
    again: 'Nhập lại mã',
    newCode: 'Gửi mã mới',
  },
  over: {
    expired: { title: 'Mã đã hết hạn', what: 'Mỗi mã chỉ dùng được vài phút. Xin nhận mã mới.' },
    exhausted: { title: 'Đã hết lượt thử', what: 'Mã này không dùng được nữa. Xin nhận mã mới.' },
    replaced: {
      title: 'Mã không còn dùng được',
      what: 'Mã này đã được dùng hoặc đã được thay. Xin nhận mã mới.',
    },
    newCode: 'Gửi mã mới',
  },
} as const;
