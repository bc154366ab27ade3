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
import { useDossier } from '../dossiers/dossier-queries.js';
import { DossierTable } from '../dossiers/DossierTable.js';
import type { Dossier, DossierCommand } from '../dossiers/types.js';
import { keyOf } from '../live/topics.js';
import { NextSteps } from './NextSteps.js';
import { nextSteps, type WorkListFacts } from './work-lists.js';

/** As many as the service gives at once; who has more works from the search. */
const mostShown = 100;

/** What somebody is about to do. */
interface Asked {
  readonly dossier: Dossier;
  readonly command: DossierCommand;
}

/** One list of work, with the steps that each dossier waits for. */
export function WorkList({ list: { id, search } }: { readonly list: WorkListFacts }) {
  const { t } = useTranslation('staff');
  const [asked, setAsked] = useState<Asked | undefined>(undefined);
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
          const anySteps = dossiers.some((dossier) => nextSteps(dossier).length > 0);
          const action = (dossier: Dossier) => (
            <NextSteps
              dossier={dossier}
              onAsk={(command) => {
                setAsked({ dossier, command });
              }}
            />
          );
          return (
            <>
              <DossierTable dossiers={dossiers} withoutState {...(anySteps ? { action } : {})} />
              {total > mostShown && <Text>{t('worklists.more', { shown: mostShown, total })}</Text>}
            </>
          );
        }}
      </Loaded>
      {asked && (
        <AskedDialog
          asked={asked}
          onClose={() => {
            setAsked(undefined);
          }}
        />
      )}
    </Panel>
  );
}

interface AskedProps {
  readonly asked: Asked;
  readonly onClose: () => void;
}

/** Reads the dossier by itself: done elsewhere meanwhile, it has left the list, and that must be said. */
function AskedDialog({ asked: { dossier, command }, onClose }: AskedProps) {
  const { data = dossier } = useDossier(dossier.id);
  return <CommandDialog dossier={data} command={command} onClose={onClose} />;
}
