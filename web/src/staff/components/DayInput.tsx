import '@mantine/dates/styles.css';
import 'dayjs/locale/vi.js';
import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../shared/format/format.js';
import { typedDay, typedDayFormat } from '../../shared/format/typed-day.js';
import { useLanguage } from '../../shared/texts/index.js';

interface Props {
  readonly label: string;
  /** `2026-11-23`; empty while not chosen. */
  readonly value: string;
  /** The first day that can be chosen; any when it is left out. */
  readonly min?: string;
  readonly error?: ReactNode;
  readonly onChange: (value: string) => void;
}

/** A day, typed or chosen, the day before the month whatever the browser's language; below it the same with its weekday. */
export function DayInput({ label, value, min, error, onChange }: Props) {
  const language = useLanguage();
  const { t } = useTranslation('staff');
  return (
    <DateInput
      label={label}
      placeholder={t('day.format')}
      valueFormat={typedDayFormat}
      dateParser={typedDay}
      locale={language}
      value={value === '' ? null : value}
      {...(min === undefined ? {} : { minDate: min })}
      error={error}
      size="md"
      weekendDays={[]}
      hideOutsideDates
      inputMode="numeric"
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={value === '' ? undefined : formatDay(value, language)}
      ariaLabels={{
        previousMonth: t('day.previousMonth'),
        nextMonth: t('day.nextMonth'),
        previousYear: t('day.previousYear'),
        nextYear: t('day.nextYear'),
        previousDecade: t('day.previousDecade'),
        nextDecade: t('day.nextDecade'),
      }}
      onChange={(day) => {
        onChange(day ?? '');
      }}
    />
  );
}
