import { type PaperValues } from '../paper.values.js';

/** The record of one round of the officer. It names no citizen. */
export interface RunManifestValues extends PaperValues {
  /** When the schedule wanted it, for example the run of 8:00. */
  readonly scheduledAt: Date;
  readonly openedAt: Date;
  readonly officerName: string;
  /** `undefined` while the run is open; the paper then says so. */
  readonly closing: RunClosing | undefined;
  readonly lists: Readonly<Record<RunListName, readonly RunManifestItem[]>>;
  /** Trays that were opened during the run beside its lists, in their order. */
  readonly otherOpenings: readonly ManifestOpening[];
}

export const runListNames = ['collect', 'return', 'inspect', 'load'] as const;
export type RunListName = (typeof runListNames)[number];

export interface RunClosing {
  readonly closedAt: Date;
  /** Position of the closing in the ledger; with the hash the paper proves that nothing before it was changed. */
  readonly ledgerSequence: number;
  readonly ledgerHash: string;
  /** The signature over both; undefined for runs that were closed before there were any, and over a broken ledger. */
  readonly signature: HeadSignature | undefined;
  /** Whether the ledger did not fit what was signed before, and was therefore not signed. */
  readonly overBrokenLedger: boolean;
  /** Whether the paper says what the ledger knows of the closing. */
  readonly recordFits: boolean;
}

/** Ed25519 over a head of the ledger, in base64url, so that the paper can be held against the ledger later. */
export interface HeadSignature {
  readonly signedAt: Date;
  readonly publicKey: string;
  readonly signature: string;
}

export interface ManifestOpening {
  readonly trayLabel: string;
  readonly openedAt: Date;
  readonly openerName: string;
  readonly depositNumber: string | undefined;
  readonly officialCode: string | undefined;
  /** What for, and what came of it, in Vietnamese. */
  readonly purpose: string;
  readonly result: string;
}

export interface RunManifestItem {
  readonly trayLabel: string;
  readonly depositNumber: string | undefined;
  readonly officialCode: string | undefined;
  readonly procedureName: string | undefined;
  readonly resolved: boolean;
  /** What came of it, in Vietnamese, for example "Tiếp nhận, chuyển Phòng Tư pháp". */
  readonly result: string;
  /** Why it was refused or stayed unresolved. */
  readonly reason: string | undefined;
}
