import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './PageTitle.module.css';
import { useFocusOnAppearance } from './use-focus-on-appearance.js';

interface Props {
  readonly children: string;
  /** Buttons beside the title. */
  readonly aside?: ReactNode;
}

/** The one h1 of a screen. Takes the focus when the screen appears, and names the browser's tab. */
export function PageTitle({ children, aside }: Props) {
  const { t } = useTranslation('staff');
  const heading = useRef<HTMLHeadingElement>(null);
  const product = t('title');

  useEffect(() => {
    document.title = `${children} – ${product}`;
  }, [children, product]);

  useFocusOnAppearance(heading);

  useEffect(() => {
    window.scrollTo(0, 0);
  }, []);

  return (
    <div className={styles['row']}>
      <h1 className={styles['title']} ref={heading} tabIndex={-1}>
        {children}
      </h1>
      {aside !== undefined && <div className={styles['aside']}>{aside}</div>}
    </div>
  );
}
