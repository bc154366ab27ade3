import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Schema } from '../../shared/api/index.js';
import { formatDateTime } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { pageOf } from './alarm-page.js';
import styles from './Today.module.css';
import { useAlarms } from './use-today.js';

/** What somebody must see to, the most urgent first. */
export function Alarms() {
  const { t } = useTranslation('staff');
  return (
    <Panel title={t('today.alarms.title')}>
      <Loaded query={useAlarms()}>
        {(alarms) => (
          <div role="status">
            {alarms.length === 0 ? (
              <p className={styles['fine']}>{t('today.alarms.none')}</p>
            ) : (
              <ul className={styles['alarms']}>
                {alarms.map((alarm) => (
                  <AlarmView
                    key={`${alarm.kind} ${alarm.trayLabel ?? alarm.bankId ?? alarm.cabinetId ?? alarm.partner?.id ?? alarm.since ?? ''}`}
                    alarm={alarm}
                  />
                ))}
              </ul>
            )}
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

function AlarmView({ alarm }: { readonly alarm: Schema<'StandingAlarm'> }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { kind, severity, since, trayLabel, bankId, reason, cabinetName, partner, count, line } = alarm;
  const places = [
    trayLabel ?? bankId,
    cabinetName && inLanguage(cabinetName, language),
    partner?.name,
    line !== null && t('today.alarms.line', { line }),
  ];
  const where = places.filter((place) => typeof place === 'string').join(', ');
  return (
    <li className={styles['alarm']} data-severity={severity}>
      <strong>
        {severity === 'urgent' && `${t('today.alarms.urgent')}: `}
        {t(`today.alarms.kind.${kind}`)}
        {where !== '' && ` – ${where}`}
        {count !== null && ` (${String(count)})`}
      </strong>
      {reason !== null && <span className={styles['when']}>{t(`hardware.reason.${reason}`)}</span>}
      {since !== null && (
        <span className={styles['when']}>
          {t('today.alarms.since', { time: formatDateTime(since, language) })}
        </span>
      )}
      <Link to={pageOf(alarm)}>{t(`today.alarms.page.${alarm.solvedAt}`)}</Link>
    </li>
  );
}
