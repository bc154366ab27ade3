import { useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Scroller.module.css';
import { useScrollStanding } from './use-scroll-standing.js';

/**
 * What may be longer than the screen. Whoever does not know that a finger can push it finds a button: on, and at the end
 * back to the top.
 */
export function Scroller({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('kiosk');
  const region = useRef<HTMLDivElement>(null);
  const standing = useScrollStanding(region);
  const turn = (): void => {
    const { current } = region;
    if (current === null) return;
    if (standing === 'at_end') current.scrollTo({ top: 0 });
    // A line of what was seen last stays in view.
    else current.scrollBy({ top: 0.8 * current.clientHeight });
  };

  return (
    <div className={styles['place']}>
      <div ref={region} className={styles['region']} tabIndex={standing === 'whole' ? undefined : 0}>
        {children}
      </div>
      {standing === 'whole' ? null : (
        <button type="button" className={styles['turn']} onClick={turn}>
          {t(standing === 'at_end' ? 'frame.toTop' : 'frame.more')}{' '}
          <span aria-hidden="true">{standing === 'at_end' ? '↑' : '↓'}</span>
        </button>
      )}
    </div>
  );
}
