import { describe, expect, it } from '@jest/globals';
import { states } from '../../dossiers/dossier.machine.js';
import { runListNames } from './run-manifest.values.js';
import { resultText } from './run-results.texts.js';

const departmentName = 'Phòng Tư pháp';

describe('the result of an item on the manifest', () => {
  it.each([
    ['collect', 'unresolved', 'collected', 'Đã thu, chưa phân loại'],
    ['collect', 'done', 'routed', 'Tiếp nhận, chuyển Phòng Tư pháp'],
    ['collect', 'done', 'processing', 'Tiếp nhận, chuyển Phòng Tư pháp'],
    ['collect', 'done', 'supplement_needed', 'Yêu cầu bổ sung'],
    ['collect', 'done', 'returned_to_desk', 'Yêu cầu bổ sung, chuyển về quầy'],
    ['collect', 'unresolved', 'deposited', 'Chưa thu'],
    ['return', 'done', 'returned_to_desk', 'Thu lại, chuyển về quầy'],
    ['return', 'done', 'withdrawn', 'Đã rút hồ sơ, lấy khỏi khay'],
    ['return', 'gone', 'picked_up', 'Công dân đã nhận'],
    ['return', 'unresolved', 'overdue', 'Còn trong khay'],
    ['return', 'gone', 'lost', 'Đã báo mất giấy tờ'],
    ['inspect', 'done', null, 'Đã kiểm tra'],
    ['inspect', 'pending', null, 'Chưa kiểm tra xong'],
    ['load', 'done', 'loaded', 'Đã đặt vào khay'],
    ['load', 'done', 'picked_up', 'Đã đặt vào khay, công dân đã nhận'],
    ['load', 'done', 'returned_to_desk', 'Chuyển về quầy'],
    ['load', 'gone', 'withdrawn', 'Đã rút hồ sơ'],
    ['load', 'unresolved', 'result_ready', 'Chưa đặt vào khay'],
  ] as const)('%s, %s, %s reads "%s"', (list, result, state, text) => {
    expect(resultText(list, { result, state, departmentName })).toBe(text);
  });

  it('has words for every list, result and state', () => {
    for (const list of runListNames) {
      for (const result of ['pending', 'done', 'gone', 'unresolved'] as const) {
        for (const state of [...states, null]) {
          expect(resultText(list, { result, state, departmentName: null })).toMatch(/^\p{Lu}[^_]{5,}$/u);
        }
      }
    }
  });
});
