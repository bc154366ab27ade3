export const vi = {
  title: 'x',
} as const;
