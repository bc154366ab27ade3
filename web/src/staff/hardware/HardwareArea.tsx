import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { Panel } from '../components/Panel.js';
import { keyOf } from '../live/topics.js';
import { BoardTable } from './BoardTable.js';
import { Standing } from './Standing.js';

/** Bridge, supply and boards, and the trays that cannot be used. */
export function HardwareArea() {
  const { t } = useTranslation('staff');
  const hardware = useQuery({
    queryKey: keyOf('hardware'),
    queryFn: () => read(api.GET('/api/staff/hardware')),
  });
  return (
    <Stack gap="lg">
      <PageTitle>{t('areas.hardware')}</PageTitle>
      <Loaded query={hardware}>
        {(health) => (
          <>
            <Panel title={t('hardware.now')}>
              <Standing health={health} />
            </Panel>
            <Panel title={t('hardware.boards')}>
              {health.banks.length === 0 ? (
                <Empty>{t('hardware.noBoards')}</Empty>
              ) : (
                <BoardTable boards={health.banks} />
              )}
            </Panel>
          </>
        )}
      </Loaded>
    </Stack>
  );
}
