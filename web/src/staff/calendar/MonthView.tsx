import { Button, Group } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { read, type Schema } from '../../shared/api/index.js';
import { useLanguage } from '../../shared/texts/index.js';
import { api } from '../api.js';
import { Loaded } from '../components/Loaded.js';
import { Panel } from '../components/Panel.js';
import { keyOf } from '../live/topics.js';
import { useMay } from '../session/use-me.js';
import { isIn, monthAfter, weeksOf, type Month } from './month.js';
import styles from './MonthView.module.css';

type Day = Schema<'Calendar'>['days'][number];

interface Props {
  readonly month: Month;
  readonly today: string;
  readonly period: { readonly from: string; readonly to: string };
  readonly onTurn: (month: Month) => void;
  readonly onChoose: (day: string) => void;
}

/** One month: which days are worked, and why; days can be chosen by those who may change them. */
export function MonthView({ month, today, period, onTurn, onChoose }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const weeks = weeksOf(month);
  const from = weeks[0]?.[0] ?? today;
  const to = weeks.at(-1)?.at(-1) ?? today;
  const calendar = useQuery({
    queryKey: keyOf('calendar', from, to),
    queryFn: () => read(api.GET('/api/staff/calendar', { params: { query: { from, to } } })),
  });
  const name = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(Date.UTC(month.year, month.month - 1, 1));
  // Vietnamese writes months small, but a heading begins with a capital.
  const title = name.charAt(0).toUpperCase() + name.slice(1);
  const turn = (by: number) => (
    <Button
      variant="default"
      onClick={() => {
        onTurn(monthAfter(month, by));
      }}
    >
      {by < 0 ? t('calendar.previous') : t('calendar.next')}
    </Button>
  );
  return (
    <Panel
      title={title}
      aside={
        <Group>
          {turn(-1)}
          {turn(1)}
        </Group>
      }
    >
      <Loaded query={calendar}>
        {({ days }) => (
          <div className={styles['scroll']}>
            <table className={styles['month']}>
              <caption className="visually-hidden">{title}</caption>
              <thead>
                <tr>
                  {(weeks[0] ?? []).map((day) => (
                    <th key={day} scope="col">
                      {new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
                        weekday: 'short',
                        timeZone: 'UTC',
                      }).format(Date.parse(day))}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {weeks.map((week) => (
                  <tr key={week[0]}>
                    {week.map((date) => (
                      <td key={date} data-outside={!isIn(month, date)}>
                        <DayCell
                          date={date}
                          day={days.find((candidate) => candidate.date === date)}
                          today={today}
                          chosen={date >= period.from && date <= period.to}
                          onChoose={onChoose}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Panel>
  );
}

interface DayCellProps {
  readonly date: string;
  readonly day: Day | undefined;
  readonly today: string;
  readonly chosen: boolean;
  readonly onChoose: (day: string) => void;
}

/** A day that is over has had its runs or has missed them: it is shown, not chosen. */
function DayCell({ date, day, today, chosen, onChoose }: DayCellProps) {
  const { t } = useTranslation('staff');
  const mayChange = useMay()('calendar.change');
  const content = (
    <>
      <span className={styles['number']}>{Number(date.slice(8))}</span>
      {day && (
        <span className={styles['kind']}>{day.working ? t('calendar.working') : t('calendar.free')}</span>
      )}
      {day && day.source !== 'weekday' && (
        <span className={styles['why']}>
          {day.name ?? t(`calendar.source.${day.source}`)}
          {day.source === 'entered_swap' && ` (${t('calendar.source.entered_swap')})`}
        </span>
      )}
    </>
  );
  const facts = {
    className: styles['day'],
    'data-working': day?.working,
    'data-moved': day !== undefined && day.source !== 'weekday',
    'aria-current': date === today ? ('date' as const) : undefined,
  };
  if (!mayChange || date < today) return <div {...facts}>{content}</div>;
  return (
    <button
      type="button"
      {...facts}
      aria-pressed={chosen}
      onClick={() => {
        onChoose(date);
      }}
    >
      {content}
    </button>
  );
}
