import { useTranslation } from 'react-i18next';
import styles from './Footer.module.css';
import { PageButton } from './PageButton.js';

interface Props {
  /** When what is on the page was heard, in words. */
  readonly heard: string | undefined;
  readonly onLookAgain: () => void;
}

export function Footer({ heard, onLookAgain }: Props) {
  const { t } = useTranslation('status');
  return (
    <footer className={styles['footer']}>
      <p>{heard}</p>
      <PageButton onPress={onLookAgain}>{t('lookAgain')}</PageButton>
    </footer>
  );
}
