import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { WhereIsTray } from '../../trays/WhereIsTray.js';
import { isFree } from '../../trays/tray-standing.js';
import { useTrays } from '../../trays/use-trays.js';
import type { OpeningPurpose } from '../types.js';

interface Props {
  readonly purpose: OpeningPurpose;
  /** The tray it lies in, or the one suggested to put it in. */
  readonly tray: string | null;
  readonly pending: boolean;
  /** Why the last try was refused. */
  readonly problem: ReactNode;
  /** Called with a tray's label only when the officer chose another one than the service would. */
  readonly onOpen: (trayLabel: string | undefined) => void;
  readonly onClose: () => void;
}

/** Which tray, before its door is opened. */
export function TrayChoice({ purpose, tray, pending, problem, onOpen, onClose }: Props) {
  const { t } = useTranslation('staff');
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { data: trays = [] } = useTrays();
  const shown = chosen ?? tray;
  const automatic = tray === null ? t('dossiers.tray.automatic') : t('run.suggestedTray', { tray });
  return (
    <Stack>
      {purpose === 'load' && (
        <NativeSelect
          label={t('dossiers.tray.choose')}
          value={chosen ?? ''}
          data={[
            { value: '', label: automatic },
            ...trays
              .filter((candidate) => isFree(candidate) && candidate.label !== tray)
              .map(({ label, size }) => ({ value: label, label: `${label} (${t(`trays.size.${size}`)})` })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            setChosen(value === '' ? undefined : value);
          }}
        />
      )}
      {shown !== null && <WhereIsTray label={shown} />}
      {problem}
      <Group>
        <Button
          size="lg"
          autoFocus
          loading={pending}
          onClick={() => {
            onOpen(chosen);
          }}
        >
          {shown === null ? t('dossiers.tray.openChosen') : t('dossiers.tray.open', { tray: shown })}
        </Button>
        <Button size="lg" variant="default" onClick={onClose}>
          {t('shell.cancel')}
        </Button>
      </Group>
    </Stack>
  );
}
