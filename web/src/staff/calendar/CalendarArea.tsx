import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../components/PageTitle.js';
import { May } from '../session/May.js';
import { monthOf } from './month.js';
import { MonthView } from './MonthView.js';
import { SwapForm } from './SwapForm.js';
import { todayHere } from './today-here.js';

/** Working days, holidays, and days that were moved. */
export function CalendarArea() {
  const { t } = useTranslation('staff');
  const [today] = useState(() => todayHere(new Date()));
  const [month, setMonth] = useState(monthOf(today));
  const [period, setPeriod] = useState({ from: '', to: '' });
  return (
    <Stack gap="lg">
      <PageTitle>{t('areas.calendar')}</PageTitle>
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
    </Stack>
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
