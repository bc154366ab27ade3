import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useLanguage } from '../../../shared/texts/index.js';
import { Loaded } from '../../components/Loaded.js';
import { PaperLink } from '../../components/PaperLink.js';
import { PageTitle } from '../../components/PageTitle.js';
import { May } from '../../session/May.js';
import { useMay } from '../../session/use-me.js';
import { useDossier } from '../dossier-queries.js';
import type { Dossier } from '../types.js';
import { CustodyTimeline } from './CustodyTimeline.js';
import styles from './DossierDetail.module.css';
import { DossierFacts } from './DossierFacts.js';
import { Standing } from './Standing.js';
import { ToldNotices } from './ToldNotices.js';

/** One dossier: where it is, what can be done, where it has been, what the citizen was told. */
export function DossierDetail() {
  const { id = '' } = useParams();
  const dossier = useDossier(id);
  return <Loaded query={dossier}>{(read) => <Sheet key={read.id} dossier={read} />}</Loaded>;
}

function Sheet({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const may = useMay();
  const number = dossier.depositNumber ?? dossier.officialCode ?? t('dossiers.table.unnumbered');
  return (
    <Stack gap="lg">
      <PageTitle aside={dossier.depositedAt !== null && <SlipLink id={dossier.id} />}>{number}</PageTitle>
      <Text size="lg">{dossier.procedure.name[language]}</Text>
      <div className={styles['columns']}>
        <Stack gap="lg">
          <Standing dossier={dossier} />
          <CustodyTimeline id={dossier.id} />
        </Stack>
        <Stack gap="lg">
          <DossierFacts dossier={dossier} />
          {may('notice.read') && <ToldNotices id={dossier.id} />}
        </Stack>
      </div>
    </Stack>
  );
}

function SlipLink({ id }: { readonly id: string }) {
  const { t } = useTranslation('staff');
  return (
    <May action="paper.print">
      <PaperLink address={`/api/staff/dossiers/${id}/slip`}>{t('dossiers.detail.slip')}</PaperLink>
    </May>
  );
}
