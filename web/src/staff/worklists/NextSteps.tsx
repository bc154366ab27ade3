import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Dossier, DossierCommand } from '../dossiers/types.js';
import { nextSteps } from './work-lists.js';

interface Props {
  readonly dossier: Dossier;
  readonly onAsk: (command: DossierCommand) => void;
}

/** What can be done with a dossier at once, without leaving the list. */
export function NextSteps({ dossier, onAsk }: Props) {
  const { t } = useTranslation('staff');
  return (
    <Stack gap="xs" align="stretch">
      {nextSteps(dossier).map((command) => (
        <Button
          key={command}
          variant="default"
          aria-haspopup="dialog"
          onClick={() => {
            onAsk(command);
          }}
        >
          {t(`dossierWords.command.${command}`)}
          <span className="visually-hidden"> {dossier.depositNumber ?? dossier.officialCode}</span>
        </Button>
      ))}
    </Stack>
  );
}
