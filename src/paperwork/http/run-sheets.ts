import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import type { StaffAsking } from '../../dossiers/index.js';
import { DomainError, type Clock } from '../../kernel/index.js';
import { clockToken, Database, siteToken } from '../../platform/index.js';
import { listDepartments, listProcedures, localDateOf } from '../../procedures/index.js';
import {
  RunPapers,
  type OtherOpening,
  type RunList,
  type RunOnPaper,
  type RunRecordItem,
} from '../../runs/index.js';
import { renderHandOverSheet } from '../hand-over-sheet/index.js';
import type { PaperValues } from '../paper.values.js';
import { regulationInForce } from '../regulation.js';
import {
  renderRunManifest,
  type ManifestOpening,
  type RunClosing,
  type RunManifestItem,
} from '../run-manifest/index.js';
import { purposeText, settlementText } from '../run-manifest/opening-texts.js';
import { resultText } from '../run-manifest/run-results.texts.js';
import { paperAnswer } from './printing.js';

/** The papers of a run. Of a closed one they are made under the time of its closing and always the same. */
@Injectable()
export class RunSheets {
  constructor(
    private readonly database: Database,
    private readonly runPapers: RunPapers,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found */
  async manifest(staff: StaffAsking, runId: string): Promise<StreamableFile> {
    const run = await this.runPapers.manifest(this.database.dataSource.manager, staff, runId);
    const { closing, record, scheduledAt, openedAt } = run;
    const bytes = await renderRunManifest({
      ...this.paperValues(closing?.closedAt ?? null),
      scheduledAt,
      openedAt,
      officerName: record.officerName,
      closing: closing ? runClosing(closing) : undefined,
      lists: {
        collect: record.lists.collect.map((item) => manifestItem('collect', item)),
        return: record.lists.return.map((item) => manifestItem('return', item)),
        inspect: record.lists.inspect.map((item) => manifestItem('inspect', item)),
        load: record.lists.load.map((item) => manifestItem('load', item)),
      },
      otherOpenings: record.otherOpenings.map(manifestOpening),
    });
    return paperAnswer(`bang-ke-${this.dayOf(scheduledAt)}-${runId.slice(0, 8)}`, bytes);
  }

  /** @throws DomainError not_found, also when nothing goes to this department */
  async handOverSheet(runId: string, departmentCode: string): Promise<StreamableFile> {
    const { manager } = this.database.dataSource;
    const department = (await listDepartments(manager)).find(({ code }) => code === departmentCode);
    if (!department) throw new DomainError('not_found', `There is no department ${departmentCode}.`);
    const handOver = await this.runPapers.handOver(manager, runId, departmentCode);
    if (handOver.dossiers.length === 0) {
      throw new DomainError('not_found', `Nothing goes to ${department.name.vi} in this run.`);
    }
    const papers = new Map(
      (await listProcedures(manager)).map((procedure) => [procedure.code, procedure.papers]),
    );
    const bytes = await renderHandOverSheet({
      ...this.paperValues(handOver.closedAt),
      departmentName: department.name.vi,
      runScheduledAt: handOver.scheduledAt,
      giverName: handOver.giverName,
      takerName: undefined,
      dossiers: handOver.dossiers.map((dossier) => ({
        depositNumber: dossier.depositNumber ?? undefined,
        officialCode: dossier.officialCode ?? undefined,
        procedureName: dossier.procedureName.vi,
        holderName: dossier.holderName ?? undefined,
        papers: papers.get(dossier.procedureCode) ?? [],
      })),
    });
    return paperAnswer(`ban-giao-${departmentCode}-${this.dayOf(handOver.scheduledAt)}`, bytes);
  }

  private paperValues(closedAt: Date | null): PaperValues {
    const { name, timeZone } = this.site.site;
    return {
      site: { name: name.vi, authority: undefined },
      timeZone,
      createdAt: closedAt ?? this.clock.now(),
      regulation: regulationInForce,
    };
  }

  private dayOf(time: Date): string {
    return localDateOf(time, this.site.site.timeZone);
  }
}

function manifestOpening(opening: OtherOpening): ManifestOpening {
  return {
    trayLabel: opening.trayLabel,
    openedAt: new Date(opening.authorisedAt),
    openerName: opening.openerName,
    depositNumber: opening.depositNumber ?? undefined,
    officialCode: opening.officialCode ?? undefined,
    purpose: purposeText(opening.purpose),
    result: settlementText(opening.settlement),
  };
}

function runClosing({
  closedAt,
  sequence,
  hash,
  signedHead,
  overBrokenLedger,
  recordFits,
}: NonNullable<RunOnPaper['closing']>): RunClosing {
  return {
    closedAt,
    ledgerSequence: sequence,
    ledgerHash: hash,
    overBrokenLedger,
    recordFits,
    signature: signedHead && {
      signedAt: signedHead.signedAt,
      publicKey: signedHead.publicKey.toString('base64url'),
      signature: signedHead.signature.toString('base64url'),
    },
  };
}

function manifestItem(list: RunList, item: RunRecordItem): RunManifestItem {
  return {
    trayLabel: item.trayLabel ?? '–',
    depositNumber: item.depositNumber ?? undefined,
    officialCode: item.officialCode ?? undefined,
    procedureName: item.procedureName ?? undefined,
    resolved: item.result === 'done' || item.result === 'gone',
    result: resultText(list, item),
    reason: item.reason ?? undefined,
  };
}
