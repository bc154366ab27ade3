import type { ReactNode } from 'react';
import styles from './Choice.module.css';

interface Props {
  readonly name: string;
  readonly note?: string | undefined;
  readonly children?: ReactNode;
  readonly onPress: () => void;
}

/** One of several things to choose from. */
export function Choice({ name, note, children, onPress }: Props) {
  return (
    <button type="button" className={styles['choice']} onClick={onPress}>
      <span className={styles['words']}>
        <strong className={styles['name']}>{name}</strong>
        {note === undefined ? null : <span className={styles['note']}>{note}</span>}
        {children}
      </span>
      <span className={styles['arrow']} aria-hidden="true">
        →
      </span>
    </button>
  );
}
