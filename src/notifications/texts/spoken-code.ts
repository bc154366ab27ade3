/**
 * What a call says: with marks, as it is read aloud, and the digits one by one. Twice, for a hand has to find a pen.
 * @param code six digits
 */
export function speakCode(code: string): string {
  const digits = Array.from(code).join(', ');
  return (
    `Đây là cuộc gọi từ tủ nhận hồ sơ tự động. Mã xác nhận của quý vị là: ${digits}. ` +
    `Xin nhắc lại: ${digits}. Tuyệt đối không đọc mã này cho bất kỳ ai, kể cả cán bộ.`
  );
}
