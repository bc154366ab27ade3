import type { ApiClient } from './api-client.js';
import type { DoorOperation, Errand, World } from './world.js';

export interface Dossier {
  readonly id: string;
  readonly depositNumber: string | null;
  readonly officialCode: string | null;
  readonly state: string;
  readonly custody: string;
  readonly trayLabel: string | null;
  readonly department: { readonly code: string } | null;
}

export interface RunItem {
  readonly id: string;
  readonly trayLabel: string | null;
  readonly result: string;
  readonly dossier: Dossier | null;
}

export type RunListName = 'collect' | 'return' | 'inspect' | 'load';

export interface Run {
  readonly id: string;
  readonly lists: Readonly<Record<RunListName, readonly RunItem[]>>;
}

export interface HistoryEntry {
  readonly at: string;
  readonly event: string;
  readonly state: string;
  readonly custody: string;
  readonly trayLabel: string | null;
  readonly departmentCode: string | null;
  readonly actor: { readonly type: string; readonly displayName: string | null };
}

/** A member of staff at the console. */
export class Staff {
  private constructor(
    private readonly world: World,
    private readonly api: ApiClient,
  ) {}

  static async signIn(world: World, username: string): Promise<Staff> {
    return new Staff(world, await world.signIn(username));
  }

  dossier(id: string): Promise<Dossier> {
    return this.api.get(`/api/staff/dossiers/${id}`);
  }

  /** Gives a command about a dossier, such as `accept`; answers the dossier as it is then. */
  command(id: string, name: string, body: object = {}): Promise<Dossier> {
    return this.api.post(`/api/staff/dossiers/${id}/${name}`, body);
  }

  register(result: object): Promise<Dossier> {
    return this.api.post('/api/staff/dossiers', result);
  }

  openRun(): Promise<Run> {
    return this.api.post('/api/staff/runs');
  }

  /** Has the tray of an item opened and does the errand there. */
  async workOff(run: Run, item: RunItem, errand: Errand): Promise<DoorOperation> {
    return this.world.atTheTray(this.api, '/api/staff/door-operations', errand, () =>
      this.api.post(`/api/staff/runs/${run.id}/items/${item.id}/opening`),
    );
  }

  closeRun(run: Run): Promise<Run> {
    return this.api.post(`/api/staff/runs/${run.id}/closing`);
  }

  paper(path: string): Promise<Buffer> {
    return this.api.getBytes(path);
  }

  async history(id: string): Promise<readonly HistoryEntry[]> {
    return (await this.api.get<{ entries: HistoryEntry[] }>(`/api/staff/dossiers/${id}/history`)).entries;
  }
}
