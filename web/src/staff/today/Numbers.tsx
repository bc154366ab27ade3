import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { Panel } from '../components/Panel.js';
import { NumberList } from './NumberList.js';

/** What has happened today, and what room is left. */
export function Numbers({ day: { today, freeTrays } }: { readonly day: Schema<'Overview'> }) {
  const { t } = useTranslation('staff');
  return (
    <Panel title={t('today.numbers.title')}>
      <NumberList
        numbers={[
          { name: t('today.numbers.deposits'), value: today.deposits },
          { name: t('today.numbers.pickups'), value: today.pickups },
          { name: t('today.numbers.overdue'), value: today.overdue },
          { name: t('today.numbers.freeSmall'), value: freeTrays.small },
          { name: t('today.numbers.freeLarge'), value: freeTrays.large },
        ]}
      />
    </Panel>
  );
}
