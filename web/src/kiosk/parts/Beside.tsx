import type { ReactNode } from 'react';
import styles from './Beside.module.css';

interface Props {
  readonly first: ReactNode;
  readonly second: ReactNode;
}

/** Two parts: beside each other on a broad screen, one below the other on a tall one. */
export function Beside({ first, second }: Props) {
  return (
    <div className={styles['beside']}>
      <div className={styles['part']}>{first}</div>
      <div className={styles['part']}>{second}</div>
    </div>
  );
}
