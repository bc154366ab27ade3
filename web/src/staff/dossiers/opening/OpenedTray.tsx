import { Alert, Button, Group, Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { coolDownSeconds } from '../../door/cool-down.js';
import type { DoorOperation } from '../../door/door-phase.js';
import { DoorPanel } from '../../door/DoorPanel.js';
import { useFocusOnAppearance } from '../../components/use-focus-on-appearance.js';
import styles from './OpenedTray.module.css';
import { useDoorOperation } from '../../door/use-door-operation.js';

interface Props {
  readonly operation: DoorOperation;
  readonly onRepeat: () => void;
  readonly onClose: () => void;
}

/** The door while it is open; what came of it afterwards. */
export function OpenedTray({ operation: first, onRepeat, onClose }: Props) {
  const { t } = useTranslation('staff');
  const operation = useDoorOperation(first);
  const { settlement } = operation;
  if (settlement === null) return <AtTheDoor operation={first} />;
  const seconds = coolDownSeconds(operation);
  return (
    <Stack>
      <Alert role="status" color={settlement === 'moved' ? 'good' : 'wait'} data-settlement={settlement}>
        {seconds === null ? t(`door.settlement.${settlement}`) : t('door.coolsDown', { count: seconds })}
      </Alert>
      <Group>
        <Button autoFocus onClick={onClose}>
          {t('dossiers.tray.finish')}
        </Button>
        {settlement === 'not_moved' && (
          <Button variant="default" onClick={onRepeat}>
            {t('shell.tryAgain')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

/** The button that opened the door is gone; what to do now is heard next. */
function AtTheDoor({ operation }: { readonly operation: DoorOperation }) {
  const place = useRef<HTMLDivElement>(null);
  useFocusOnAppearance(place);
  return (
    <div ref={place} tabIndex={-1} className={styles['place']}>
      <DoorPanel operation={operation} />
    </div>
  );
}
