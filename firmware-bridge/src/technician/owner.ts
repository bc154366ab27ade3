import { readFileSync, statSync } from 'node:fs';
import { TechnicianFailure } from './failure.js';

/** As sudo takes it: the name, or the number where this machine's own list has none (passwd(5)). */
function nameOf(userId: number, list: string): string {
  const line = list.split('\n').find((user) => user.split(':')[2] === String(userId));
  return line?.split(':')[0] ?? `#${userId}`;
}

function listOfUsers(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/**
 * Refuses a folder that is another user's: what this process made in it the bridge and the service could not read, and they would know
 * neither of what was opened nor of a door that was left open.
 * @param directory what is not there yet belongs to whoever makes it
 * @param userId undefined where the system has no users of the kind
 * @throws TechnicianFailure naming the user to be
 */
export function requireOwnerOf(directory: string, userId: number | undefined): void {
  const found = statSync(directory, { throwIfNoEntry: false });
  if (!found || userId === undefined || found.uid === userId) return;
  const users = listOfUsers();
  const [owner, user] = [nameOf(found.uid, users), nameOf(userId, users)];
  throw new TechnicianFailure(
    `nothing was opened: ${directory} belongs to ${owner}, and what ${user} writes there the service and its bridge could not read. Run the same command as its owner: sudo -u '${owner}' …`,
  );
}
