import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { Panel } from '../components/Panel.js';
import { useOverview } from '../today/use-today.js';
import styles from './Exports.module.css';
import { faultOf, proposedPeriod, type Period } from './period.js';
import { PeriodChoice } from './PeriodChoice.js';
import { WorkbookDownload } from './WorkbookDownload.js';
import { workbooks } from './workbooks.js';

/** Figures of a period as workbooks. */
export function ExportsArea() {
  const { t } = useTranslation('staff');
  return (
    <Stack gap="lg">
      <PageTitle>{t('areas.exports')}</PageTitle>
      <Text>{t('exports.what')}</Text>
      {/* The site's day, which in a demo is not the browser's. */}
      <Loaded query={useOverview()}>{({ today }) => <Exports today={today.date} />}</Loaded>
    </Stack>
  );
}

function Exports({ today }: { readonly today: string }) {
  const { t } = useTranslation('staff');
  const [chosen, setChosen] = useState<Period | undefined>(undefined);
  const period = chosen ?? proposedPeriod(today);
  const fault = faultOf(period);
  return (
    <>
      <Panel title={t('exports.period')}>
        <PeriodChoice period={period} fault={fault} onChange={setChosen} />
      </Panel>
      <ul className={styles['workbooks']}>
        {workbooks.map((workbook) => (
          <li key={workbook.id}>
            {/* Another period: what was refused for the last one is no longer so. */}
            <WorkbookDownload
              key={`${period.from} ${period.to}`}
              workbook={workbook}
              period={period}
              possible={fault === undefined}
            />
          </li>
        ))}
      </ul>
    </>
  );
}
