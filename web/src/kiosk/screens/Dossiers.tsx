import { useTranslation } from 'react-i18next';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Choice } from '../parts/Choice.js';
import { Choices } from '../parts/Choices.js';
import { Page } from '../parts/Page.js';

/** What this phone has here, in plain words. */
export function Dossiers() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { state, dispatch } = useKiosk();
  const { dossiers } = state.visit;
  const title = t('lookUp.list.title', { count: dossiers.length });
  return (
    <Page
      title={title}
      lead={t('lookUp.list.what')}
      actions={
        <Action
          kind="primary"
          onPress={() => {
            dispatch({ type: 'left' });
          }}
        >
          {t('lookUp.list.finish')}
        </Action>
      }
    >
      <Choices label={title}>
        {dossiers.map(({ procedureName, text, depositNumber, officialCode }, position) => (
          <Choice
            key={`${depositNumber ?? ''} ${String(position)}`}
            name={inLanguage(procedureName, language)}
            note={[inLanguage(text, language), officialCode ?? depositNumber].filter(Boolean).join(' · ')}
            onPress={() => {
              dispatch({ type: 'chose_dossier', position });
            }}
          />
        ))}
      </Choices>
    </Page>
  );
}
