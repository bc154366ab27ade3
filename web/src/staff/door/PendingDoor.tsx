import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';
import { DoorPanel } from './DoorPanel.js';
import { useDoorOperation } from './use-door-operation.js';
import type { DoorOperation } from './door-phase.js';

/** The opening that is under way at a tray, by its id; afterwards what came of it, until another begins. */
export function PendingDoor({ operationId }: { readonly operationId: string | null }) {
  const [lastId, setLastId] = useState(operationId);
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
  const notOpened = operation.outcome === 'not_opened';
  const good = operation.settlement !== 'unverified' && !notOpened;
  return (
    <Alert color={good ? 'good' : 'bad'} role="status" title={t(`door.purpose.${operation.purpose}`)}>
      {notOpened ? t('door.notOpened') : t(`door.settlement.${operation.settlement}`)}
    </Alert>
  );
}
