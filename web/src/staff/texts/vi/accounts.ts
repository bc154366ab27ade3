import type { Schema } from '../../../shared/api/index.js';

export const vi = {
  role: {
    officer: 'Cán bộ tư vấn',
    desk: 'Quầy một cửa',
    department: 'Phòng ban',
    agency: 'Cơ quan phối hợp',
    technician: 'Kỹ thuật',
    supervisor: 'Lãnh đạo',
    administrator: 'Quản trị',
  } satisfies Readonly<Record<Schema<'Role'>, string>>,
  column: { name: 'Tên', roles: 'Vai trò', state: 'Trạng thái' },
  enabled: 'Đang dùng',
  disabled: 'Đã khóa',
  locked: 'Nhập sai quá nhiều lần: phải đợi trước mỗi lần nhập tiếp',
  secondFactor: { set_up: 'Có ứng dụng xác thực', missing: 'Chưa cài ứng dụng xác thực' },
  givenPassword: {
    waiting: 'Có mật khẩu dùng cho một lần đăng nhập',
    used: 'Đã đăng nhập bằng mật khẩu được cấp, chưa đặt mật khẩu riêng',
    expired: 'Mật khẩu được cấp đã hết hạn: xin đặt lại mật khẩu',
  },
  command: {
    change_roles: 'Đổi vai trò',
    reset_second_factor: 'Đặt lại ứng dụng xác thực',
    unlock: 'Cho đăng nhập lại',
    disable: 'Khóa',
    enable: 'Mở khóa',
    reset_password: 'Đặt lại mật khẩu',
  },
  confirm: {
    change_roles: 'Vai trò nào bị bỏ thì {{name}} không dùng được nữa, ngay từ lúc này.',
    reset_second_factor:
      '{{name}} sẽ bị đăng xuất ngay và phải cài lại ứng dụng xác thực khi đăng nhập. Xin mời {{name}} đến gặp trực tiếp.',
    unlock: '{{name}} sẽ được nhập lại ngay. Xin hỏi trước có đúng {{name}} đã nhập sai mật khẩu không.',
    disable: '{{name}} sẽ bị đăng xuất ngay và không đăng nhập được nữa.',
    enable: '{{name}} sẽ đăng nhập lại được bằng mật khẩu cũ.',
    reset_password:
      '{{name}} sẽ bị đăng xuất ngay. Mật khẩu mới hiện một lần ở đây, dùng cho một lần đăng nhập trong ba ngày.',
  },
  identity: {
    question: 'Đã gặp trực tiếp và nhận ra {{name}} bằng',
    known_in_person: 'Tôi quen biết {{name}}',
  },
  done: {
    change_roles: 'Đã đổi vai trò của {{name}}.',
    reset_second_factor: 'Đã đặt lại ứng dụng xác thực của {{name}}.',
    unlock: '{{name}} đã có thể đăng nhập lại.',
    disable: 'Đã khóa tài khoản của {{name}}.',
    enable: 'Đã mở khóa tài khoản của {{name}}.',
    reset_password: 'Đã đặt lại mật khẩu của {{name}}.',
  },
  new: {
    link: 'Tài khoản mới',
    title: 'Tài khoản mới',
    displayName: 'Họ và tên',
    username: 'Tên đăng nhập',
    usernameHint: 'Chữ thường không dấu, chữ số, dấu chấm hoặc gạch; ví dụ nguyen.thi.lan.',
    office: { department: 'Thuộc phòng ban', agency: 'Thuộc cơ quan' },
    choose: 'Chọn…',
    submit: 'Tạo tài khoản',
  },
  fault: {
    displayName: 'Xin ghi họ và tên, nhiều nhất 80 ký tự.',
    username: 'Tên đăng nhập có 2–32 chữ thường không dấu, bắt đầu bằng chữ.',
    roles: 'Xin chọn ít nhất một vai trò.',
    twoOffices: 'Một tài khoản thuộc phòng ban hoặc cơ quan, không cả hai.',
    departmentCode: 'Xin chọn nơi làm việc.',
  },
  password: {
    title: 'Mật khẩu của {{username}}',
    help: 'Chỉ hiện lần này. Xin trao tận tay; dùng cho một lần đăng nhập trong ba ngày.',
  },
} as const;
