import type { HardwareIssue } from './issue.js';
import { isBoardBank, type WiredSite } from './site-hardware.js';

/** Names by the order in which the kernel found the adapters: after a restart each may lead to the other one. */
const kernelNumber = /^\/dev\/tty(?:USB|ACM)\d+$/;

/**
 * By what the plugs, adapters or converters of two lines could be exchanged, so that a command opens another tray than the one it
 * names: a name that leads to whichever adapter was found first, and boards of one kind with one address on two lines. What is
 * simulated cannot be exchanged. No mistakes of a demo or a test, but of a site where papers lie.
 */
export function findExchangeIssues({
  buses,
  cabinets,
}: Pick<WiredSite, 'buses' | 'cabinets'>): HardwareIssue[] {
  const issues: HardwareIssue[] = [];
  buses.forEach(({ transport }, b) => {
    if (transport.kind !== 'serial' || !kernelNumber.test(transport.path)) return;
    issues.push({
      path: ['buses', b, 'transport', 'path'],
      message: `must be a name that stays with its adapter, such as /dev/serial/by-id/… or one by a udev rule, is "${transport.path}", which is whichever adapter was found first`,
    });
  });
  const withPlugs = buses.filter(({ transport: { kind } }) => kind === 'serial' || kind === 'tcp');
  const lines = new Set(withPlugs.map(({ id }) => id));
  const firstUse = new Map<string, string>();
  cabinets.forEach((cabinet, c) => {
    cabinet.banks.forEach((bank, b) => {
      if (!isBoardBank(bank) || !lines.has(bank.bus)) return;
      const { driver, board, bus } = bank;
      const first = firstUse.get(`${driver} ${board}`);
      if (first === undefined) firstUse.set(`${driver} ${board}`, bus);
      else if (first !== bus)
        issues.push({
          path: ['cabinets', c, 'banks', b, 'board'],
          message: `must be another address than ${board}, which a board of kind ${driver} on bus "${first}" has, too: with their plugs exchanged, each would open the other's trays`,
        });
    });
  });
  return issues;
}
