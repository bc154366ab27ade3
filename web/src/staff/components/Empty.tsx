import type { ReactNode } from 'react';
import styles from './Empty.module.css';

/** Says that there is nothing, where something could be. */
export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles['empty']}>{children}</p>;
}
