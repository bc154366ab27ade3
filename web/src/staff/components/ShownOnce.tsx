import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ShownOnce.module.css';
import { useReturnFocus } from './use-return-focus.js';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A secret that is shown once and kept nowhere; closing takes a button, so that no slip of the finger loses it. */
export function ShownOnce({ title, onClose, children }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
      title={title}
    >
      <Stack>
        {children}
        <Group justify="flex-end">
          <Button data-autofocus onClick={onClose}>
            {t('shell.written')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

/** What is to be copied, large and letter by letter. */
export function Secret({ children }: { readonly children: string }) {
  return <p className={styles['secret']}>{children}</p>;
}
