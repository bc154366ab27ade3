import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../components/Panel.js';
import { useAnnounce } from '../components/use-announce.js';
import { readTopicsAgain } from '../live/read-topics-again.js';
import { PasswordForm } from '../session/PasswordForm.js';

/** Lets a person choose another password; all their other sessions end with it. */
export function OwnPassword() {
  const { t } = useTranslation('staff');
  const queries = useQueryClient();
  const announce = useAnnounce();
  const [changes, setChanges] = useState(0);
  return (
    <Panel title={t('ownSessions.password.title')}>
      <PasswordForm
        // Empty again after each change.
        key={changes}
        onDone={() => {
          setChanges(changes + 1);
          readTopicsAgain(queries, ['accounts']);
          announce(t('ownSessions.password.done'));
        }}
      />
    </Panel>
  );
}
