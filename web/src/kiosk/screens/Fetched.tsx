import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Note } from '../parts/Note.js';
import { Page } from '../parts/Page.js';
import { useElapsed } from '../use-elapsed.js';

/** The papers are taken: open the tray once more, fetch the next, or finish. */
export function Fetched() {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const { operation, pickups, pickup } = state.visit;
  const [sinceMs] = useState(() => performance.now());
  const { data: overview } = useOverview();
  // Whether it is over the service decides.
  const graceSeconds = overview?.timing.reopenGraceSeconds ?? 0;
  const secondsLeft = Math.ceil(graceSeconds - useElapsed(sinceMs) / 1000);
  const more = pickups.filter(({ id }) => id !== pickup?.id).length;
  const busy = state.asking !== null;
  const mayReopen = operation?.purpose === 'pickup' && secondsLeft > 0;

  return (
    <Page
      title={t('fetch.done.title')}
      lead={t('fetch.done.what', { label: operation?.trayLabel ?? '' })}
      tone="good"
      actions={
        <>
          {mayReopen ? (
            <Action
              kind="quiet"
              disabled={busy}
              onPress={() => {
                dispatch({ type: 'reopen' });
              }}
            >
              {t('fetch.done.reopen')}
            </Action>
          ) : null}
          {more > 0 ? (
            <Action
              kind="primary"
              disabled={busy}
              onPress={() => {
                dispatch({ type: 'what_waits' });
              }}
            >
              {t('fetch.done.next', { count: more })}
            </Action>
          ) : null}
          <Action
            kind={more > 0 ? 'secondary' : 'primary'}
            onPress={() => {
              dispatch({ type: 'finished' });
            }}
          >
            {t('fetch.done.finish')}
          </Action>
        </>
      }
    >
      {mayReopen ? <Note>{t('fetch.done.reopenFor', { count: secondsLeft })}</Note> : null}
    </Page>
  );
}
