import { describe, expect, it } from '@jest/globals';
import { parseSmtpUrl } from './smtp-url.js';

describe('an address of a mail server', () => {
  it.each([
    ['smtps://mail.example.vn', { host: 'mail.example.vn', port: 465, secure: true, onThisMachine: false }],
    ['smtp://Mail.Example.vn:2525/', { host: 'mail.example.vn', port: 2525, secure: false }],
    ['smtp://localhost', { port: 587, onThisMachine: true }],
    ['smtp://[::1]:25', { host: '::1', port: 25, onThisMachine: true }],
    ['smtp://127.0.0.1.example.vn', { onThisMachine: false }],
  ])('%s is understood', (text, expected) => {
    expect(parseSmtpUrl(text)).toMatchObject({ ...expected, login: undefined });
  });

  it('has the name and password it was written with', () => {
    const server = parseSmtpUrl('smtps://so%40example.vn:m%E1%BA%ADt%20kh%E1%BA%A9u@mail.example.vn');
    expect(server?.login?.user).toBe('so@example.vn');
    expect(server?.login?.password.reveal()).toBe('mật khẩu');
  });

  it.each([
    'mail.example.vn',
    'https://mail.example.vn',
    'smtp:mail.example.vn',
    'smtp://',
    'smtp://name@mail.example.vn',
    'smtp://:password@mail.example.vn',
    'smtp://mail.example.vn/path',
    'smtp://mail.example.vn?tls=no',
    'smtp://mail.example.vn#x',
    'smtp://name:100%@mail.example.vn',
  ])('%s is none', (text) => {
    expect(parseSmtpUrl(text)).toBeUndefined();
  });
});
