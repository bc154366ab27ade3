import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { inLanguage, useLanguage } from '../../../shared/texts/index.js';
import { Panel } from '../../components/Panel.js';
import { PendingDoor } from '../../door/PendingDoor.js';
import { May } from '../../session/May.js';
import { standingOf } from '../tray-standing.js';
import type { Tray } from '../tray-types.js';
import { InspectTray } from './InspectTray.js';
import { ServiceSwitch } from './ServiceSwitch.js';
import { TrayHistory } from './TrayHistory.js';
import styles from './TrayPanel.module.css';

/** One tray: how it stands, what may be done with it, and what has happened there. */
export function TrayPanel({ tray }: { readonly tray: Tray }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const [begunId, setBegunId] = useState<string | null>(null);
  const facts = [
    [t('trays.facts.standing'), t(`trays.standing.${standingOf(tray)}`)],
    [t('trays.facts.reason'), tray.outOfServiceReason && inLanguage(tray.outOfServiceReason, language)],
    [t('trays.facts.door'), t(`trays.door.${tray.door}`)],
    [
      t('trays.facts.sensor'),
      tray.occupancySensor ? t(`trays.occupancy.${tray.occupancy}`) : t('trays.noSensor'),
    ],
    [
      t('trays.facts.records'),
      tray.contentKnown ? t(`trays.holds.${tray.holds}`) : t('trays.standing.unknown_content'),
    ],
    [t('trays.facts.size'), t(`trays.size.${tray.size}`)],
    [t('trays.facts.reach'), tray.wheelchairReachable ? t('trays.yes') : t('trays.no')],
    [t('trays.facts.openings'), String(tray.openings)],
    [t('trays.facts.failures'), tray.consecutiveFailures > 0 ? String(tray.consecutiveFailures) : null],
  ] as const;
  return (
    <Stack>
      <Panel title={t('trays.tray', { label: tray.label })}>
        <dl className={styles['facts']}>
          {facts.map(
            ([name, value]) =>
              value !== null && (
                <div key={name} className={styles['fact']}>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
        {tray.dossierId !== null && (
          <May action="dossier.read">
            <Link to={`/dossiers/${tray.dossierId}`}>{t('trays.dossier')}</Link>
          </May>
        )}
        <PendingDoor operationId={tray.doorOperationId} begunId={begunId} />
        <InspectTray tray={tray} onBegun={setBegunId} />
        <ServiceSwitch tray={tray} />
      </Panel>
      <TrayHistory label={tray.label} />
    </Stack>
  );
}
