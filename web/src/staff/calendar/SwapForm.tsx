import { Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { useCommand } from '../commands/use-command.js';
import { DayInput } from '../components/DayInput.js';
import { textField } from '../components/fields.js';
import { Panel } from '../components/Panel.js';
import { useAnnounce } from '../components/use-announce.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { faultOfPeriod } from './month.js';

interface Period {
  readonly from: string;
  readonly to: string;
}

interface Props {
  readonly today: string;
  readonly period: Period;
  readonly onChange: (period: Period) => void;
}

/** Enters a holiday or a working day, of one day or of several, or takes back what was entered. */
export function SwapForm({ today, period, onChange }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const [working, setWorking] = useState(false);
  const [name, setName] = useState('');
  const [tried, setTried] = useState<'enter' | 'remove' | undefined>(undefined);
  const done = (text: string): void => {
    announce(text);
    setTried(undefined);
    setName('');
  };
  const enter = useCommand({
    send: (header, body: Schema<'WorkingDaySwapsBody'>) =>
      api.POST('/api/staff/calendar/swaps', { params: { header }, body }),
    touches: ['calendar', 'overview'],
    onDone: ({ swaps }: Schema<'WorkingDaySwaps'>) => {
      done(t('calendar.entered', { count: swaps.length }));
    },
  });
  const remove = useCommand({
    send: (header, query: Period) => api.DELETE('/api/staff/calendar/swaps', { params: { header, query } }),
    touches: ['calendar', 'overview'],
    onDone: ({ removed }: Schema<'WorkingDaySwapsRemoved'>) => {
      done(t('calendar.removed', { count: removed.length }));
    },
  });
  const fault = faultOfPeriod(period.from, period.to);
  const date = (end: 'from' | 'to') => ({
    label: t(`calendar.${end}`),
    min: today,
    value: period[end],
    onChange: (value: string) => {
      onChange({ ...period, [end]: value });
    },
  });
  return (
    <Panel title={t('calendar.change')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried('enter');
          remove.clear();
          if (fault === undefined && name.trim() !== '') {
            enter.run({ ...period, working, name: name.replace(/\s+/g, ' ').trim() });
          }
        }}
      >
        <Stack>
          <Text>{t('calendar.help')}</Text>
          <Group align="start">
            <DayInput {...date('from')} error={tried && fault && t(`calendar.fault.${fault}`)} />
            <DayInput {...date('to')} error={tried !== undefined && fault !== undefined} />
          </Group>
          <Radio.Group
            label={t('calendar.what')}
            value={working ? 'working' : 'free'}
            onChange={(value) => {
              setWorking(value === 'working');
            }}
          >
            <Group mt="xs">
              <Radio value="free" label={t('calendar.free')} />
              <Radio value="working" label={t('calendar.working')} />
            </Group>
          </Radio.Group>
          <TextInput
            maw="36rem"
            maxLength={80}
            label={t('calendar.name')}
            description={t('calendar.nameHint')}
            error={tried === 'enter' && name.trim() === '' && t('calendar.fault.name')}
            {...textField(name, setName)}
          />
          <ProblemNotice problem={enter.problem ?? remove.problem} />
          <Group>
            <Button type="submit" loading={enter.pending}>
              {t('calendar.enter')}
            </Button>
            <Button
              variant="default"
              loading={remove.pending}
              onClick={() => {
                setTried('remove');
                enter.clear();
                if (fault === undefined) remove.run(period);
              }}
            >
              {t('calendar.remove')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  );
}
