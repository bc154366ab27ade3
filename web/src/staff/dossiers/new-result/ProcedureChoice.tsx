import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/texts/index.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { findProcedures } from '../../components/find-procedures.js';
import styles from './NewResult.module.css';
import { mayBegin, type Draft } from './registration.js';

interface Props {
  readonly origin: Draft['origin'];
  readonly chosen: string | undefined;
  readonly fault: boolean;
  readonly onChoose: (code: string | undefined) => void;
}

/** Finds one procedure among those whose results are fetched here. */
export function ProcedureChoice({ origin, chosen, fault, onChoose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const [typed, setTyped] = useState('');
  const [again, setAgain] = useState(false);
  const agencies = (catalogue?.departments ?? [])
    .filter(({ kind }) => kind === 'agency')
    .map(({ code }) => code);
  const possible = (catalogue?.procedures ?? []).filter((procedure) => mayBegin(procedure, origin, agencies));
  const procedure = possible.find(({ code }) => code === chosen);
  if (procedure !== undefined) {
    return (
      <Group>
        <Text fw={600}>{t('dossiers.newResult.chosen', { name: procedure.name[language] })}</Text>
        <Button
          variant="default"
          autoFocus
          onClick={() => {
            setAgain(true);
            onChoose(undefined);
          }}
        >
          {t('dossiers.newResult.change')}
        </Button>
      </Group>
    );
  }
  const found = findProcedures(possible, typed);
  return (
    <Stack gap="xs">
      <TextInput
        label={t('dossiers.newResult.procedure')}
        description={t('dossiers.newResult.procedureHint')}
        error={fault && t('dossiers.newResult.fault.procedure')}
        autoComplete="off"
        autoFocus={again}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
      />
      {found.length === 0 ? (
        <Text role="status">{t('dossiers.newResult.noProcedure')}</Text>
      ) : (
        <ul className={styles['choices']} aria-label={t('dossiers.newResult.procedure')}>
          {found.map(({ code, name }) => (
            <li key={code}>
              <button
                type="button"
                className={styles['choice']}
                onClick={() => {
                  setAgain(false);
                  onChoose(code);
                }}
              >
                {name[language]} <span className={styles['code']}>{code}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Stack>
  );
}
