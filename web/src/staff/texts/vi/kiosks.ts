export const vi = {
  none: 'Chưa có màn hình tủ nào.',
  name: 'Tên màn hình',
  valid: 'Đang dùng',
  revoked: 'Đã thu hồi',
  waiting: 'Chờ thiết lập',
  new: {
    link: 'Màn hình mới',
    hint: 'Ví dụ: Tủ trước cổng, màn hình 1.',
    fault: 'Xin đặt tên.',
    submit: 'Lấy mã thiết lập',
  },
  code: {
    title: 'Thiết lập {{name}}',
    help: 'Mã dùng một lần, đến {{until}}, và chỉ hiện lần này. Nhập mã trên chính màn hình ở tủ.',
    where: 'Trang cần mở trên màn hình ở tủ:',
    again: 'Mã mới',
  },
  revoke: {
    link: 'Thu hồi',
    title: 'Thu hồi {{name}}',
    help: 'Màn hình này ngừng hoạt động ngay và không dùng lại được. Người đang đứng trước tủ sẽ mất phiên làm việc.',
    done: 'Đã thu hồi {{name}}.',
  },
} as const;
