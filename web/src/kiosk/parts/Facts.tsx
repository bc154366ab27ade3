import type { ReactNode } from 'react';
import styles from './Facts.module.css';

interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  readonly note?: string | undefined;
}

/** What is known of a thing, as names and values. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles['facts']}>
      {facts.map(({ name, value, note }) => (
        <div key={name} className={styles['fact']}>
          <dt className={styles['name']}>{name}</dt>
          <dd className={styles['value']}>{value}</dd>
          {note === undefined ? null : <dd className={styles['note']}>{note}</dd>}
        </div>
      ))}
    </dl>
  );
}
