import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { May } from '../session/May.js';
import { Alarms } from './Alarms.js';
import { Calls } from './Calls.js';
import { NextRun } from './NextRun.js';
import { Numbers } from './Numbers.js';
import { Ratings } from './Ratings.js';
import styles from './Today.module.css';
import { useOverview } from './use-today.js';
import { Waiting } from './Waiting.js';

/** The day at a glance: what is wrong, what comes next, what waits. */
export function Today() {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const overview = useOverview();
  return (
    <div className={styles['page']}>
      <PageTitle>{t('areas.today')}</PageTitle>
      {overview.data && <p className={styles['date']}>{formatDay(overview.data.at, language)}</p>}
      <div className={styles['panels']}>
        <May action="alarm.read">
          <Alarms />
        </May>
        <Loaded query={overview}>
          {(day) => (
            <>
              <NextRun runs={day.runs} readAt={overview.dataUpdatedAt} />
              <Waiting waiting={day.waiting} />
              <Numbers day={day} />
              <Ratings ratings={day.ratings} />
            </>
          )}
        </Loaded>
        <May action="notice.call">
          <Calls />
        </May>
      </div>
    </div>
  );
}
