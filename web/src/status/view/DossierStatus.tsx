import type { Schema } from '../../shared/api/index.js';
import { Desk } from './Desk.js';
import { Facts } from './Facts.js';
import { FetchUntil } from './FetchUntil.js';
import { MissingPapers } from './MissingPapers.js';
import { PickupQr } from './PickupQr.js';
import { Progress } from './Progress.js';
import { Standing } from './Standing.js';

interface Props {
  /** Of the page's link. */
  readonly token: string;
  readonly status: Schema<'PublicStatus'>;
}

/** Everything the service says about a dossier: what to do first, the rest below. */
export function DossierStatus({ token, status }: Props) {
  const { missingPapers, fetchUntil, state, contents, siteName, desk, at, pickupQr } = status;
  return (
    <>
      <Standing status={status} />
      {fetchUntil !== null && <FetchUntil until={fetchUntil} overdue={state === 'overdue'} now={at} />}
      {pickupQr && <PickupQr token={token} />}
      {missingPapers.length > 0 && <MissingPapers papers={missingPapers} />}
      <Progress state={state} contents={contents} />
      <Facts status={status} />
      <Desk siteName={siteName} desk={desk} />
    </>
  );
}
