import { useTranslation } from 'react-i18next';
import { useKiosk } from '../kiosk-context.js';
import { Action } from './Action.js';
import styles from './Ways.module.css';

/** Back, and out: on every screen but the first and that of an open tray. */
export function Ways() {
  const { t } = useTranslation('kiosk');
  const { dispatch } = useKiosk();
  return (
    <nav className={styles['ways']} aria-label={t('frame.ways')}>
      <Action
        kind="quiet"
        onPress={() => {
          dispatch({ type: 'back' });
        }}
      >
        <span aria-hidden="true">← </span>
        {t('frame.back')}
      </Action>
      <Action
        kind="quiet"
        onPress={() => {
          dispatch({ type: 'left' });
        }}
      >
        <span aria-hidden="true">✕ </span>
        {t('frame.cancel')}
      </Action>
    </nav>
  );
}
