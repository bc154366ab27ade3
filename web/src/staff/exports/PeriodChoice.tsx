import { Text } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { DayInput } from '../components/DayInput.js';
import styles from './Exports.module.css';
import { mostDays, type Period, type PeriodFault } from './period.js';

interface Props {
  readonly period: Period;
  readonly fault: PeriodFault | undefined;
  readonly onChange: (period: Period) => void;
}

/** First and last day; what is wrong with them stands at the day that is to be changed. */
export function PeriodChoice({ period, fault, onChange }: Props) {
  const { t } = useTranslation('staff');
  const said = fault && faultInWords(fault, t);
  const atFrom = fault?.kind === 'from_missing';
  const day = (name: 'from' | 'to', wrong: boolean) => (
    <DayInput
      label={t(`exports.${name}`)}
      value={period[name]}
      error={wrong ? said : undefined}
      onChange={(value) => {
        onChange({ ...period, [name]: value });
      }}
    />
  );
  return (
    <>
      <div className={styles['days']}>
        {day('from', atFrom)}
        {day('to', fault !== undefined && !atFrom)}
      </div>
      <Text c="dimmed" size="sm">
        {t('exports.most', { days: mostDays })}
      </Text>
    </>
  );
}

function faultInWords(fault: PeriodFault, t: TFunction<'staff'>): string {
  if (fault.kind === 'too_long') {
    return t('exports.fault.too_long', { length: fault.days, days: mostDays });
  }
  return t(`exports.fault.${fault.kind}`);
}
