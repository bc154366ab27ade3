import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from './Action.js';
import styles from './IdleWarning.module.css';

interface Props {
  readonly secondsLeft: number;
  readonly onLeave: () => void;
}

/** Counts down before the person's things are erased. Any touch ends it, so the first button needs to do nothing more. */
export function IdleWarning({ secondsLeft, onLeave }: Props) {
  const { t } = useTranslation('kiosk');
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    first.current?.querySelector('button')?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);

  return (
    <div className={styles['veil']}>
      <div
        ref={first}
        className={styles['box']}
        role="alertdialog"
        aria-modal="true"
        aria-labelledby="idle-title"
      >
        <h2 id="idle-title" className={styles['title']}>
          {t('idle.title')}
        </h2>
        <p className={styles['seconds']} aria-hidden="true">
          {secondsLeft}
        </p>
        <p role="timer">{t('idle.what', { count: secondsLeft })}</p>
        <Action kind="primary" onPress={stay}>
          {t('idle.stay')}
        </Action>
        <div className={styles['farewell']} data-farewell>
          <Action onPress={onLeave}>{t('idle.leave')}</Action>
        </div>
      </div>
    </div>
  );
}

/** The press itself is the sign of life. */
const stay = (): void => undefined;
