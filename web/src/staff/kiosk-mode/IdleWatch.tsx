import { Button, Modal, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { onSignsOfLife } from '../../shared/presence/signs-of-life.js';
import { idlenessAfter, type Idleness } from './idle.js';

/** Leaves the console when nobody touches it: the screen stands in a public place. */
export function IdleWatch({ onIdle }: { readonly onIdle: () => void }) {
  const { t } = useTranslation('staff');
  const [idleness, setIdleness] = useState<Idleness>({ kind: 'busy' });
  const leave = useEffectEvent(onIdle);

  useEffect(() => {
    let since = performance.now();
    const alive = (): void => {
      since = performance.now();
      setIdleness((before) => (before.kind === 'busy' ? before : { kind: 'busy' }));
    };
    const tick = setInterval(() => {
      const now = idlenessAfter(performance.now() - since);
      if (now.kind !== 'busy') setIdleness(now);
      if (now.kind !== 'over') return;
      clearInterval(tick);
      leave();
    }, 500);
    const deafen = onSignsOfLife(alive);
    return () => {
      clearInterval(tick);
      deafen();
    };
  }, []);

  return (
    <Modal
      opened={idleness.kind === 'warned'}
      onClose={() => {
        setIdleness({ kind: 'busy' });
      }}
      title={t('kiosk.idle.title')}
      withCloseButton={false}
    >
      <Stack>
        <Text role="timer">
          {idleness.kind === 'warned' ? t('kiosk.idle.text', { count: idleness.secondsLeft }) : ''}
        </Text>
        <Button
          data-autofocus
          onClick={() => {
            setIdleness({ kind: 'busy' });
          }}
        >
          {t('kiosk.idle.stay')}
        </Button>
      </Stack>
    </Modal>
  );
}
