import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { Secret, type WitnessMailbox } from '../../config/index.js';
import { headOfLine } from './head-line.js';
import { MailWitness } from './mail-witness.js';
import { HeadSigner } from './signed-head.js';
import { WitnessRefusal } from './witness.js';

const head = new HeadSigner(Buffer.alloc(32, 1)).sign(
  { sequence: 247, hash: Buffer.alloc(32, 7) },
  new Date('2026-11-23T02:00:00Z'),
);

let server: { close(done: () => void): unknown } | undefined;

afterEach(async () => {
  const running = server;
  server = undefined;
  if (running) await new Promise<void>((resolve) => running.close(resolve));
});

async function listening(started: SMTPServer | Server): Promise<number> {
  server = started;
  const inner = started instanceof SMTPServer ? started.server : started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return (inner.address() as AddressInfo).port;
}

interface Mail {
  readonly user: unknown;
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server on this machine; what it has taken. */
async function mailServer(options: SMTPServerOptions = {}): Promise<{ port: number; taken: Mail[] }> {
  const taken: Mail[] = [];
  const port = await listening(
    new SMTPServer({
      authOptional: true,
      // It has a certificate that everybody has, and would say so.
      logger: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        if (password === 'hidden') done(null, { user: username });
        else done(new Error('535 no'));
      },
      onData: (stream, { user, envelope }, done) => {
        let text = '';
        stream.on('data', (bytes: Buffer) => (text += bytes.toString('utf8')));
        stream.on('end', () => {
          taken.push({ user, to: envelope.rcptTo.map(({ address }) => address), text });
          done();
        });
      },
      ...options,
    }),
  );
  return { port, taken };
}

const mailboxAt = (port: number, settings: Partial<WitnessMailbox> = {}): WitnessMailbox => ({
  host: '127.0.0.1',
  port,
  secure: false,
  login: undefined,
  onThisMachine: true,
  from: 'tu@example.vn',
  to: 'so-nhat-ky@example.vn',
  ...settings,
});

describe('a mailbox that keeps heads of the ledger', () => {
  it('gets the head as a file that the verification reads', async () => {
    const { port, taken } = await mailServer();
    const login = { user: 'tu', password: new Secret('hidden') };
    await new MailWitness(mailboxAt(port, { login })).take(head);
    expect(taken).toMatchObject([{ user: 'tu', to: ['so-nhat-ky@example.vn'] }]);
    const text = taken[0]?.text ?? '';
    expect(text).toMatch(/^Subject: motcua247: ledger head 247\r$/m);
    expect(text).toMatch(/^Auto-Submitted: auto-generated\r$/m);
    const [, encoded = ''] = /filename=ledger-head-247\.jsonl\r\n\r\n([\s\S]+?)\r\n--/.exec(text) ?? [];
    const line = /base64/i.test(text) ? Buffer.from(encoded, 'base64').toString('utf8') : encoded;
    expect(headOfLine(line)).toEqual(head);
  });

  it.each([
    [
      'does not know the mailbox',
      {
        onRcptTo: (_a, _s, done) => {
          done(new Error('no such mailbox'));
        },
      },
    ],
    ['does not know the sender', { authOptional: false }],
    [
      'hangs up',
      {
        onConnect: (_s, done) => {
          done(new Error('not now'));
        },
      },
    ],
  ] satisfies [string, SMTPServerOptions][])(
    'has not taken it when its server %s',
    async (_what, options) => {
      const { port, taken } = await mailServer(options);
      await expect(new MailWitness(mailboxAt(port)).take(head)).rejects.toThrow(WitnessRefusal);
      expect(taken).toEqual([]);
    },
  );

  it('has perhaps not taken it when nobody listens, or listens and says nothing', async () => {
    const port = await listening(createServer());
    await expect(new MailWitness(mailboxAt(port), 50).take(head)).rejects.toThrow(WitnessRefusal);
    await new Promise<void>((resolve) => server?.close(resolve));
    server = undefined;
    await expect(new MailWitness(mailboxAt(port)).take(head)).rejects.toThrow(WitnessRefusal);
  });

  it.each([
    ['without TLS', { hideSTARTTLS: true }],
    ['with a certificate that nobody vouches for', {}],
  ])('on another machine gets nothing %s, not even a password', async (_what, options) => {
    let asked = false;
    const { port, taken } = await mailServer({
      ...options,
      onAuth: (_given, _session, done) => {
        asked = true;
        done(null, { user: 'tu' });
      },
    });
    const login = { user: 'tu', password: new Secret('hidden') };
    const mailbox = mailboxAt(port, { login, onThisMachine: false });
    await expect(new MailWitness(mailbox).take(head)).rejects.toThrow(WitnessRefusal);
    expect([taken, asked]).toEqual([[], false]);
  });
});
