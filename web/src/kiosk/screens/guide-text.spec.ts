import { describe, expect, it } from '@jest/globals';
import { guideText, mostBytes } from './guide-text.js';

const guide = (papers: readonly string[]) => ({
  title: 'Đăng ký khai sinh',
  lines: ['Lệ phí: Miễn phí'],
  papersTitle: 'Giấy tờ:',
  papers,
  end: ['Quầy số 1'],
  more: '…(xem tiếp tại kiosk)',
});

describe('guideText', () => {
  it('says everything when there is room', () => {
    expect(guideText(guide(['Tờ khai', 'Giấy chứng sinh']))).toBe(
      'Đăng ký khai sinh\nLệ phí: Miễn phí\nGiấy tờ:\n1. Tờ khai\n2. Giấy chứng sinh\nQuầy số 1',
    );
  });

  it('leaves papers out from the end, says so, and keeps the desk', () => {
    const text = guideText(
      guide(Array.from({ length: 30 }, (_, index) => `Giấy tờ thứ ${String(index)} của hồ sơ`)),
    );
    expect(new TextEncoder().encode(text).length).toBeLessThanOrEqual(mostBytes);
    expect(text).toContain('1. Giấy tờ thứ 0');
    expect(text).toContain('…(xem tiếp tại kiosk)\nQuầy số 1');
  });

  it('has always something to say', () => {
    expect(guideText({ ...guide([]), end: ['ư'.repeat(mostBytes)] })).toBe('Đăng ký khai sinh');
  });
});
