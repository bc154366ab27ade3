import { useTranslation } from 'react-i18next';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { DeskCard } from '../parts/DeskCard.js';
import { Note } from '../parts/Note.js';
import { Page } from '../parts/Page.js';
import { useElapsed } from '../use-elapsed.js';

/** No code has come: wait, ask again, have it read out by a call, correct the number, or go to the desk. */
export function CodeMissing() {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const { code, codeAskedAtMs } = state.visit;
  const elapsedMs = useElapsed(codeAskedAtMs);
  const { data: overview } = useOverview();
  // Asking earlier would only end the code that is on its way.
  const waitMs = (overview?.timing.resendWaitSeconds ?? 0) * 1000;
  const secondsLeft = Math.max(0, Math.ceil((waitMs - elapsedMs) / 1000));

  return (
    <Page
      title={t('person.missing.title')}
      lead={t('person.missing.what', { phone: code?.phone ?? '' })}
      tone="wait"
      actions={
        <>
          <Action
            onPress={() => {
              dispatch({ type: 'wants_other_phone' });
            }}
          >
            {t('person.missing.otherPhone')}
          </Action>
          <Action
            disabled={secondsLeft > 0 || state.asking !== null}
            onPress={() => {
              dispatch({ type: 'wants_new_code' });
            }}
          >
            {secondsLeft > 0 ? t('person.missing.wait', { count: secondsLeft }) : t('person.missing.again')}
          </Action>
          <Action
            kind="primary"
            onPress={() => {
              dispatch({ type: 'wants_to_type_code' });
            }}
          >
            {t('person.missing.type')}
          </Action>
        </>
      }
    >
      {code?.delivery === 'undisclosed' ? <Note>{t('person.missing.undisclosed')}</Note> : null}
      {overview?.codeWays.includes('call') === true ? (
        <Action
          disabled={secondsLeft > 0 || state.asking !== null}
          onPress={() => {
            dispatch({ type: 'wants_call' });
          }}
        >
          {t('person.missing.call')}
        </Action>
      ) : null}
      {state.visit.purpose === 'pickup' && overview?.pickupQr === true ? (
        <Note>{t('person.phone.orQr')}</Note>
      ) : null}
      <Note>{t('person.missing.otherChannel')}</Note>
      <DeskCard />
    </Page>
  );
}
