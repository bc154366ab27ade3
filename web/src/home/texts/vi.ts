export const vi = {
  title: 'Tủ hồ sơ 24/7',
  subtitle: 'Các màn hình của hệ thống',
  kiosk: { name: 'Màn hình tại tủ', purpose: 'Người dân nộp hồ sơ, nhận kết quả, tra cứu' },
  staff: { name: 'Bàn làm việc của cán bộ', purpose: 'Lượt thu và trả, khay, hồ sơ, danh mục' },
  simulator: { name: 'Tủ hồ sơ ảo', purpose: 'Đóng mở khay, bỏ giấy, xem tin nhắn; chỉ có khi chạy thử' },
  api: { name: 'API', purpose: 'Tài liệu OpenAPI' },
} as const;
