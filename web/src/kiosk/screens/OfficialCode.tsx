import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { CodePad } from '../parts/CodePad.js';
import { Entry } from '../parts/Entry.js';
import { Page } from '../parts/Page.js';

const longest = 25;
/** As the service takes it. */
const form = /^[A-Z0-9][A-Z0-9.-]{4,24}$/;

/** The code of an application that was filed online. Empty: none. */
export function OfficialCode() {
  const { t } = useTranslation('kiosk');
  const { state, dispatch } = useKiosk();
  const [code, setCode] = useState(state.visit.wishes.officialCode);
  const [refused, setRefused] = useState(false);
  const change = (typed: string): void => {
    setCode(
      typed
        .toUpperCase()
        .replace(/[^A-Z0-9.-]/g, '')
        .slice(0, longest),
    );
    setRefused(false);
  };
  const save = (): void => {
    if (code === '' || form.test(code)) dispatch({ type: 'wished', wishes: { officialCode: code } });
    else setRefused(true);
  };

  return (
    <Page
      title={t('deposit.officialCode.title')}
      // What is refused says what to do: a short screen has no room for both.
      lead={refused ? undefined : t('deposit.officialCode.what')}
      actions={
        <Action kind="primary" onPress={save}>
          {t('deposit.officialCode.save')}
        </Action>
      }
    >
      <Entry
        label={t('deposit.officialCode.label')}
        value={code}
        longest={longest}
        onChange={change}
        onEnter={save}
        error={refused ? t('deposit.officialCode.wrong') : undefined}
      />
      <CodePad value={code} longest={longest} onChange={change} />
    </Page>
  );
}
