import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { formatDateTime, formatDay } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import card from './Card.module.css';
import styles from './Pairs.module.css';

const names = ['where', 'procedure', 'depositNumber', 'depositedAt', 'dueAt', 'closedAt'] as const;

/** What the holder of the slip knows already; nothing about the person. */
export function Facts({ status }: { readonly status: Schema<'PublicStatus'> }) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  const time = (at: string | null): string | null => (at === null ? null : formatDateTime(at, language));
  const { place, name: placeName } = status.where;
  const facts: Readonly<Record<(typeof names)[number], string | null>> = {
    where:
      placeName === null
        ? t(`place.${place}`)
        : `${t(`place.${place}`)} – ${inLanguage(placeName, language)}`,
    procedure: inLanguage(status.procedureName, language),
    depositNumber: status.depositNumber,
    depositedAt: time(status.depositedAt),
    // It ends with its day.
    dueAt: status.dueAt === null ? null : formatDay(status.dueAt, language),
    closedAt: time(status.closedAt),
  };
  return (
    <section className={card['card']}>
      <h2>{t('facts.title')}</h2>
      <dl className={styles['pairs']}>
        {names.map(
          (name) =>
            facts[name] !== null && (
              <div key={name}>
                <dt>{t(`facts.${name}`)}</dt>
                <dd>{facts[name]}</dd>
              </div>
            ),
        )}
      </dl>
      {status.slipUrl !== null && (
        <a className={styles['slip']} href={status.slipUrl} download>
          {t('facts.slip')}
        </a>
      )}
    </section>
  );
}
