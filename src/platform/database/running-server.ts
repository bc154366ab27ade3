import { readFile, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';

/**
 * Whether a server works on a cluster. PostgreSQL notes it in `postmaster.pid`, but the note outlives a power cut, and at
 * the next boot the process number in it is likely to be that of another process of ours: the machine starts the same
 * things in the same order.
 */

const answerWithinMs = 2_000;

interface Note {
  readonly pid: number;
  readonly port: number;
}

async function readNote(cluster: string): Promise<Note | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  // First and fourth line: process and port (PostgreSQL documentation, "Database File Layout").
  const lines = text.split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && Number.isInteger(port) && port > 0 ? { pid, port } : undefined;
}

/** Linux tells; where nobody tells, the answer is that it may be one. A killed process that was not buried is none. */
async function mayBePostgres(pid: number): Promise<boolean> {
  if ((await readFile('/proc/self/stat', 'utf8').catch(() => '')) === '') return true;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^\d+ \(postgres\) [^ZX]/.test(stat);
}

async function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port, timeout: answerWithinMs });
    const settle = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('connect', () => {
      settle(true);
    });
    socket.once('timeout', () => {
      settle(false);
    });
    socket.once('error', () => {
      settle(false);
    });
  });
}

/** The port of the server that works on this cluster; undefined if none does. */
export async function portOfRunningServer(cluster: string): Promise<number | undefined> {
  const note = await readNote(cluster);
  return note && (await mayBePostgres(note.pid)) && (await answers(note.port)) ? note.port : undefined;
}

/**
 * Takes away the note of a server that is certainly gone; PostgreSQL would refuse to start over it. It looks by itself
 * whether parts of that server still use the data.
 */
export async function forgetDeadServer(cluster: string): Promise<void> {
  const note = await readNote(cluster);
  if (note && !(await mayBePostgres(note.pid))) await rm(join(cluster, 'postmaster.pid'), { force: true });
}
