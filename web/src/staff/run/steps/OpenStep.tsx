import { Button, NativeSelect, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { useOpening } from '../../door/use-opening.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { OpeningProblem } from '../../dossiers/pickup-factor/OpeningProblem.js';
import { May } from '../../session/May.js';
import { WhereIsTray } from '../../trays/WhereIsTray.js';
import { isFree } from '../../trays/tray-standing.js';
import { useTrays } from '../../trays/use-trays.js';
import { DossierFacts } from '../items/DossierFacts.js';
import styles from '../items/items.module.css';
import type { Run, RunItem } from '../run-types.js';

interface Props {
  readonly run: Run;
  readonly item: RunItem;
  readonly purpose: NonNullable<RunItem['opening']>;
}

/** The next tray: where it is, and the button that opens it. */
export function OpenStep({ run, item, purpose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const [otherTray, setOtherTray] = useState<string | undefined>(undefined);
  const tray = otherTray ?? item.trayLabel;
  const open = useOpening({
    send: (header, secondPerson, body: { trayLabel?: string }) =>
      api.POST('/api/staff/runs/{id}/items/{itemId}/opening', {
        params: { path: { id: run.id, itemId: item.id }, header },
        body: { ...body, ...secondPerson },
      }),
    touches: ['runs', 'trays', 'dossiers'],
  });
  return (
    <div className={styles['where']}>
      <Stack gap="lg">
        <p className={styles['label']} data-testid="tray-label">
          {tray ?? '—'}
        </p>
        {item.outOfServiceReason !== null && (
          <p>{t('run.outOfService', { reason: inLanguage(item.outOfServiceReason, language) })}</p>
        )}
        {item.dossier && <DossierFacts dossier={item.dossier} />}
        {purpose === 'load' && <OtherTray suggested={item.trayLabel} onChoose={setOtherTray} />}
        <May action="run.work">
          <Button
            size="xl"
            disabled={tray === null}
            loading={open.pending}
            onClick={() => {
              open.run(otherTray === undefined ? {} : { trayLabel: otherTray });
            }}
          >
            {tray === null ? t('run.noTray') : t('run.open', { tray })}
          </Button>
        </May>
        {open.proofs}
        {item.dossier === null ? (
          <ProblemNotice problem={open.problem} />
        ) : (
          <OpeningProblem dossierId={item.dossier.id} problem={open.problem} onNoted={open.clear} />
        )}
      </Stack>
      {tray !== null && <WhereIsTray label={tray} />}
    </div>
  );
}

interface OtherTrayProps {
  readonly suggested: string | null;
  readonly onChoose: (label: string | undefined) => void;
}

/** The officer may know better than the suggestion. */
function OtherTray({ suggested, onChoose }: OtherTrayProps) {
  const { t } = useTranslation('staff');
  const { data: trays = [] } = useTrays();
  const others = trays.filter((tray) => isFree(tray) && tray.label !== suggested);
  return (
    <NativeSelect
      label={t('run.tray')}
      onChange={({ currentTarget: { value } }) => {
        onChoose(value === '' ? undefined : value);
      }}
    >
      <option value="">
        {suggested === null ? t('run.chooseTray') : t('run.suggestedTray', { tray: suggested })}
      </option>
      {others.map(({ label, size }) => (
        <option key={label} value={label}>
          {label} ({t(`trays.size.${size}`)})
        </option>
      ))}
    </NativeSelect>
  );
}
