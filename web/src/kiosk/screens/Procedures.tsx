import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOffered } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Choice } from '../parts/Choice.js';
import { Choices } from '../parts/Choices.js';
import { Entry } from '../parts/Entry.js';
import { LetterPad } from '../parts/LetterPad.js';
import { Page } from '../parts/Page.js';
import { Scroller } from '../parts/Scroller.js';
import { matchingProcedures } from './matching-procedures.js';
import { NotRead } from './NotRead.js';
import styles from './Procedures.module.css';

const longestSearch = 60;

/** Which procedure: the list of a field, or a search in all. */
export function Procedures({ fieldCode }: { readonly fieldCode: string | null }) {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { dispatch } = useKiosk();
  const { data, isError, refetch } = useOffered();
  const [typed, setTyped] = useState('');
  if (isError) return <NotRead onAgain={() => void refetch()} />;

  const field = data?.fields.find(({ code }) => code === fieldCode);
  const found = data === undefined ? [] : matchingProcedures(data, fieldCode, typed);
  const title = field === undefined ? t('deposit.procedures.all') : inLanguage(field.name, language);
  const search = fieldCode === null;
  const list = (
    <Choices label={title}>
      {found.map((procedure) => (
        <Choice
          key={procedure.code}
          name={inLanguage(procedure.name, language)}
          onPress={() => {
            dispatch({ type: 'chose_procedure', procedure });
          }}
        />
      ))}
    </Choices>
  );
  return (
    <Page title={title}>
      {search ? (
        <Entry
          label={t('deposit.procedures.search')}
          value={typed}
          longest={longestSearch}
          onChange={setTyped}
          onEnter={() => undefined}
        />
      ) : null}
      <p className={styles['count']} role="status">
        {data === undefined
          ? t('frame.busy')
          : found.length === 0
            ? t('deposit.procedures.none')
            : t('deposit.procedures.found', { count: found.length })}
      </p>
      {search ? (
        <div className={styles['search']}>
          <Scroller>{list}</Scroller>
          <LetterPad value={typed} onChange={setTyped} />
        </div>
      ) : (
        list
      )}
    </Page>
  );
}
