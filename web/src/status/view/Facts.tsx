import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { formatDateTime } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import card from './Card.module.css';
import styles from './Pairs.module.css';

/** What the holder of the slip knows already; nothing about the person. */
export function Facts({ status }: { readonly status: Schema<'PublicStatus'> }) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  const time = (at: string | null): string | null => (at === null ? null : formatDateTime(at, language));
  const facts = {
    procedure: inLanguage(status.procedureName, language),
    depositNumber: status.depositNumber,
    depositedAt: time(status.depositedAt),
    dueAt: time(status.dueAt),
  } as const;
  const names = ['procedure', 'depositNumber', 'depositedAt', 'dueAt'] as const;
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
    </section>
  );
}
