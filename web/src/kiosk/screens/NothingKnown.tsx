import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Page } from '../parts/Page.js';

/** This phone has nothing here. */
export function NothingKnown() {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Page
      title={t('lookUp.nothing.title')}
      lead={t('lookUp.nothing.what')}
      tone="wait"
      actions={
        <Action
          kind="primary"
          onPress={() => {
            dispatch({ type: 'left' });
          }}
        >
          {t('lookUp.nothing.finish')}
        </Action>
      }
    >
      <DeskCard />
    </Page>
  );
}
