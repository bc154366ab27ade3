import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { useReturnFocus } from '../components/use-return-focus.js';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** What the button says that sends it. */
  readonly submit: string;
  readonly pending: boolean;
  readonly problem: unknown;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A form over the screen; open as long as it stands there, so that it begins anew each time. */
export function FormDialog({ title, children, submit, pending, problem, onSubmit, onClose }: Props) {
  const { t } = useTranslation('staff');
  useReturnFocus();
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('shell.close') }}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack>
          {children}
          <ProblemNotice problem={problem} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('shell.cancel')}
            </Button>
            <Button type="submit" loading={pending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
