import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { enrol } from '../api/device.js';
import { useKiosk } from '../kiosk-context.js';
import { Action } from '../parts/Action.js';
import { Entry } from '../parts/Entry.js';
import { Page } from '../parts/Page.js';

const longestCredential = 200;

/** For the technician, with a real keyboard: the credential that makes this browser a kiosk. */
export function SetUp({ refused }: { readonly refused: boolean }) {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  const [credential, setCredential] = useState('');
  const [standing, setStanding] = useState<'asked' | 'asking' | 'refused' | 'unreachable'>(
    refused ? 'refused' : 'asked',
  );

  const save = async (): Promise<void> => {
    if (credential.trim() === '' || standing === 'asking') return;
    setStanding('asking');
    const answer = await enrol(credential.trim());
    if (answer === 'known') dispatch({ type: 'device_known' });
    else setStanding(answer === 'unreachable' ? 'unreachable' : 'refused');
  };
  const error = standing === 'refused' || standing === 'unreachable' ? t(`setUp.${standing}`) : undefined;

  return (
    <Page
      title={t('setUp.title')}
      lead={t('setUp.what')}
      tone={error === undefined ? 'plain' : 'bad'}
      actions={
        <Action kind="primary" disabled={credential.trim() === ''} onPress={() => void save()}>
          {t('setUp.save')}
        </Action>
      }
    >
      <Entry
        label={t('setUp.credential')}
        value={credential}
        longest={longestCredential}
        onChange={setCredential}
        onEnter={() => void save()}
        error={error}
      />
    </Page>
  );
}
