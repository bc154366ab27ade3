import { Alert, Button, Group, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProblemError } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';
import { askedIn, factorAnswerOf, type PickupFactor } from './factor-answer.js';
import { PickupFactorInput } from './PickupFactorInput.js';

interface Props {
  readonly dossierId: string;
  /** What an opening was refused with. */
  readonly problem: ProblemError | null;
  /** It is written down; the opening may be tried again. */
  readonly onNoted: () => void;
}

/** Shows why an opening was refused; where something about the holder is missing, asks for it at once. */
export function OpeningProblem({ dossierId, problem, onNoted }: Props) {
  const asks = problem?.code === 'pickup_factor_missing' ? askedIn(problem.facts) : undefined;
  if (asks === undefined) return <ProblemNotice problem={problem} />;
  return <FactorMissing dossierId={dossierId} asks={asks} onNoted={onNoted} />;
}

function FactorMissing({
  dossierId,
  asks,
  onNoted,
}: Pick<Props, 'dossierId' | 'onNoted'> & { readonly asks: PickupFactor }) {
  const { t } = useTranslation('staff');
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const answer = factorAnswerOf(asks, typed);
  const { run, pending, problem, proof } = useProvenCommand('factor', {
    send: (header, pickupFactor: string) =>
      api.POST('/api/staff/dossiers/{id}/pickup-factor', {
        params: { path: { id: dossierId }, header },
        body: { pickupFactor },
      }),
    touches: ['dossiers'],
    onDone: onNoted,
  });
  return (
    <>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (answer !== undefined) run(answer);
        }}
      >
        <Stack>
          <Alert color="wait" role="status" data-problem="pickup_factor_missing">
            {t('dossiers.factor.missing')}
          </Alert>
          <PickupFactorInput
            asks={asks}
            value={typed}
            fault={tried && answer === undefined}
            onChange={setTyped}
          />
          <ProblemNotice problem={problem} />
          <Group>
            <Button type="submit" loading={pending}>
              {t('dossiers.factor.save')}
            </Button>
          </Group>
        </Stack>
      </form>
      {proof}
    </>
  );
}
