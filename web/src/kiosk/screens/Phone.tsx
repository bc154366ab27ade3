import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Beside } from '../parts/Beside.js';
import { Entry } from '../parts/Entry.js';
import { NumberPad } from '../parts/NumberPad.js';
import { Page } from '../parts/Page.js';

const longestPhone = 16;
/** With ten digits it is worth asking; whether it is a mobile number the service decides. */
const leastDigits = 10;

/** The number that the code goes to. */
export function Phone({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const { purpose, phone: before } = state.visit;
  const [phone, setPhone] = useState(before);
  const enough = phone.replace(/\D/g, '').length >= leastDigits;
  const stillRefused = refused && phone === before;
  const send = (): void => {
    if (enough) dispatch({ type: 'phone_given', phone });
  };
  const change = (typed: string): void => {
    setPhone(typed.replace(/[^\d+ .-]/g, '').slice(0, longestPhone));
  };

  return (
    <Page
      title={t('person.phone.title')}
      lead={t(`person.phone.${purpose}`)}
      actions={
        <Action kind="primary" disabled={!enough || state.asking !== null} onPress={send}>
          {t('person.phone.send')}
        </Action>
      }
    >
      <Beside
        first={
          <Entry
            label={t('person.phone.label')}
            look="digits"
            value={phone}
            longest={longestPhone}
            onChange={change}
            onEnter={send}
            error={stillRefused ? t('person.phone.refused') : undefined}
          />
        }
        second={<NumberPad value={phone} longest={longestPhone} onChange={change} />}
      />
    </Page>
  );
}
