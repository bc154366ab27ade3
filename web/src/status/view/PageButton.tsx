import type { ReactNode } from 'react';
import styles from './PageButton.module.css';

interface Props {
  readonly disabled?: boolean;
  readonly onPress: () => void;
  readonly children: ReactNode;
}

/** What one can press on the page of a dossier. */
export function PageButton({ disabled = false, onPress, children }: Props) {
  return (
    <button className={styles['button']} disabled={disabled} onClick={onPress}>
      {children}
    </button>
  );
}
