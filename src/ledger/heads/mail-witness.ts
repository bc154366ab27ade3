import type { WitnessMailbox } from '../../config/index.js';
import { hourMs } from '../../kernel/index.js';
import { headLine } from './head-line.js';
import type { SignedHead } from './signed-head.js';
import { WitnessRefusal, type Witness } from './witness.js';

/** A mailbox that keeps heads: people look into it, so it gets one an hour at most. */
export class MailWitness implements Witness {
  readonly restMs = hourMs;

  /** @param waitMs for the name to be found, the connection, the greeting, and each silence of the server. */
  constructor(
    private readonly mailbox: WitnessMailbox,
    private readonly waitMs = 10_000,
  ) {}

  async take(head: SignedHead): Promise<void> {
    const { host, port, secure, login, onThisMachine, from, to } = this.mailbox;
    // Most sites have no such witness, and a small computer loads only what it uses.
    const { createTransport } = await import('nodemailer');
    const transport = createTransport({
      host,
      port,
      secure,
      ...(login && { auth: { user: login.user, pass: login.password.reveal() } }),
      // Nothing is read on the way to a relay on this machine, which seldom has a certificate for its name.
      ...(onThisMachine ? { ignoreTLS: true } : { requireTLS: true }),
      dnsTimeout: this.waitMs,
      connectionTimeout: this.waitMs,
      greetingTimeout: this.waitMs,
      socketTimeout: this.waitMs,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        from,
        to,
        subject: `motcua247: ledger head ${head.sequence}`,
        text: mailText,
        // As an attachment, because mail programs break long lines.
        attachments: [{ filename: `ledger-head-${head.sequence}.jsonl`, content: `${headLine(head)}\n` }],
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      throw new WitnessRefusal('the mail server did not take it', { cause: error });
    } finally {
      transport.close();
    }
  }
}

const mailText = `Tệp đính kèm là đầu sổ nhật ký đã ký số. Xin giữ thư này; nó chứng minh sổ không bị viết lại.
The attached file is a signed head of the ledger. Please keep this mail: it shows that the ledger was not rewritten.
motcua247 ledger verify --witness <file>
`;
