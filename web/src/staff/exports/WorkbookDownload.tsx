import { Alert, Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../shared/api/index.js';
import { formatNumber } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Panel } from '../components/Panel.js';
import { useAnnounce } from '../components/use-announce.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { mostDays, mostRows, type Period } from './period.js';
import { saveFile } from './save-file.js';
import { fileName, readWorkbook, type Workbook } from './workbooks.js';

interface Props {
  readonly workbook: Workbook;
  readonly period: Period;
  /** Whether the service would take the period. */
  readonly possible: boolean;
}

/** One workbook, read here and not by a link, so that a refusal is explained and not saved as a file. */
export function WorkbookDownload({ workbook, period, possible }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const download = useMutation({
    mutationFn: () => readWorkbook(workbook, period),
    onSuccess: (contents) => {
      const file = fileName(workbook, period);
      saveFile(contents, file);
      announce(t('exports.done', { file }));
    },
  });
  const name = t(`exports.workbook.${workbook.id}.name`);
  return (
    <Panel title={name}>
      <p>{t(`exports.workbook.${workbook.id}.what`)}</p>
      <div>
        <Button
          disabled={!possible}
          loading={download.isPending}
          onClick={() => {
            download.mutate();
          }}
        >
          {t('exports.download')}
          <span className="visually-hidden"> {name}</span>
        </Button>
      </div>
      <Refusal problem={download.error} />
    </Panel>
  );
}

function Refusal({ problem }: { readonly problem: unknown }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  if (!(problem instanceof ProblemError) || problem.code !== 'validation_failed') {
    return <ProblemNotice problem={problem} />;
  }
  return (
    <Alert color="bad" variant="light" role="alert" title={t('exports.refused.title')}>
      {t('exports.refused.text', { days: mostDays, rows: formatNumber(mostRows, language) })}
    </Alert>
  );
}
