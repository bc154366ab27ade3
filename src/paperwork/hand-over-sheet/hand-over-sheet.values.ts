import { type PaperValues } from '../paper.values.js';

/** The dossiers that one department takes over in one run. */
export interface HandOverSheetValues extends PaperValues {
  readonly departmentName: string;
  /** When the schedule wanted the run. */
  readonly runScheduledAt: Date;
  readonly giverName: string;
  /** `undefined` when it is not known yet who of the department signs. */
  readonly takerName: string | undefined;
  readonly dossiers: readonly HandedOverDossier[];
}

export interface HandedOverDossier {
  readonly depositNumber: string | undefined;
  readonly officialCode: string | undefined;
  readonly procedureName: string;
  readonly holderName: string | undefined;
  /** The papers in it, for example "Tờ khai đăng ký khai sinh (1 bản chính)"; empty when they were not listed. */
  readonly papers: readonly string[];
}
