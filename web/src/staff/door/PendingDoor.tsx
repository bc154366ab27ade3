import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';
import { coolDownSeconds } from './cool-down.js';
import { DoorPanel } from './DoorPanel.js';
import { useDoorOperation } from './use-door-operation.js';
import type { DoorOperation } from './door-phase.js';

interface Props {
  /** The opening that is under way. */
  readonly operationId: string | null;
  /** The last one that was begun at this screen; it may have ended at once, before anybody could read that it was under way. */
  readonly begunId?: string | null;
}

/** The opening that is under way at a tray; afterwards what came of it, until another begins. */
export function PendingDoor({ operationId, begunId = null }: Props) {
  const [lastId, setLastId] = useState(operationId);
  const [seenId, setSeenId] = useState(begunId);
  if (begunId !== seenId) {
    setSeenId(begunId);
    setLastId(begunId);
  }
  // The id goes away with the settlement; what came of it is still to be seen.
  if (operationId !== null && operationId !== lastId) setLastId(operationId);
  const { data } = useQuery({
    queryKey: keyOf('door-operations', lastId),
    queryFn: () =>
      read(api.GET('/api/staff/door-operations/{id}', { params: { path: { id: lastId ?? '' } } })),
    enabled: lastId !== null,
  });
  return data ? <Door operation={data} /> : null;
}

function Door({ operation: first }: { readonly operation: DoorOperation }) {
  const { t } = useTranslation('staff');
  const operation = useDoorOperation(first);
  if (operation.settlement === null) return <DoorPanel operation={operation} />;
  const { outcome, purpose, settlement } = operation;
  const notOpened = outcome === 'not_opened';
  const seconds = coolDownSeconds(operation);
  const good = settlement !== 'unverified' && !notOpened;
  const bad = seconds === null ? 'bad' : 'wait';
  return (
    <Alert color={good ? 'good' : bad} role="status" title={t(`door.purpose.${purpose}`)}>
      {seconds !== null && t('door.coolsDown', { count: seconds })}
      {seconds === null && (notOpened ? t('door.notOpened') : t(`door.settlement.${settlement}`))}
    </Alert>
  );
}
