import { useTranslation } from 'react-i18next';
import { detailLines, nothing, pulseNotKnown } from './detail-lines.js';
import styles from './Ledger.module.css';
import type { LedgerEntry } from './types.js';

/** All that the ledger has of an entry, folded away. */
export function EntryDetails({ entry }: { readonly entry: LedgerEntry }) {
  const { t } = useTranslation('staff');
  const { sequence, kind, subject, actor, details, hash } = entry;
  const inWords = (text: ReturnType<typeof detailLines>[number]['text']): string => {
    if (text === pulseNotKnown) return t('ledger.pulseNotKnown');
    return text === nothing ? t('ledger.nothing') : text;
  };
  const own = [
    { name: t('ledger.detail.sequence'), text: String(sequence) },
    { name: t('ledger.detail.kind'), text: kind },
    { name: t('ledger.detail.id'), text: subject.id },
    { name: t('ledger.detail.version'), text: String(subject.version) },
    { name: t('ledger.detail.actor'), text: actor.id },
    { name: t('ledger.detail.hash'), text: hash },
  ];
  return (
    <details className={styles['details']}>
      <summary>
        {t('ledger.details')}
        <span className="visually-hidden"> {t('ledger.detailsOf', { sequence })}</span>
      </summary>
      <dl className={styles['lines']}>
        {own.map(({ name, text }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
        {detailLines(details).map(({ name, text }) => (
          <div key={`details.${name}`}>
            <dt lang="en">{name}</dt>
            <dd>{inWords(text)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
