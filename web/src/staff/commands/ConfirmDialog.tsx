import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../problems/ProblemNotice.js';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly dangerous?: boolean;
  readonly pending?: boolean;
  readonly problem?: unknown;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks before something is done. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  dangerous = false,
  pending = false,
  problem,
  onConfirm,
  onClose,
}: Props) {
  const { t } = useTranslation('staff');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <Stack>
        {typeof children === 'string' ? <Text>{children}</Text> : children}
        <ProblemNotice problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button
            {...(dangerous ? { color: 'bad' } : { 'data-autofocus': true })}
            loading={pending}
            onClick={onConfirm}
          >
            {confirm}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
