import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import type { Period } from './period.js';

/** What can be exported, by its name in the service's addresses, with the name of the file. */
export const workbooks = [
  { id: 'dossiers', file: 'ho-so' },
  { id: 'door-operations', file: 'luot-mo-khay' },
  { id: 'daily-figures', file: 'so-lieu' },
] as const;

export type Workbook = (typeof workbooks)[number];

/** Days are told by name, so that files of several periods lie in order. */
export const fileName = ({ file }: Workbook, { from, to }: Period): string => `${file}-${from}-${to}.xlsx`;

/** @throws ProblemError */
export const readWorkbook = ({ id }: Workbook, { from, to }: Period): Promise<Blob> =>
  read(api.GET(`/api/staff/exports/${id}.xlsx`, { params: { query: { from, to } }, parseAs: 'blob' }));
