import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { PageTitle } from '../components/PageTitle.js';
import { May } from '../session/May.js';
import { ItemCard } from './items/ItemCard.js';
import { NothingLeft } from './items/NothingLeft.js';
import { GatherLater, useGather } from './items/use-gather.js';
import { currentItem } from './next-item.js';
import { RunLists } from './RunLists.js';
import styles from './RunWork.module.css';
import type { Run } from './run-types.js';
import { stepOf } from './step.js';

/** The open run: the one thing to do now, and the lists beside it. */
export function RunWork({ run }: { readonly run: Run }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const [chosenId, setChosenId] = useState<string | undefined>(undefined);
  const item = currentItem(run, chosenId);
  const gather = useGather(run.id);
  return (
    <div className={styles['page']}>
      <PageTitle
        // With nothing left to do, closing is what stands in the middle of the screen.
        aside={
          item && (
            <May action="run.close">
              <Button component={Link} to="/run/close" variant="default">
                {t('run.close.link')}
              </Button>
            </May>
          )
        }
      >
        {t('run.title', { time: formatTime(run.scheduledAt, language) })}
      </PageTitle>
      <div className={styles['columns']}>
        <section className={styles['work']} aria-label={t('run.now')}>
          {item ? (
            <GatherLater value={gather.run}>
              <ItemCard key={`${item.id} ${stepOf(item).kind}`} run={run} item={item} />
            </GatherLater>
          ) : (
            <NothingLeft run={run} />
          )}
        </section>
        <RunLists run={run} current={item} onChoose={setChosenId} />
      </div>
      {gather.proof}
    </div>
  );
}
