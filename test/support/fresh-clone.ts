import { chmod, cp, mkdir, mkdtemp, readdir, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';

/** What a clone does not bring: it is installed, built or kept by the running demo. */
const notCloned = new Set(['.git', 'node_modules', 'dist', 'data']);
const workspaces = '@motcua247';

/**
 * The project as a clone has it right after `npm ci`: sources as they stand, nothing built. The libraries are those of
 * this installation; the workspaces among them are the clone's own.
 * @returns its folder, which everybody may enter; who made it removes it.
 */
export async function makeFreshClone(root: string): Promise<string> {
  const clone = await mkdtemp(join(tmpdir(), 'mc-clone-'));
  await chmod(clone, 0o755);
  await cp(root, clone, { recursive: true, filter: (path) => !notCloned.has(basename(path)) });
  for (const folder of ['node_modules', 'web/node_modules']) {
    await linkLibraries(join(root, folder), join(clone, folder));
  }
  const ownWorkspaces = join(clone, 'node_modules', workspaces);
  await mkdir(ownWorkspaces);
  for (const name of ['firmware-bridge', 'web']) {
    await symlink(join(clone, name), join(ownWorkspaces, name));
  }
  return clone;
}

/** In a folder of the clone's own, for Vite writes beside the libraries. */
async function linkLibraries(from: string, to: string): Promise<void> {
  await mkdir(to);
  for (const name of await readdir(from)) {
    if (name !== workspaces && !name.startsWith('.vite')) await symlink(join(from, name), join(to, name));
  }
}
