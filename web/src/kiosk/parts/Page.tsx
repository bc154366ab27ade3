import { useEffect, useRef, type ReactNode } from 'react';
import { canCancel } from '../conversation/leaving.js';
import { useKiosk } from '../kiosk-context.js';
import { Icon } from './Icon.js';
import styles from './Page.module.css';
import { Scroller } from './Scroller.js';
import { Ways } from './Ways.js';

interface Props {
  readonly title: string;
  /** What to do here, in a sentence. */
  readonly lead?: string | undefined;
  readonly tone?: 'plain' | 'good' | 'wait' | 'bad';
  /** Read from where the tray is, and not from before the screen. */
  readonly fromAfar?: boolean;
  readonly children?: ReactNode;
  /** What can be decided here. */
  readonly actions?: ReactNode;
}

/** Of more letters a title is set smaller. */
const longTitle = 60;

/** One screen: what it is about, what it shows, what can be decided. Its title gets the focus when it comes. */
export function Page({ title, lead, tone = 'plain', fromAfar = false, children, actions }: Props) {
  const { state } = useKiosk();
  const canGo = canCancel(state);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    // A place to type that has taken the focus keeps it.
    const taken = heading.current?.closest('main')?.contains(document.activeElement) === true;
    if (!taken) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <main className={`${styles['page'] ?? ''} ${styles[tone] ?? ''}`}>
      <div className={styles['head']}>
        {tone === 'plain' ? null : (
          <span className={styles['sign']}>
            <Icon name={tone} />
          </span>
        )}
        <h1 ref={heading} tabIndex={-1} className={styles['title']} data-long={title.length > longTitle}>
          {title}
        </h1>
        {lead === undefined ? null : <p className={styles[fromAfar ? 'sentence' : 'lead']}>{lead}</p>}
      </div>
      <Scroller>{children}</Scroller>
      {actions === undefined && !canGo ? null : (
        <div className={styles['bar']}>
          {canGo ? <Ways /> : null}
          <div className={styles['actions']}>{actions}</div>
        </div>
      )}
    </main>
  );
}
