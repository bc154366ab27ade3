import { Button, getDefaultZIndex, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { useSessionWatch } from './use-session-watch.js';

/** Asks in time whether somebody is still there; whoever presses anything is (WCAG 2.2, 2.2.1). */
export function SessionWatch({ personId }: { readonly personId: string }) {
  const { t } = useTranslation('staff');
  const { watch, presence } = useSessionWatch(personId);
  const stay = (): void => {
    presence.run();
  };
  return (
    <Modal
      opened={watch.kind === 'warned'}
      onClose={stay}
      title={
        <Text span size="xl" fw={700}>
          {t('stillWorking.title')}
        </Text>
      }
      withCloseButton={false}
      centered
      size="lg"
      // Over whatever else asks something at this moment.
      zIndex={getDefaultZIndex('overlay')}
    >
      <Stack gap="lg">
        <Text role="timer" size="lg">
          {watch.kind === 'warned' ? t('stillWorking.text', { count: watch.secondsLeft }) : ''}
        </Text>
        <ProblemNotice problem={presence.problem} />
        <Button data-autofocus size="xl" loading={presence.pending} onClick={stay}>
          {t('stillWorking.stay')}
        </Button>
      </Stack>
    </Modal>
  );
}
