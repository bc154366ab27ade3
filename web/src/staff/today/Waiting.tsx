import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { Panel } from '../components/Panel.js';
import { NumberList } from './NumberList.js';

const lists = ['collect', 'return', 'inspect', 'load', 'toBeReceived'] as const;

/** What waits for the next run, by list. */
export function Waiting({ waiting }: { readonly waiting: Schema<'Overview'>['waiting'] }) {
  const { t } = useTranslation('staff');
  return (
    <Panel title={t('today.waiting.title')}>
      <NumberList
        numbers={lists.map((list) => ({ name: t(`today.waiting.${list}`), value: waiting[list] }))}
      />
    </Panel>
  );
}
