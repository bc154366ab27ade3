import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Page } from '../parts/Page.js';

/** A code that works no more: a new one, or the desk. */
export function CodeOver({ why }: { readonly why: 'expired' | 'exhausted' | 'replaced' }) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  return (
    <Page
      title={t(`person.over.${why}.title`)}
      lead={t(`person.over.${why}.what`)}
      tone="bad"
      actions={
        <Action
          kind="primary"
          disabled={state.asking !== null}
          onPress={() => {
            dispatch({ type: 'wants_new_code' });
          }}
        >
          {t('person.over.newCode')}
        </Action>
      }
    >
      <DeskCard />
    </Page>
  );
}
