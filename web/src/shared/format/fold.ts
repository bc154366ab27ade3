/**
 * Text as it is searched: lower case, without marks, `đ` as `d`, single spaces. `khai sinh` finds `Khai sinh`, and
 * `dang ky` finds `Đăng ký`.
 */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/đ/gi, 'd')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}
