import { Alert, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Panel } from '../../components/Panel.js';
import { May } from '../../session/May.js';
import { DossierActions } from '../commands/DossierActions.js';
import { DossierState } from '../DossierState.js';
import type { Dossier } from '../types.js';
import { Whereabouts } from '../Whereabouts.js';
import styles from './Standing.module.css';

/** What and where a dossier is now, and every legal next step. */
export function Standing({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  return (
    <Panel title={t('dossiers.detail.now')} aside={<DossierState state={dossier.state} />}>
      <Stack>
        <Text className={styles['where']}>
          {t(`dossierWords.contents.${dossier.contents}`)}: <Whereabouts dossier={dossier} />
        </Text>
        {dossier.missingPapers.length > 0 && (
          <div>
            <Text fw={600}>{t('dossiers.detail.missingPapers')}</Text>
            <ul className={styles['papers']}>
              {dossier.missingPapers.map((paper) => (
                <li key={paper}>{paper}</li>
              ))}
            </ul>
          </div>
        )}
        {dossier.reason !== null && (
          <Text>
            {t('dossiers.detail.reason')}: {dossier.reason}
          </Text>
        )}
        {dossier.operationPending && <Alert color="wait">{t('dossiers.detail.pending')}</Alert>}
        {!dossier.custodyCertain && dossier.custody === 'tray' && (
          <Alert color="wait">{t('dossiers.detail.uncertain')}</Alert>
        )}
        {dossier.trayLabel !== null && (
          <May action="tray.read">
            <Group>
              <Link className={styles['link']} to={`/trays/${dossier.trayLabel}`}>
                {t('dossiers.detail.toTray', { tray: dossier.trayLabel })}
              </Link>
            </Group>
          </May>
        )}
        <DossierActions dossier={dossier} />
      </Stack>
    </Panel>
  );
}
