import { Alert, Button, Group, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DoorOperation } from '../../door/door-phase.js';
import { DoorPanel } from '../../door/DoorPanel.js';
import { useDoorOperation } from '../../door/use-door-operation.js';

interface Props {
  readonly operation: DoorOperation;
  readonly onRepeat: () => void;
  readonly onClose: () => void;
}

/** The door while it is open; what came of it afterwards. */
export function OpenedTray({ operation: first, onRepeat, onClose }: Props) {
  const { t } = useTranslation('staff');
  const { settlement } = useDoorOperation(first);
  if (settlement === null) return <DoorPanel operation={first} />;
  return (
    <Stack>
      <Alert role="status" color={settlement === 'moved' ? 'good' : 'wait'} data-settlement={settlement}>
        {t(`door.settlement.${settlement}`)}
      </Alert>
      <Group>
        <Button onClick={onClose}>{t('dossiers.tray.finish')}</Button>
        {settlement === 'not_moved' && (
          <Button variant="default" onClick={onRepeat}>
            {t('shell.tryAgain')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
