import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '../../shared/format/format.js';
import { serviceTime, type HeardTime } from '../../shared/format/service-time.js';
import { useLanguage } from '../../shared/texts/index.js';
import styles from './Clock.module.css';

const holdMs = 3_000;
const beatMs = 5_000;

interface Props {
  /** What the service said the time was; undefined while it has said nothing. */
  readonly heard: HeardTime | undefined;
  /** A member of staff has held the clock, or pressed it by keyboard. */
  readonly onStaff: () => void;
}

/** The time of day; held for three seconds it leads staff to their console. Citizens who touch it notice nothing. */
export function Clock({ heard, onStaff }: Props) {
  const { t } = useTranslation('kiosk');
  const language = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined);
  const time = formatTime(serviceTime(heard, now), language);

  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now());
    }, beatMs);
    return () => {
      clearInterval(timer);
      clearTimeout(hold.current);
    };
  }, []);

  const release = (): void => {
    clearTimeout(hold.current);
  };
  return (
    <button
      type="button"
      className={styles['clock']}
      aria-label={t('frame.staff', { time })}
      onPointerDown={() => {
        release();
        hold.current = setTimeout(onStaff, holdMs);
      }}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onClick={({ detail }) => {
        // 0: no pointer was there, so it was a key.
        if (detail === 0) onStaff();
      }}
    >
      {time}
    </button>
  );
}
