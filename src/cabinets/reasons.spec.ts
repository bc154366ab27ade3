import { describe, expect, it } from '@jest/globals';
import { contentDoubtText, outOfServiceText } from './reasons.texts.js';

describe('why a tray is out of service', () => {
  it('is said in both languages when its lock failed', () => {
    expect(outOfServiceText({ kind: 'lock_failed', failures: 3 })).toEqual({
      vi: 'Khóa không mở được 3 lần liên tiếp',
      en: 'The lock failed 3 times in a row',
    });
  });

  it('is not known of a word that nobody wrote texts for', () => {
    expect(contentDoubtText('papers_missing')).toMatchObject({ vi: expect.any(String) });
    expect(contentDoubtText('constructor')).toBeUndefined();
  });

  it('stays as somebody said it', () => {
    const words = 'Khóa bị kẹt';
    expect(outOfServiceText({ kind: 'stated', words })).toEqual({ vi: words, en: words });
  });
});
