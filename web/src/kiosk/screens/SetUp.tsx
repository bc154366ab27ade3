import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setUp, type SetUpStanding } from '../api/device.js';
import { setUpCodeLength, setUpKeys, tidySetUpCode } from '../input/set-up-code.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { CodePad } from '../parts/CodePad.js';
import { Entry } from '../parts/Entry.js';
import { Page } from '../parts/Page.js';

/** For the technician: the set-up code that makes this browser a kiosk. */
export function SetUp({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  const [code, setCode] = useState('');
  const [asking, setAsking] = useState(false);
  const [fault, setFault] = useState<Exclude<SetUpStanding, 'known'> | 'refused' | undefined>(
    refused ? 'refused' : undefined,
  );
  const whole = code.length === setUpCodeLength;

  const change = (typed: string): void => {
    setCode(tidySetUpCode(typed));
    setFault(undefined);
  };
  const save = async (): Promise<void> => {
    if (!whole || asking) return;
    setAsking(true);
    const standing = await setUp(code);
    setAsking(false);
    if (standing === 'known') dispatch({ type: 'device_known' });
    else setFault(standing);
  };

  return (
    <Page
      title={t('setUp.title')}
      lead={fault === undefined ? t('setUp.what') : undefined}
      tone={fault === undefined ? 'plain' : 'bad'}
      actions={
        <Action kind="primary" disabled={!whole || asking} onPress={() => void save()}>
          {t('setUp.save')}
        </Action>
      }
    >
      <Entry
        label={t('setUp.code')}
        value={code}
        longest={2 * setUpCodeLength}
        onChange={change}
        onEnter={() => void save()}
        error={fault === undefined ? undefined : t(`setUp.${fault}`)}
        first
      />
      <CodePad rows={setUpKeys} value={code} longest={setUpCodeLength} onChange={change} />
    </Page>
  );
}
