import { useTranslation } from 'react-i18next';
import { formatDateTime, formatDay } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Facts } from '../parts/Facts.js';
import { Note } from '../parts/Note.js';
import { Page } from '../parts/Page.js';
import { PaperList } from '../parts/PaperList.js';

/** Where one dossier stands and what comes next. */
export function DossierStatus({ position }: { readonly position: number }) {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const dossier = state.visit.dossiers[position];
  if (dossier === undefined) return null;
  const { depositNumber, officialCode, depositedAt, dueAt, fetchUntil, missingPapers } = dossier;
  const facts = [
    { name: t('lookUp.one.code'), value: officialCode ?? null },
    { name: t('lookUp.one.number'), value: depositNumber },
    {
      name: t('lookUp.one.deposited'),
      value: depositedAt === null ? null : formatDateTime(depositedAt, language),
    },
    { name: t('lookUp.one.due'), value: dueAt === null ? null : formatDay(dueAt, language) },
    {
      name: t('lookUp.one.fetchUntil'),
      value: fetchUntil === null ? null : formatDay(fetchUntil, language),
    },
  ].filter(({ value }) => value !== null);

  return (
    <Page
      title={inLanguage(dossier.procedureName, language)}
      lead={inLanguage(dossier.text, language)}
      actions={
        <Action
          kind="primary"
          onPress={() => {
            dispatch({ type: 'left' });
          }}
        >
          {t('lookUp.one.finish')}
        </Action>
      }
    >
      <Beside
        first={
          <>
            <h2>{t('lookUp.one.next')}</h2>
            <Note>{inLanguage(dossier.nextStep, language)}</Note>
            {missingPapers.length === 0 ? null : (
              <PaperList title={t('lookUp.one.missing')} papers={missingPapers} />
            )}
          </>
        }
        second={<Facts facts={facts} />}
      />
    </Page>
  );
}
