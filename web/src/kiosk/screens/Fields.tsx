import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOffered } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Choice } from '../parts/Choice.js';
import { Choices } from '../parts/Choices.js';
import { Page } from '../parts/Page.js';
import { NotRead } from './NotRead.js';

/** In which field the application belongs. */
export function Fields() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { dispatch } = useKiosk();
  const { data, isError, refetch } = useOffered();
  if (isError) return <NotRead onAgain={() => void refetch()} />;

  return (
    <Page
      title={t('deposit.fields.title')}
      actions={
        <Action
          onPress={() => {
            dispatch({ type: 'chose_field', fieldCode: null });
          }}
        >
          {t('deposit.fields.search')}
        </Action>
      }
    >
      <Choices label={t('deposit.fields.title')} broad>
        {data?.fields.map(({ code, name, procedures }) => (
          <Choice
            key={code}
            name={inLanguage(name, language)}
            note={t('deposit.fields.count', { count: procedures.length })}
            onPress={() => {
              dispatch({ type: 'chose_field', fieldCode: code });
            }}
          />
        ))}
      </Choices>
    </Page>
  );
}
