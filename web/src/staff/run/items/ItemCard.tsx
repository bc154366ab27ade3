import { Alert, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { assertUnreachable } from '../../../shared/assert-unreachable.js';
import { coolDownSeconds } from '../../door/cool-down.js';
import { DoorPanel } from '../../door/DoorPanel.js';
import type { Run, RunItem } from '../run-types.js';
import { stepOf, type Step } from '../step.js';
import { DecideStep } from '../steps/DecideStep.js';
import { LeaveItem } from './LeaveItem.js';
import { LeftStep } from '../steps/LeftStep.js';
import { OpenStep } from '../steps/OpenStep.js';
import { ReceiveStep } from '../steps/ReceiveStep.js';
import { DossierFacts } from './DossierFacts.js';
import { StepHeading } from './StepHeading.js';

export interface StepProps {
  readonly run: Run;
  readonly item: RunItem;
}

/** One item of the run with the one thing to do now. */
export function ItemCard({ run, item }: StepProps) {
  const { t } = useTranslation('staff');
  const step = stepOf(item);
  const mayBeLeft =
    step.kind === 'open' || step.kind === 'decide' || step.kind === 'receive' || step.kind === 'wait';
  return (
    <Stack gap="lg">
      <div>
        <p>{t(`run.lists.${item.list}`)}</p>
        <StepHeading>{t(`run.step.${headingOf(step)}`, { tray: item.trayLabel ?? '—' })}</StepHeading>
      </div>
      <LastOpening item={item} />
      <StepContent run={run} item={item} step={step} />
      {mayBeLeft && <LeaveItem run={run} item={item} />}
    </Stack>
  );
}

const headingOf = (step: Step) => (step.kind === 'open' ? step.purpose : step.kind);

function StepContent({ run, item, step }: StepProps & { readonly step: Step }) {
  const { t } = useTranslation('staff');
  switch (step.kind) {
    case 'at_door':
      return (
        <>
          <DoorPanel operation={step.operation} />
          {item.dossier && <DossierFacts dossier={item.dossier} />}
        </>
      );
    case 'decide':
      return <DecideStep dossier={step.dossier} />;
    case 'open':
      return <OpenStep run={run} item={item} purpose={step.purpose} />;
    case 'receive':
      return <ReceiveStep dossier={step.dossier} />;
    case 'left':
      return <LeftStep run={run} item={item} reason={step.reason} />;
    case 'wait':
      return (
        <>
          {item.dossier && <DossierFacts dossier={item.dossier} />}
          <p>{t('run.wait')}</p>
        </>
      );
    case 'finished':
      return <p>{t(`run.result.${step.result}`)}</p>;
    default:
      return assertUnreachable(step);
  }
}

/** What came of the last opening, as long as it did not do what it was for. */
function LastOpening({ item: { doorOperation } }: { readonly item: RunItem }) {
  const { t } = useTranslation('staff');
  if (doorOperation === null || doorOperation.settledAt === null) return null;
  const { outcome, settlement, trayLabel } = doorOperation;
  if (outcome === 'not_opened') {
    const seconds = coolDownSeconds(doorOperation);
    return (
      <Alert
        color={seconds === null ? 'bad' : 'wait'}
        role="alert"
        title={t('run.notOpened.title', { tray: trayLabel })}
      >
        {seconds === null ? t('run.notOpened.text') : t('door.coolsDown', { count: seconds })}
      </Alert>
    );
  }
  if (settlement !== 'not_moved' && settlement !== 'unverified') return null;
  return (
    <Alert color="wait" role="alert" title={trayLabel}>
      {t(`door.settlement.${settlement}`)}
    </Alert>
  );
}
