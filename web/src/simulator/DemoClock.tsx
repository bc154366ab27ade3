import { useTranslation } from 'react-i18next';
import { formatDay, formatTime } from '../shared/format/format.js';
import { useLanguage } from '../shared/texts/index.js';
import styles from './Simulator.module.css';
import { useDemoClock } from './use-world.js';

const minuteMs = 60_000;
const steps = [
  { name: 'advance_minutes', milliseconds: 15 * minuteMs },
  { name: 'advance_hour', milliseconds: 60 * minuteMs },
  { name: 'advance_day', milliseconds: 24 * 60 * minuteMs },
] as const;

interface Props {
  readonly onAdvance: (milliseconds: number) => void;
}

/** The demo's time can be moved forward, never back: what falls due by it happens at once. */
export function DemoClock({ onAdvance }: Props) {
  const { t } = useTranslation('simulator');
  const language = useLanguage();
  const { data } = useDemoClock();
  return (
    <section className={styles['clock']} aria-label={t('clock.title')}>
      {data && (
        <p>
          <strong>{formatTime(data.now, language)}</strong> {formatDay(data.now, language)}
        </p>
      )}
      <div className={styles['steps']}>
        {steps.map(({ name, milliseconds }) => (
          <button
            key={name}
            onClick={() => {
              onAdvance(milliseconds);
            }}
          >
            {t(`clock.${name}`)}
          </button>
        ))}
      </div>
    </section>
  );
}
