export const vi = {
  picture: 'Tủ {{cabinet}}, khay {{tray}} được đánh dấu',
  size: { small: 'nhỏ', large: 'lớn' },
} as const;
