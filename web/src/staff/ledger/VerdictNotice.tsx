import { Alert } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import styles from './Ledger.module.css';
import type { Verdict } from './verify-whole.js';

/** What the verification has found, and what to do about it. */
export function VerdictNotice({ verdict }: { readonly verdict: Verdict }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const number = (sequence: number): string => formatNumber(sequence, language);
  switch (verdict.result) {
    case 'intact':
      return (
        <Alert color="good" variant="light" title={`✓ ${t('ledger.verification.intact')}`}>
          {t('ledger.verification.intactText', { entries: number(verdict.head.sequence) })}
          <div className={styles['hash']}>{verdict.head.hash}</div>
        </Alert>
      );
    case 'broken':
      return (
        <Alert color="bad" variant="light" title={`✕ ${t('ledger.verification.broken')}`}>
          {verdict.firstBreak === null
            ? t('ledger.verification.brokenSomewhere')
            : t('ledger.verification.brokenText', {
                sequence: number(verdict.firstBreak.sequence),
                how: t(`ledger.verification.how.${verdict.firstBreak.kind}`),
              })}
        </Alert>
      );
    case 'unfinished':
      return (
        <Alert color="wait" variant="light" title={t('ledger.verification.unfinished')}>
          {t('ledger.verification.unfinishedText', { sequence: number(verdict.position?.sequence ?? 0) })}
        </Alert>
      );
  }
}
