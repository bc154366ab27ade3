import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { listAccepted, Persons, type AcceptedDossier, type StaffAsking } from '../../dossiers/index.js';
import { DomainError } from '../../kernel/index.js';
import { Run } from '../run.entity.js';
import type { RunRecord } from '../run-record.js';
import { closingOf, type LedgerPosition } from './closing.js';
import { handOverPeriod } from './hand-over-period.js';
import { ItemsNow } from './items-now.js';
import { makeRecord } from './make-record.js';
import { officerNameOf } from './officers.js';
import { listOtherOpenings } from './other-openings.js';

/** A run for the paper about it. */
export interface RunOnPaper {
  readonly scheduledAt: Date;
  readonly openedAt: Date;
  /** Null while the run is open: then the paper is not final. */
  readonly closing: (LedgerPosition & { readonly closedAt: Date }) | null;
  readonly record: RunRecord;
}

/** What one department takes over in a run. */
export interface HandOver {
  readonly scheduledAt: Date;
  readonly closedAt: Date | null;
  readonly giverName: string;
  readonly dossiers: readonly AcceptedDossier[];
}

/** Runs as their papers tell of them. */
@Injectable()
export class RunPapers {
  constructor(
    private readonly itemsNow: ItemsNow,
    private readonly persons: Persons,
  ) {}

  /** @throws DomainError not_found */
  async manifest(manager: EntityManager, staff: StaffAsking, runId: string): Promise<RunOnPaper> {
    const run = await getRun(manager, runId);
    const position = await closingOf(manager, run);
    return {
      scheduledAt: run.scheduledAt,
      openedAt: run.openedAt,
      closing: position && run.closedAt ? { ...position, closedAt: run.closedAt } : null,
      record: run.record ?? (await this.recordSoFar(manager, staff, run)),
    };
  }

  /** @throws DomainError not_found */
  async handOver(manager: EntityManager, runId: string, departmentCode: string): Promise<HandOver> {
    const run = await getRun(manager, runId);
    const accepted = await listAccepted(manager, this.persons, await handOverPeriod(manager, runId));
    return {
      scheduledAt: run.scheduledAt,
      closedAt: run.closedAt,
      giverName: run.record?.officerName ?? (await officerNameOf(manager, run.openedBy, null)),
      dossiers: accepted.filter((dossier) => dossier.departmentCode === departmentCode),
    };
  }

  private async recordSoFar(manager: EntityManager, staff: StaffAsking, run: Run): Promise<RunRecord> {
    const officerName = await officerNameOf(manager, run.openedBy, null);
    const items = await this.itemsNow.ofRun(manager, staff, run);
    return makeRecord(officerName, items, await listOtherOpenings(manager, run.id));
  }
}

async function getRun(manager: EntityManager, id: string): Promise<Run> {
  const run = await manager.findOneBy(Run, { id });
  if (run) return run;
  throw new DomainError('not_found', 'There is no such run.');
}
