import { useEffect, useState, type ReactNode } from 'react';
import styles from './Announcements.module.css';
import { Announce } from './use-announce.js';

const shownMs = 6000;

/** The place where the console says what has been done, for a moment. */
export function Announcements({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly text: string } | undefined>(undefined);

  useEffect(() => {
    if (said === undefined) return undefined;
    const timer = setTimeout(() => {
      setSaid(undefined);
    }, shownMs);
    return () => {
      clearTimeout(timer);
    };
  }, [said]);

  return (
    <Announce
      value={(text) => {
        setSaid({ text });
      }}
    >
      {children}
      <div role="status" className={styles['place']}>
        {said && <p className={styles['said']}>{said.text}</p>}
      </div>
    </Announce>
  );
}
