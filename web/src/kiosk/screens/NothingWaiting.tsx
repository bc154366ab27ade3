import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Page } from '../parts/Page.js';

/** Nothing waits for this phone. */
export function NothingWaiting() {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Page
      title={t('fetch.nothing.title')}
      lead={t('fetch.nothing.what')}
      tone="wait"
      actions={
        <>
          <Action
            onPress={() => {
              dispatch({ type: 'wants_other_phone' });
            }}
          >
            {t('fetch.nothing.otherPhone')}
          </Action>
          <Action
            kind="primary"
            onPress={() => {
              dispatch({ type: 'chose_purpose', purpose: 'lookup' });
            }}
          >
            {t('fetch.nothing.lookup')}
          </Action>
        </>
      }
    >
      <DeskCard />
    </Page>
  );
}
