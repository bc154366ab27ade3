import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import card from './Card.module.css';
import styles from './Pairs.module.css';

type Props = Readonly<Pick<Schema<'PublicStatus'>, 'siteName' | 'desk'>>;

/** Where people are, and when. */
export function Desk({ siteName, desk }: Props) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  return (
    <section className={card['card']}>
      <h2>{inLanguage(siteName, language)}</h2>
      <dl className={styles['pairs']}>
        <div>
          <dt>{t('desk.address')}</dt>
          <dd>{inLanguage(desk.name, language)}</dd>
          <dd lang="vi">{desk.address}</dd>
        </div>
        <div>
          <dt>{t('desk.hours')}</dt>
          <dd>{inLanguage(desk.hours, language)}</dd>
        </div>
        <div>
          <dt>{t('desk.phone')}</dt>
          <dd>
            <a href={`tel:${desk.phone.replace(/[^+\d]/g, '')}`}>{desk.phone}</a>
          </dd>
        </div>
      </dl>
    </section>
  );
}
