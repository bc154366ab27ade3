import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { answerOf, digitsOf, shownDigits } from '../input/factor-answer.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Entry } from '../parts/Entry.js';
import { NumberPad } from '../parts/NumberPad.js';
import { Page } from '../parts/Page.js';

/** What only who knows the holder can say, before the tray opens. */
export function PickupFactor() {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const asks = state.visit.pickup?.asks ?? null;
  const [typed, setTyped] = useState('');
  if (asks === null) return null;
  const digits = digitsOf[asks];
  const answer = answerOf(asks, typed);
  const give = (): void => {
    if (answer !== undefined) dispatch({ type: 'factor_given', answer });
  };
  const change = (value: string): void => {
    setTyped(value.replace(/\D/g, '').slice(0, digits));
  };

  return (
    <Page
      title={t(`fetch.factor.${asks}.title`)}
      lead={t(`fetch.factor.${asks}.what`)}
      actions={
        <Action kind="primary" disabled={answer === undefined || state.asking !== null} onPress={give}>
          {t('fetch.factor.go')}
        </Action>
      }
    >
      <Beside
        first={
          <Entry
            label={t(`fetch.factor.${asks}.label`)}
            look="digits"
            value={shownDigits(asks, typed)}
            longest={digits + 2}
            onChange={change}
            onEnter={give}
            error={typed.length === digits && answer === undefined ? t('fetch.factor.noDay') : undefined}
          />
        }
        second={<NumberPad value={typed} longest={digits} onChange={change} />}
      />
    </Page>
  );
}
