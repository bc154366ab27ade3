import type { Schema } from '../../../shared/api/index.js';

type Procedure = Schema<'CatalogueProcedure'>;
/** Without the version, which is no matter of what is typed. */
type ProcedureBody = Omit<Schema<'CatalogueProcedureBody'>, 'version'>;

/** A procedure as it stands in the form: numbers and papers as they are typed. */
export interface ProcedureDraft extends Omit<
  ProcedureBody,
  'name' | 'agencyCode' | 'processingWorkingDays' | 'cutOff' | 'feeDong' | 'papers'
> {
  readonly nameVi: string;
  readonly nameEn: string;
  /** Empty: the department gives the result back itself. */
  readonly agencyCode: string;
  readonly processingWorkingDays: string;
  /** Empty: no cut-off. */
  readonly cutOff: string;
  readonly feeDong: string;
  /** One a line. */
  readonly papers: string;
}

export type DraftFault =
  | 'nameVi'
  | 'nameEn'
  | 'processingWorkingDays'
  | 'cutOff'
  | 'feeDong'
  | 'papers'
  | 'depositWithoutPapers'
  | 'goodForNothing'
  | 'agencyWithoutResult';

export function draftOf(procedure: Procedure): ProcedureDraft {
  const { fieldCode, departmentCode, depositable, fetchable, traySize, offered } = procedure;
  return {
    fieldCode,
    departmentCode,
    depositable,
    fetchable,
    traySize,
    offered,
    nameVi: procedure.name.vi,
    nameEn: procedure.name.en,
    agencyCode: procedure.agencyCode ?? '',
    processingWorkingDays: String(procedure.processingWorkingDays),
    cutOff: procedure.cutOff ?? '',
    feeDong: String(procedure.feeDong),
    papers: procedure.papers.join('\n'),
  };
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const paperList = (papers: string): string[] =>
  papers
    .split('\n')
    .map(tidy)
    .filter((paper) => paper !== '');

const isWhole = (text: string, most: number): boolean => /^[0-9]{1,9}$/.test(text) && Number(text) <= most;

/** What the rules of the catalogue say against a draft; the service holds the same. */
export function faultsOf(draft: ProcedureDraft): readonly DraftFault[] {
  const papers = paperList(draft.papers);
  const isName = (name: string): boolean => tidy(name) !== '' && tidy(name).length <= 300;
  const rules: Readonly<Record<DraftFault, boolean>> = {
    nameVi: isName(draft.nameVi),
    nameEn: isName(draft.nameEn),
    processingWorkingDays: isWhole(draft.processingWorkingDays.trim(), 365),
    cutOff: draft.cutOff === '' || /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(draft.cutOff),
    feeDong: isWhole(dongOf(draft.feeDong), 100_000_000),
    papers: papers.length <= 30 && papers.every((paper) => paper.length <= 200 && !paper.includes('|')),
    depositWithoutPapers: !draft.depositable || papers.length > 0,
    goodForNothing: draft.depositable || draft.fetchable,
    agencyWithoutResult: draft.agencyCode === '' || draft.fetchable,
  };
  return (Object.keys(rules) as DraftFault[]).filter((rule) => !rules[rule]);
}

/** People write `15.000`. */
const dongOf = (typed: string): string => typed.replace(/[.,\s]/g, '');

/** A draft without faults as it is sent. */
export function bodyOf({ nameVi, nameEn, ...draft }: ProcedureDraft): ProcedureBody {
  return {
    ...draft,
    name: { vi: tidy(nameVi), en: tidy(nameEn) },
    agencyCode: draft.agencyCode === '' ? null : draft.agencyCode,
    processingWorkingDays: Number(draft.processingWorkingDays),
    cutOff: draft.cutOff === '' ? null : draft.cutOff,
    feeDong: Number(dongOf(draft.feeDong)),
    papers: paperList(draft.papers),
  };
}
