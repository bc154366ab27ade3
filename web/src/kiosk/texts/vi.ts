export const vi = {
  title: 'Tủ hồ sơ 24/7',
} as const;
