import { Button, Group, Stack } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { DossierFacts } from '../items/DossierFacts.js';
import type { Dossier } from '../run-types.js';
import { AcceptForm } from './AcceptForm.js';
import { RefuseForm } from './RefuseForm.js';
import { SlipCheck } from './SlipCheck.js';

interface Props {
  readonly dossier: Dossier;
}

type Stage = 'slip' | 'choose' | 'accept' | 'refuse';

/** The officer holds the papers: is it the right envelope, and is everything there? */
export function DecideStep({ dossier }: Props) {
  const { t } = useTranslation('staff');
  const [stage, setStage] = useState<Stage>('slip');
  const question = useId();
  const back = (): void => {
    setStage('choose');
  };
  return (
    <Stack gap="lg">
      <DossierFacts dossier={dossier} />
      {stage === 'slip' && <SlipCheck expected={dossier.depositNumber} onRight={back} />}
      {stage === 'choose' && (
        <Stack>
          <p id={question}>{t('run.decide.question')}</p>
          <Group grow role="group" aria-labelledby={question}>
            {dossier.commands.includes('accept') && (
              <Button
                size="xl"
                autoFocus
                onClick={() => {
                  setStage('accept');
                }}
              >
                {t('run.decide.accept')}
              </Button>
            )}
            {dossier.commands.includes('request_supplement') && (
              <Button
                size="xl"
                variant="default"
                onClick={() => {
                  setStage('refuse');
                }}
              >
                {t('run.decide.refuse')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
      {stage === 'accept' && <AcceptForm dossier={dossier} onBack={back} />}
      {stage === 'refuse' && <RefuseForm dossier={dossier} onBack={back} />}
    </Stack>
  );
}
