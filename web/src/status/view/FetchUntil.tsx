import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { deadlineOf, type Deadline } from '../deadline.js';
import card from './Card.module.css';
import styles from './FetchUntil.module.css';

interface Props {
  readonly until: string;
  /** The service has declared the time over. */
  readonly overdue: boolean;
  /** The time by the service; a phone's clock may be wrong. */
  readonly now: string;
}

/** How long it can be fetched from the cabinet. */
export function FetchUntil({ until, overdue, now }: Props) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  const time = `${formatTime(until, language)}, ${formatDay(until, language)}`;
  return (
    <section className={card['card']}>
      <h2>{t('fetch.title')}</h2>
      <p className={styles['left']}>{useWords(deadlineOf(new Date(until), new Date(now), overdue))}</p>
      <p>{t('fetch.until', { time })}</p>
      <p className={styles['how']}>{t('fetch.how')}</p>
    </section>
  );
}

function useWords(deadline: Deadline): string {
  const { t } = useTranslation('status');
  return deadline.left === 'days' ? t('fetch.days', { count: deadline.days }) : t(`fetch.${deadline.left}`);
}
