import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { useAnnounce } from '../components/use-announce.js';
import { keyOf } from '../live/topics.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { useProvenCommand } from '../session/second-factor/use-proven-command.js';
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
  const end = useProvenCommand('sessions', {
    send: (header, ended: Ended) =>
      ended === 'others'
        ? api.DELETE('/api/staff/me/sessions/others', { params: { header } })
        : api.DELETE('/api/staff/me/sessions/{id}', { params: { path: { id: ended.id }, header } }),
    touches: ['accounts'],
    onDone: () => {
      announce(t('ownSessions.ended'));
    },
  });
  return (
    <Stack gap="lg">
      <PageTitle>{t('ownSessions.title')}</PageTitle>
      <Text>{t('ownSessions.what')}</Text>
      <ProblemNotice problem={end.problem} />
      <Loaded query={sessions}>
        {({ sessions: all }) => (
          <>
            <SessionTable
              sessions={all}
              pending={end.pending}
              onEnd={(id) => {
                end.run({ id });
              }}
            />
            {all.length > 1 && (
              <Button
                variant="default"
                size="lg"
                style={{ alignSelf: 'start' }}
                loading={end.pending}
                onClick={() => {
                  end.run('others');
                }}
              >
                {t('ownSessions.endOthers')}
              </Button>
            )}
          </>
        )}
      </Loaded>
      <OwnPassword />
      {end.proof}
    </Stack>
  );
}
