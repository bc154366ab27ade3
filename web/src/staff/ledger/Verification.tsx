import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Panel } from '../components/Panel.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import styles from './Ledger.module.css';
import { useVerification, type Progress } from './use-verification.js';
import { VerdictNotice } from './VerdictNotice.js';

/** Has the whole chain recomputed. */
export function Verification() {
  const { t } = useTranslation('staff');
  const { start, pending, progress, verdict, problem } = useVerification();
  return (
    <Panel title={t('ledger.verification.title')}>
      <p>{t('ledger.verification.what')}</p>
      <div>
        <Button variant="default" loading={pending} onClick={start}>
          {t('ledger.verification.start')}
        </Button>
      </div>
      <div role="status">
        {pending && <ProgressView progress={progress} />}
        {!pending && verdict && <VerdictNotice verdict={verdict} />}
      </div>
      <ProblemNotice problem={problem} />
    </Panel>
  );
}

function ProgressView({ progress }: { readonly progress: Progress | undefined }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <>
      <p>
        {progress === undefined
          ? t('ledger.verification.begun')
          : t('ledger.verification.checked', {
              checked: formatNumber(progress.checked, language),
              all: formatNumber(progress.all, language),
            })}
      </p>
      <progress
        className={styles['progress']}
        aria-label={t('ledger.verification.progress')}
        {...(progress === undefined ? {} : { value: progress.checked, max: progress.all })}
      />
    </>
  );
}
