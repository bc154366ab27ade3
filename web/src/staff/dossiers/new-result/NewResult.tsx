import { Button, Checkbox, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { PageTitle } from '../../components/PageTitle.js';
import { useAnnounce } from '../../components/use-announce.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { useMe } from '../../session/use-me.js';
import { PickupFactorInput } from '../pickup-factor/PickupFactorInput.js';
import styles from './NewResult.module.css';
import { ProcedureChoice } from './ProcedureChoice.js';
import { emptyDraft, faultsOf, registrationOf, type Draft } from './registration.js';

const origins = ['counter', 'online', 'agency'] as const;

/** Registers a result that begins here without a deposit. */
export function NewResult() {
  const { t } = useTranslation('staff');
  const me = useMe();
  const navigate = useNavigate();
  const announce = useAnnounce();
  // People of an agency register what their agency issued.
  const [draft, setDraft] = useState<Draft>({
    ...emptyDraft,
    origin: me.roles.includes('agency') ? 'agency' : 'counter',
  });
  const [tried, setTried] = useState(false);
  const register = useCommand({
    send: (header, body: Schema<'ResultRegistration'>) =>
      api.POST('/api/staff/dossiers', { params: { header }, body }),
    touches: ['dossiers', 'load-suggestions', 'overview'],
    onDone: async ({ id }: Schema<'StaffDossier'>) => {
      announce(t('dossiers.newResult.done'));
      await navigate(`/dossiers/${id}`, { replace: true });
    },
  });
  const change = (part: Partial<Draft>): void => {
    setDraft({ ...draft, ...part });
  };
  const { data: catalogue } = useCatalogue();
  const asks =
    catalogue?.pickupFactors.find(({ procedureCode }) => procedureCode === draft.procedureCode)?.asks ?? null;
  const faults = tried ? faultsOf(draft, asks) : [];
  return (
    <form
      noValidate
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        const registration = registrationOf(draft, asks);
        if (registration) register.run(registration);
      }}
    >
      <PageTitle>{t('dossiers.newResult.title')}</PageTitle>
      <Text>{t('dossiers.newResult.help')}</Text>
      <Radio.Group
        label={t('dossiers.newResult.origin')}
        value={draft.origin}
        onChange={(value) => {
          const origin = origins.find((candidate) => candidate === value);
          if (origin) change({ origin, procedureCode: undefined, pickupFactor: '' });
        }}
      >
        <Group mt="xs">
          {origins.map((origin) => (
            <Radio key={origin} value={origin} label={t(`dossierWords.origin.${origin}`)} />
          ))}
        </Group>
      </Radio.Group>
      <ProcedureChoice
        origin={draft.origin}
        chosen={draft.procedureCode}
        fault={faults.includes('procedureCode')}
        onChoose={(procedureCode) => {
          change({ procedureCode, pickupFactor: '' });
        }}
      />
      <TextInput
        label={t('dossiers.newResult.officialCode')}
        description={t('run.accept.codeHow')}
        error={faults.includes('officialCode') && t('run.accept.codeWrong')}
        autoComplete="off"
        value={draft.officialCode}
        onChange={({ currentTarget }) => {
          change({ officialCode: currentTarget.value });
        }}
      />
      <TextInput
        label={t('dossiers.newResult.phone')}
        description={t('dossiers.newResult.phoneHint')}
        error={faults.includes('phone') && t('dossiers.newResult.fault.required')}
        type="tel"
        autoComplete="off"
        maxLength={30}
        value={draft.phone}
        onChange={({ currentTarget }) => {
          change({ phone: currentTarget.value });
        }}
      />
      <TextInput
        label={t('dossiers.newResult.holder')}
        autoComplete="off"
        maxLength={80}
        value={draft.holderName}
        onChange={({ currentTarget }) => {
          change({ holderName: currentTarget.value });
        }}
      />
      {asks !== null && (
        <PickupFactorInput
          asks={asks}
          value={draft.pickupFactor}
          fault={faults.includes('pickupFactor')}
          onChange={(pickupFactor) => {
            change({ pickupFactor });
          }}
        />
      )}
      <Stack gap="sm">
        <Checkbox
          label={t('dossiers.newResult.lowTray')}
          checked={draft.lowTray}
          onChange={({ currentTarget }) => {
            change({ lowTray: currentTarget.checked });
          }}
        />
        {me.roles.includes('officer') && (
          <Checkbox
            label={t('dossiers.newResult.inHand')}
            checked={draft.inHand}
            onChange={({ currentTarget }) => {
              change({ inHand: currentTarget.checked });
            }}
          />
        )}
      </Stack>
      <ProblemNotice problem={register.problem} />
      <Group>
        <Button type="submit" loading={register.pending}>
          {t('dossiers.newResult.submit')}
        </Button>
        <Button component={Link} to="/dossiers" variant="default">
          {t('shell.cancel')}
        </Button>
      </Group>
    </form>
  );
}
