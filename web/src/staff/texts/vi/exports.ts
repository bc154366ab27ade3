export const vi = {
  what: 'Tải số liệu dạng bảng tính (XLSX). Số điện thoại được che, không có tên người dân.',
  period: 'Khoảng thời gian',
  from: 'Từ ngày',
  to: 'Đến hết ngày',
  most: 'Nhiều nhất {{days}} ngày. Giờ trong bảng là giờ Việt Nam.',
  fault: {
    from_missing: 'Xin chọn ngày bắt đầu.',
    to_missing: 'Xin chọn ngày kết thúc.',
    backwards: 'Ngày kết thúc phải từ ngày bắt đầu trở đi.',
    too_long: 'Khoảng này có {{length}} ngày; nhiều nhất {{days}} ngày một lần.',
  },
  download: 'Tải về',
  done: 'Đã tải {{file}}.',
  refused: {
    title: 'Không xuất được khoảng thời gian này',
    text: 'Một lần xuất được nhiều nhất {{days}} ngày và {{rows}} dòng. Xin chọn khoảng ngắn hơn.',
  },
  workbook: {
    dossiers: { name: 'Hồ sơ', what: 'Các hồ sơ bắt đầu trong khoảng này, với tình trạng hiện nay.' },
    'door-operations': {
      name: 'Lượt mở khay',
      what: 'Mỗi lần mở khay: khay nào, ai mở, để làm gì, kết quả.',
    },
    'daily-figures': { name: 'Số liệu theo ngày', what: 'Từng ngày: số hồ sơ gửi, tiếp nhận, trả, quá hạn…' },
  },
} as const;
