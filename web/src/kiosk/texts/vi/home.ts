export const home = {
  title: 'Xin chào! Quý vị cần làm gì?',
  deposit: 'Nộp hồ sơ',
  depositHint: 'Bỏ giấy tờ vào khay, bất cứ giờ nào',
  pickup: 'Nhận kết quả',
  pickupHint: 'Lấy kết quả bằng số điện thoại đã đăng ký',
  lookup: 'Tra cứu',
  lookupHint: 'Xem hồ sơ đang ở đâu',
  freeTrays: 'Khay còn trống',
  noneFree: 'Hết khay trống. Lượt thu hồ sơ tới: {{when}}.',
  nextRun: 'Lượt thu hồ sơ tới',
  hours: 'Giờ làm việc của quầy',
  smsDown:
    'Mạng tin nhắn đang có sự cố, mã xác nhận có thể không đến. Vẫn xem được hồ sơ bằng mã QR trên phiếu và danh sách giấy tờ của từng thủ tục.',
  smsDownButQr:
    'Mạng tin nhắn đang có sự cố, mã xác nhận có thể không đến. Vẫn nhận được kết quả bằng mã QR ở đường dẫn trong tin báo, và xem được hồ sơ bằng mã QR trên phiếu.',
  demo: 'Bản dùng thử',
  scanHint: 'Có mã QR trên phiếu? Đưa mã vào máy quét để xem hồ sơ.',
  scanToFetchHint: 'Có mã QR trên phiếu hoặc mã QR nhận kết quả? Đưa mã vào máy quét.',
} as const;
