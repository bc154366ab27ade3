export const lookUp = {
  list: {
    title_other: '{{count}} hồ sơ của quý vị',
    what: 'Chạm vào một hồ sơ để xem chi tiết.',
    finish: 'Kết thúc',
  },
  nothing: {
    title: 'Không tìm thấy hồ sơ',
    what: 'Không có hồ sơ nào với số điện thoại này trong 30 ngày qua.',
    finish: 'Kết thúc',
  },
  one: {
    next: 'Việc tiếp theo',
    code: 'Mã hồ sơ',
    number: 'Mã gửi hồ sơ',
    deposited: 'Nộp lúc',
    due: 'Hẹn trả',
    fetchUntil: 'Nhận tại tủ đến',
    missing: 'Giấy tờ còn thiếu',
    finish: 'Kết thúc',
  },
} as const;
