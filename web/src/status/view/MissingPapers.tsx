import { useTranslation } from 'react-i18next';
import card from './Card.module.css';
import styles from './MissingPapers.module.css';

/** What the officer has asked for. */
export function MissingPapers({ papers }: { readonly papers: readonly string[] }) {
  const { t } = useTranslation('status');
  return (
    <section className={card['card']}>
      <h2>{t('missing.title')}</h2>
      <ul className={styles['papers']}>
        {papers.map((paper) => (
          <li key={paper} lang="vi">
            {paper}
          </li>
        ))}
      </ul>
    </section>
  );
}
