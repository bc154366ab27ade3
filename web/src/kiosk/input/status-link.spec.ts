import { describe, expect, it } from '@jest/globals';
import { tokenOfStatusLink } from './status-link.js';

describe('tokenOfStatusLink', () => {
  it('reads the last part of a status link', () => {
    expect(tokenOfStatusLink('https://motcua.example.vn/d/2Qm0X8v7b1nY5kR3tW9zAg')).toBe(
      '2Qm0X8v7b1nY5kR3tW9zAg',
    );
    expect(tokenOfStatusLink('http://10.0.0.2:8247/d/2Qm0X8v7b1nY5kR3tW9zAg\r')).toBe(
      '2Qm0X8v7b1nY5kR3tW9zAg',
    );
  });

  it.each(['https://x/staff', 'javascript:alert(1)//d/2Qm0X8v7b1nY5kR3tW9zAg', 'https://x/d/short', ''])(
    'finds none in %p',
    (text) => {
      expect(tokenOfStatusLink(text)).toBeUndefined();
    },
  );
});
