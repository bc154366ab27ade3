import { Badge, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { read } from '../../shared/api/index.js';
import { useLanguage } from '../../shared/texts/index.js';
import { api } from '../api.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { useCatalogue } from '../components/use-catalogue.js';
import { TrayOpening } from '../dossiers/opening/TrayOpening.js';
import { keyOf } from '../live/topics.js';
import { May } from '../session/May.js';
import { byProcedure, type LoadSuggestion } from './by-procedure.js';
import styles from './LoadResults.module.css';

/** Results that officers hold, by type of procedure, each with a tray beside its like. */
export function LoadResults() {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  const [opened, setOpened] = useState<LoadSuggestion | undefined>(undefined);
  const suggested = useQuery({
    queryKey: keyOf('load-suggestions'),
    queryFn: () => read(api.GET('/api/staff/load-suggestions')),
  });
  const procedures = catalogue?.procedures ?? [];
  const close = (): void => {
    setOpened(undefined);
  };
  return (
    <Panel title={t('worklists.load.title')}>
      {opened && (
        <TrayOpening
          key={opened.dossierId}
          dossier={{ id: opened.dossierId, trayLabel: null }}
          purpose="load"
          suggestedTray={opened.trayLabel}
          onClose={close}
        />
      )}
      <Loaded query={suggested}>
        {({ suggestions }) =>
          suggestions.length === 0 ? (
            <Empty>{t('worklists.load.nothing')}</Empty>
          ) : (
            <ul className={styles['groups']}>
              {byProcedure(
                suggestions,
                procedures.map(({ code }) => code),
              ).map((group) => (
                <li key={group.code}>
                  <h3 className={styles['procedure']}>
                    {procedures.find(({ code }) => code === group.code)?.name[language] ?? group.code}
                  </h3>
                  <ul className={styles['results']}>
                    {group.suggestions.map((suggestion) => (
                      <Result
                        key={suggestion.dossierId}
                        suggestion={suggestion}
                        disabled={opened !== undefined}
                        onOpen={() => {
                          setOpened(suggestion);
                        }}
                      />
                    ))}
                  </ul>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Panel>
  );
}

interface ResultProps {
  readonly suggestion: LoadSuggestion;
  readonly disabled: boolean;
  readonly onOpen: () => void;
}

function Result({
  suggestion: { dossierId, depositNumber, officialCode, trayLabel, lowTray },
  disabled,
  onOpen,
}: ResultProps) {
  const { t } = useTranslation('staff');
  const number = depositNumber ?? officialCode ?? t('dossiers.table.unnumbered');
  return (
    <li className={styles['result']}>
      <Link className={styles['number']} to={`/dossiers/${dossierId}`}>
        {number}
      </Link>
      {lowTray && <Badge color="wait">{t('dossiers.detail.lowTray')}</Badge>}
      <span className={styles['tray']}>
        {trayLabel === null ? t('worklists.load.noTray') : t('worklists.load.tray', { tray: trayLabel })}
      </span>
      <May action="run.work">
        <Button variant="default" disabled={disabled} onClick={onOpen}>
          {t('worklists.load.open')}
          <span className="visually-hidden"> {number}</span>
        </Button>
      </May>
    </li>
  );
}
