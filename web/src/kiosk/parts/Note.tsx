import type { ReactNode } from 'react';
import styles from './Note.module.css';

interface Props {
  readonly children: ReactNode;
  readonly tone?: 'plain' | 'good' | 'wait' | 'bad';
}

/** A remark that must not be overlooked. */
export function Note({ children, tone = 'plain' }: Props) {
  return <p className={`${styles['note'] ?? ''} ${styles[tone] ?? ''}`}>{children}</p>;
}
