import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { CommandDialog } from '../dossiers/commands/CommandDialog.js';
import { DossierTable } from '../dossiers/DossierTable.js';
import type { Dossier, DossierCommand } from '../dossiers/types.js';
import { keyOf } from '../live/topics.js';
import { NextSteps } from './NextSteps.js';
import { nextSteps, type WorkListFacts } from './work-lists.js';

/** As many as the service gives at once; who has more works from the search. */
const mostShown = 100;

/** One list of work, with the steps that each dossier waits for. */
export function WorkList({ list: { id, search } }: { readonly list: WorkListFacts }) {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useState<{ id: string; command: DossierCommand } | undefined>(undefined);
  const found = useQuery({
    queryKey: keyOf('dossiers', 'list', id),
    queryFn: () =>
      read(api.GET('/api/staff/dossiers', { params: { query: { ...search, pageSize: mostShown } } })),
  });
  return (
    <Panel title={t(`worklists.list.${id}`)}>
      <Loaded query={found}>
        {({ dossiers, total }) => {
          if (dossiers.length === 0) return <Empty>{t('worklists.empty')}</Empty>;
          // What has been done leaves the list, and with it what asked for it.
          const askedAbout = dossiers.find((dossier) => dossier.id === asked?.id);
          const anySteps = dossiers.some((dossier) => nextSteps(dossier).length > 0);
          const action = (dossier: Dossier) => (
            <NextSteps
              dossier={dossier}
              onAsk={(command) => {
                setAsked({ id: dossier.id, command });
              }}
            />
          );
          return (
            <>
              <DossierTable dossiers={dossiers} withoutState {...(anySteps ? { action } : {})} />
              {asked && askedAbout && (
                <CommandDialog
                  dossier={askedAbout}
                  command={asked.command}
                  onClose={() => {
                    setAsked(undefined);
                  }}
                />
              )}
              {total > mostShown && <Text>{t('worklists.more', { shown: mostShown, total })}</Text>}
            </>
          );
        }}
      </Loaded>
    </Panel>
  );
}
