import { isOwnHost } from './own-host.js';
import { Secret } from './secret.js';

/** Where mail is handed in. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; otherwise by STARTTLS, without which nothing is sent to another machine. */
  readonly secure: boolean;
  readonly login: { readonly user: string; readonly password: Secret } | undefined;
  readonly onThisMachine: boolean;
}

/** RFC 8314: submission with TLS from the first byte, and without. */
const standardPorts = { 'smtps:': 465, 'smtp:': 587 } as const;

const isMailProtocol = (protocol: string): protocol is keyof typeof standardPorts =>
  protocol in standardPorts;

/** Reads `smtps://user:password@host:port`; undefined when it is anything else. */
export function parseSmtpUrl(text: string): MailServer | undefined {
  if (!URL.canParse(text)) return undefined;
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(text);
  const isBare = ['', '/'].includes(pathname) && search === '' && hash === '';
  const isLoginWhole = (username === '') === (password === '');
  if (!isMailProtocol(protocol) || hostname === '' || !isBare || !isLoginWhole) return undefined;
  try {
    return {
      host: hostname.toLowerCase().replace(/^\[|\]$/g, ''),
      port: port === '' ? standardPorts[protocol] : Number(port),
      secure: protocol === 'smtps:',
      login:
        username === ''
          ? undefined
          : { user: decodeURIComponent(username), password: new Secret(decodeURIComponent(password)) },
      onThisMachine: isOwnHost(hostname.toLowerCase()),
    };
  } catch {
    // A per cent sign that begins no character.
    return undefined;
  }
}
