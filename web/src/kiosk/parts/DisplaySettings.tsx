import { useTranslation } from 'react-i18next';
import type { Preferences } from '../conversation/preferences.js';
import styles from './DisplaySettings.module.css';

interface Props {
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
}

/** Language, large text and contrast; on every screen, because nobody knows beforehand that they need them. */
export function DisplaySettings({ preferences, onChange }: Props) {
  const { t } = useTranslation('kiosk');
  const { language, largeText, highContrast } = preferences;
  const other = language === 'vi' ? 'en' : 'vi';

  return (
    <div className={styles['settings']} role="group" aria-label={t('frame.settings')}>
      <button
        type="button"
        className={styles['setting']}
        lang={other}
        onClick={() => {
          onChange({ language: other });
        }}
      >
        {t('frame.language')}
      </button>
      <button
        type="button"
        className={styles['setting']}
        aria-pressed={largeText}
        onClick={() => {
          onChange({ largeText: !largeText });
        }}
      >
        {t('frame.largeText')}
      </button>
      <button
        type="button"
        className={styles['setting']}
        aria-pressed={highContrast}
        onClick={() => {
          onChange({ highContrast: !highContrast });
        }}
      >
        {t('frame.highContrast')}
      </button>
    </div>
  );
}
