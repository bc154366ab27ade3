import { Button, Checkbox, Group, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../../shared/texts/index.js';
import { useCatalogue } from '../../components/use-catalogue.js';
import { dossierStates } from '../types.js';
import styles from './SearchForm.module.css';
import type { SearchTerms } from './search-terms.js';

interface Props {
  readonly terms: SearchTerms;
  readonly onChange: (terms: SearchTerms) => void;
}

/** One field for numbers, telephone and name; filters beside it take effect at once. */
export function SearchForm({ terms, onChange }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const catalogue = useCatalogue();
  // What is being typed belongs to one search; another place in the history (the way back) brings its own text.
  const [draft, setDraft] = useState({ search: terms.text, text: terms.text });
  const text = draft.search === terms.text ? draft.text : terms.text;
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    const sought = text.trim();
    // Else the way back would show what was typed there last, beside what was found for the search before.
    setDraft({ search: sought, text: sought });
    onChange({ ...terms, text: sought, page: 1 });
  };
  const any = { value: '', label: t('dossiers.search.any') };
  return (
    <form onSubmit={submit} role="search" className={styles['form']}>
      <TextInput
        className={styles['text'] ?? ''}
        label={t('dossiers.search.label')}
        description={t('dossiers.search.hint')}
        type="search"
        name="q"
        maxLength={80}
        autoComplete="off"
        value={text}
        onChange={({ currentTarget }) => {
          setDraft({ search: terms.text, text: currentTarget.value });
        }}
        rightSectionWidth="auto"
        rightSection={<Button type="submit">{t('dossiers.search.submit')}</Button>}
      />
      <Group align="end">
        <NativeSelect
          label={t('dossiers.search.state')}
          value={terms.state ?? ''}
          data={[
            any,
            ...dossierStates.map((state) => ({ value: state, label: t(`dossierWords.state.${state}`) })),
          ]}
          onChange={({ currentTarget }) => {
            const state = dossierStates.find((candidate) => candidate === currentTarget.value);
            onChange({ ...terms, state, page: 1 });
          }}
        />
        <NativeSelect
          label={t('dossiers.search.department')}
          maw="26rem"
          value={terms.department}
          data={[
            any,
            ...(catalogue.data?.departments ?? []).map(({ code, name }) => ({
              value: code,
              label: name[language],
            })),
          ]}
          onChange={({ currentTarget }) => {
            onChange({ ...terms, department: currentTarget.value, page: 1 });
          }}
        />
        <Checkbox
          className={styles['check'] ?? ''}
          label={t('dossiers.search.onlyOpen')}
          checked={terms.onlyOpen}
          disabled={terms.text !== '' || terms.state !== undefined}
          onChange={({ currentTarget }) => {
            onChange({ ...terms, onlyOpen: currentTarget.checked, page: 1 });
          }}
        />
      </Group>
    </form>
  );
}
