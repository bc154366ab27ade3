import { describe, expect, it } from '@jest/globals';
import { setUpLink } from './set-up-link.js';

describe('the address that makes a browser a kiosk', () => {
  it('carries the credential where no server sees it, as the kiosk’s screen reads it', () => {
    const link = new URL(setUpLink('http://10.0.0.5:8080', 'a+b/c='));
    expect(link.pathname).toBe('/kiosk');
    expect(link.search).toBe('');
    expect(new URLSearchParams(link.hash.slice(1)).get('credential')).toBe('a+b/c=');
  });
});
