import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from './Action.js';
import { Beside } from './Beside.js';
import { Entry } from './Entry.js';
import { NumberPad } from './NumberPad.js';
import { Page } from './Page.js';

interface Props {
  readonly title: string;
  readonly lead: string;
  /** What the key says with which the number is given. */
  readonly give: string;
  /** The number that was given last was refused. */
  readonly refused: boolean;
  readonly children?: ReactNode;
}

const longestPhone = 16;
/** With ten digits it is worth asking; whether it is a mobile number the service decides. */
const leastDigits = 10;

/** A page on which a phone number is typed. */
export function PhoneEntry({ title, lead, give, refused, children }: Props) {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const { phone: before } = state.visit;
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
      title={title}
      lead={lead}
      actions={
        <Action kind="primary" disabled={!enough || state.asking !== null} onPress={send}>
          {give}
        </Action>
      }
    >
      <Beside
        first={
          <>
            <Entry
              label={t('person.phone.label')}
              look="digits"
              value={phone}
              longest={longestPhone}
              onChange={change}
              onEnter={send}
              error={stillRefused ? t('person.phone.refused') : undefined}
            />
            {children}
          </>
        }
        second={<NumberPad value={phone} longest={longestPhone} onChange={change} />}
      />
    </Page>
  );
}
