import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Page } from '../parts/Page.js';

/** A wrong code: how many tries are left. */
export function CodeWrong({ triesLeft }: { readonly triesLeft: number }) {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <Page
      title={t('person.wrong.title')}
      lead={t('person.wrong.what', { count: triesLeft })}
      tone="bad"
      actions={
        <>
          <Action
            onPress={() => {
              dispatch({ type: 'wants_new_code' });
            }}
          >
            {t('person.wrong.newCode')}
          </Action>
          <Action
            kind="primary"
            onPress={() => {
              dispatch({ type: 'wants_to_type_code' });
            }}
          >
            {t('person.wrong.again')}
          </Action>
        </>
      }
    />
  );
}
