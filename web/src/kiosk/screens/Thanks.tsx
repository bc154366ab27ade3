import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Page } from '../parts/Page.js';

const homeAfterMs = 8_000;

/** Goodbye; the first screen comes back by itself. */
export function Thanks() {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  useEffect(() => {
    const timer = setTimeout(() => {
      dispatch({ type: 'left' });
    }, homeAfterMs);
    return () => {
      clearTimeout(timer);
    };
  }, [dispatch]);

  return (
    <Page
      title={t('fetch.thanks.title')}
      lead={t('fetch.thanks.what')}
      tone="good"
      actions={
        <Action
          kind="primary"
          onPress={() => {
            dispatch({ type: 'left' });
          }}
        >
          {t('fetch.thanks.home')}
        </Action>
      }
    />
  );
}
