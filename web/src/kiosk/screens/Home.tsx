import { useTranslation } from 'react-i18next';
import { formatDateTime, formatNumber } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { useOverview } from '../api/queries.js';
import { useKiosk } from '../kiosk-context.js';
import { Icon, type IconName } from '../parts/Icon.js';
import { Note } from '../parts/Note.js';
import { Page } from '../parts/Page.js';
import { freeTrays, homeStanding } from './home-standing.js';
import styles from './Home.module.css';
import { Stopped } from './Stopped.js';

const purposes = ['deposit', 'pickup', 'lookup'] as const;

/** The first screen: three things to do, and what everybody may know. */
export function Home() {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const { dispatch } = useKiosk();
  const overview = useOverview();
  const { data } = overview;
  const standing = homeStanding(overview);
  if (standing !== 'open') return <Stopped why={standing} />;

  const free = data === undefined ? undefined : freeTrays(data);
  const nextRun = data === undefined ? '' : formatDateTime(data.nextRunAt, language);
  return (
    <Page title={t('home.title')}>
      {/* Before anybody begins in vain; the rest may lie below the edge of a short screen. */}
      {data?.sms === 'failing' ? (
        <Note tone="wait">{t(data.pickupQr ? 'home.smsDownButQr' : 'home.smsDown')}</Note>
      ) : null}
      <div className={styles['actions']}>
        {purposes.map((purpose) => (
          <button
            key={purpose}
            type="button"
            className={`${styles['action'] ?? ''} ${styles[purpose] ?? ''}`}
            disabled={purpose === 'deposit' && free === 0}
            onClick={() => {
              dispatch({ type: 'chose_purpose', purpose });
            }}
          >
            <span className={styles['icon']}>
              <Icon name={purpose} />
            </span>
            <strong className={styles['name']}>{t(`home.${purpose}`)}</strong>
            <span className={styles['hint']}>
              {purpose === 'deposit' && free === 0
                ? t('home.noneFree', { when: nextRun })
                : t(`home.${purpose}Hint`)}
            </span>
          </button>
        ))}
      </div>
      {data === undefined || free === undefined ? null : (
        <dl className={styles['facts']}>
          <Fact icon="tray" name={t('home.freeTrays')} value={formatNumber(free, language)} />
          <Fact icon="truck" name={t('home.nextRun')} value={nextRun} />
          <Fact icon="clock" name={t('home.hours')} value={inLanguage(data.desk.hours, language)} />
        </dl>
      )}
      {data?.sms === 'failing' ? null : (
        <p className={styles['scan']}>
          {t(data?.pickupQr === true ? 'home.scanToFetchHint' : 'home.scanHint')}
        </p>
      )}
    </Page>
  );
}

function Fact({
  icon,
  name,
  value,
}: {
  readonly icon: IconName;
  readonly name: string;
  readonly value: string;
}) {
  return (
    <div className={styles['fact']}>
      <dt>
        <Icon name={icon} /> {name}
      </dt>
      <dd>{value}</dd>
    </div>
  );
}
