import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { useCommand } from '../commands/use-command.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { useAnnounce } from '../components/use-announce.js';
import { keyOf } from '../live/topics.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { ReauthenticationDialog } from '../session/second-factor/ReauthenticationDialog.js';
import { OwnPassword } from './OwnPassword.js';
import { SessionTable } from './SessionTable.js';

/** One of one's other sessions, or all of them. */
type Ended = { readonly id: string } | 'others';

/** Where somebody is signed in, the end of what they do not know, and another password. */
export function OwnSessions() {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const sessions = useQuery({
    queryKey: keyOf('accounts', 'own-sessions'),
    queryFn: () => read(api.GET('/api/staff/me/sessions')),
  });
  const [asked, setAsked] = useState<Ended>('others');
  const end = useCommand({
    send: (header, ended: Ended) =>
      ended === 'others'
        ? api.DELETE('/api/staff/me/sessions/others', { params: { header } })
        : api.DELETE('/api/staff/me/sessions/{id}', { params: { path: { id: ended.id }, header } }),
    touches: ['accounts'],
    onDone: () => {
      announce(t('ownSessions.ended'));
    },
  });
  const ask = (ended: Ended): void => {
    setAsked(ended);
    end.run(ended);
  };
  const mustProve = end.problem?.code === 'reauthentication_required';
  return (
    <Stack gap="lg">
      <PageTitle>{t('ownSessions.title')}</PageTitle>
      <Text>{t('ownSessions.what')}</Text>
      {!mustProve && <ProblemNotice problem={end.problem} />}
      <Loaded query={sessions}>
        {({ sessions: all }) => (
          <>
            <SessionTable
              sessions={all}
              pending={end.pending}
              onEnd={(id) => {
                ask({ id });
              }}
            />
            {all.length > 1 && (
              <Button
                variant="default"
                size="lg"
                style={{ alignSelf: 'start' }}
                loading={end.pending}
                onClick={() => {
                  ask('others');
                }}
              >
                {t('ownSessions.endOthers')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      <OwnPassword />
      {mustProve && (
        <ReauthenticationDialog
          refusal={end.problem}
          before="sessions"
          onDone={() => {
            end.run(asked);
          }}
          onClose={end.clear}
        />
      )}
    </Stack>
  );
}
