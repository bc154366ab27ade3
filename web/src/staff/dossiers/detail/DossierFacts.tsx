import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDate, formatDateTime } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { Panel } from '../../components/Panel.js';
import type { Dossier } from '../types.js';
import styles from './DossierFacts.module.css';
import { Phone } from './Phone.js';

/** All that is written down about a dossier; what is not known is left out. */
export function DossierFacts({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const moment = (at: string | null) => (at === null ? null : formatDateTime(at, language));
  return (
    <Panel title={t('dossiers.detail.facts')}>
      <dl className={styles['facts']}>
        <Fact term={t('dossiers.detail.depositNumber')}>{dossier.depositNumber}</Fact>
        <Fact
          term={
            dossier.origin === 'deposit' && dossier.acceptedAt === null
              ? t('dossiers.detail.claimedCode')
              : t('dossiers.detail.officialCode')
          }
        >
          {dossier.officialCode}
        </Fact>
        <Fact term={t('dossiers.detail.holder')}>{dossier.holderName}</Fact>
        <Fact term={t('dossiers.detail.phone')}>
          <Phone dossier={dossier} />
        </Fact>
        <Fact term={t('dossiers.detail.origin')}>{t(`dossierWords.origin.${dossier.origin}`)}</Fact>
        <Fact term={t('dossiers.detail.department')}>{dossier.department?.name[language]}</Fact>
        <Fact term={t('dossiers.detail.createdAt')}>{moment(dossier.createdAt)}</Fact>
        <Fact term={t('dossiers.detail.depositedAt')}>{moment(dossier.depositedAt)}</Fact>
        <Fact term={t('dossiers.detail.acceptedAt')}>{moment(dossier.acceptedAt)}</Fact>
        <Fact term={t('dossiers.detail.dueAt')}>
          {dossier.dueAt !== null && formatDate(dossier.dueAt, language)}
        </Fact>
        <Fact term={t('dossiers.detail.loadedAt')}>{moment(dossier.loadedAt)}</Fact>
        <Fact term={t('dossiers.detail.windowEndsAt')}>{moment(dossier.windowEndsAt)}</Fact>
        <Fact term={t('dossiers.detail.closedAt')}>{moment(dossier.closedAt)}</Fact>
        <Fact term={t('dossiers.detail.lowTray')}>{dossier.lowTray && t('dossiers.detail.yes')}</Fact>
      </dl>
    </Panel>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  if (children === null || children === undefined || children === false) return null;
  return (
    <div className={styles['fact']}>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}
