export const vi = {
  none: 'Chưa có màn hình tủ nào.',
  name: 'Tên màn hình',
  valid: 'Đang dùng',
  revoked: 'Đã thu hồi',
  new: {
    link: 'Màn hình mới',
    hint: 'Ví dụ: Tủ trước cổng, màn hình 1.',
    fault: 'Xin đặt tên.',
    submit: 'Cấp phép',
  },
  credential: {
    title: 'Thiết lập {{name}}',
    help: 'Mở địa chỉ này trên chính màn hình ở tủ. Địa chỉ và mã chỉ hiện lần này.',
    link: 'Mã QR của địa chỉ thiết lập',
    alone: 'Hoặc nhập riêng mã:',
  },
  revoke: {
    link: 'Thu hồi',
    title: 'Thu hồi {{name}}',
    help: 'Màn hình này ngừng hoạt động ngay và không dùng lại được. Người đang đứng trước tủ sẽ mất phiên làm việc.',
    done: 'Đã thu hồi {{name}}.',
  },
} as const;
