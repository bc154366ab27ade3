import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { TrayOpening } from '../opening/TrayOpening.js';
import type { Dossier, DossierCommand, OpeningPurpose } from '../types.js';
import { isFinal } from './command-forms.js';
import { CommandDialog } from './CommandDialog.js';

/** Every legal action and only those: the service says with each dossier what the person may do with it now. */
export function DossierActions({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useState<DossierCommand | undefined>(undefined);
  const [opening, setOpening] = useState<OpeningPurpose | undefined>(undefined);
  if (opening !== undefined) {
    return (
      <TrayOpening
        dossier={dossier}
        purpose={opening}
        onClose={() => {
          setOpening(undefined);
        }}
      />
    );
  }
  const nothing = dossier.commands.length + dossier.openings.length === 0;
  return (
    <Stack>
      {nothing && <Text c="dimmed">{t('dossiers.detail.noAction')}</Text>}
      {!nothing && (
        <Group role="group" aria-label={t('dossiers.detail.actions')}>
          {dossier.openings.map((purpose) => (
            <Button
              key={purpose}
              onClick={() => {
                setOpening(purpose);
              }}
            >
              {t(`dossierWords.opening.${purpose}`)}
            </Button>
          ))}
          {dossier.commands.map((command) => (
            <Button
              key={command}
              aria-haspopup="dialog"
              {...(isFinal(command) ? { color: 'bad', variant: 'outline' } : {})}
              onClick={() => {
                setAsked(command);
              }}
            >
              {t(`dossierWords.command.${command}`)}
            </Button>
          ))}
        </Group>
      )}
      {asked !== undefined && (
        <CommandDialog
          dossier={dossier}
          command={asked}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </Stack>
  );
}
