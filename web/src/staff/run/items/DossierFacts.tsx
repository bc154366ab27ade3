import { useTranslation } from 'react-i18next';
import { formatDateTime } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import type { Dossier } from '../run-types.js';
import styles from './items.module.css';

/** What the officer needs to know the envelope by. */
export function DossierFacts({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { depositNumber, officialCode, procedure, holderName, depositedAt, missingPapers } = dossier;
  const facts = [
    [t('run.facts.procedure'), procedure.name[language]],
    [t('run.facts.depositNumber'), depositNumber],
    [t('run.facts.officialCode'), officialCode],
    [t('run.facts.holder'), holderName],
    [t('run.facts.depositedAt'), depositedAt === null ? null : formatDateTime(depositedAt, language)],
    [t('run.facts.missing'), missingPapers.length > 0 ? missingPapers.join('; ') : null],
  ] as const;
  return (
    <dl className={styles['facts']}>
      {facts.map(
        ([name, value]) =>
          value !== null && (
            <div key={name} style={{ display: 'contents' }}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
