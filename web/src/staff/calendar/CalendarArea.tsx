import { Stack } from '@mantine/core';
import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { keyOf } from '../live/topics.js';
import { May } from '../session/May.js';
import { monthOf } from './month.js';
import { MonthView } from './MonthView.js';
import { SwapForm } from './SwapForm.js';
import { todayHere } from './today-here.js';

/** Working days, holidays, and days that were moved. */
export function CalendarArea() {
  const { t } = useTranslation('staff');
  return (
    <Stack gap="lg">
      <PageTitle>{t('areas.calendar')}</PageTitle>
      <Loaded query={useToday()}>{(today) => <CalendarFrom today={today} />}</Loaded>
    </Stack>
  );
}

/** The day it is by the service. The computer's own clock, which may be wrong, only says for which day to ask. */
function useToday(): UseQueryResult<string> {
  const [asked] = useState(() => todayHere(new Date()));
  return useQuery({
    queryKey: keyOf('calendar', 'today', asked),
    queryFn: async () => {
      const query = { from: asked, to: asked };
      return (await read(api.GET('/api/staff/calendar', { params: { query } }))).today;
    },
  });
}

function CalendarFrom({ today }: { readonly today: string }) {
  const [month, setMonth] = useState(monthOf(today));
  const [period, setPeriod] = useState({ from: '', to: '' });
  return (
    <>
      <MonthView
        month={month}
        today={today}
        period={period}
        onTurn={setMonth}
        onChoose={(day) => {
          setPeriod(extended(period, day));
        }}
      />
      <May action="calendar.change">
        <SwapForm today={today} period={period} onChange={setPeriod} />
      </May>
    </>
  );
}

interface Period {
  readonly from: string;
  readonly to: string;
}

/** The first day chosen begins a period, a later second one ends it, a third begins anew. */
function extended({ from, to }: Period, day: string): Period {
  return from !== '' && from === to && day > from ? { from, to: day } : { from: day, to: day };
}
