import { Button, Group, Modal, Stack, Text, Textarea } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { isReason, longestReason, shortestReason, tidyReason } from './reason.js';

interface Props {
  readonly opened: boolean;
  readonly title: string;
  readonly children?: ReactNode;
  /** What the button says that does it. */
  readonly confirm: string;
  readonly dangerous?: boolean;
  /** Reasons that are common here, to be taken by one touch. */
  readonly suggestions?: readonly string[];
  readonly pending?: boolean;
  readonly problem?: unknown;
  readonly onConfirm: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why, before something is done that must have a reason. */
export function ReasonDialog({ opened, title, onClose, ...rest }: Props) {
  const { t } = useTranslation('staff');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t('shell.close') }}
    >
      <ReasonForm {...rest} onClose={onClose} />
    </Modal>
  );
}

/** Begins empty each time the dialog is opened. */
function ReasonForm({
  children,
  confirm,
  dangerous = false,
  suggestions = [],
  pending = false,
  problem,
  onConfirm,
  onClose,
}: Omit<Props, 'opened' | 'title'>) {
  const { t } = useTranslation('staff');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (isReason(reason)) onConfirm(tidyReason(reason));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {typeof children === 'string' ? <Text>{children}</Text> : children}
        {suggestions.length > 0 && (
          <Group gap="xs">
            {suggestions.map((suggestion) => (
              <Button
                key={suggestion}
                variant={reason === suggestion ? 'light' : 'default'}
                aria-pressed={reason === suggestion}
                onClick={() => {
                  setReason(suggestion);
                }}
              >
                {suggestion}
              </Button>
            ))}
          </Group>
        )}
        <Textarea
          label={t('reason.label')}
          data-autofocus
          rows={3}
          maxLength={longestReason}
          value={reason}
          error={tried && !isReason(reason) && t('reason.tooShort', { count: shortestReason })}
          onChange={({ currentTarget }) => {
            setReason(currentTarget.value);
          }}
        />
        <ProblemNotice problem={problem} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('shell.cancel')}
          </Button>
          <Button type="submit" loading={pending} {...(dangerous ? { color: 'bad' } : {})}>
            {confirm}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
