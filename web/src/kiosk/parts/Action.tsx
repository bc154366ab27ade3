import type { ReactNode } from 'react';
import styles from './Action.module.css';

interface Props {
  readonly children: ReactNode;
  readonly onPress: () => void;
  /** `primary`: the one thing most people want here. */
  readonly kind?: 'primary' | 'secondary' | 'quiet';
  readonly disabled?: boolean;
}

/** A button large enough for a thumb (15 mm on the kiosk's screens). */
export function Action({ children, onPress, kind = 'secondary', disabled = false }: Props) {
  return (
    <button
      type="button"
      className={`${styles['action'] ?? ''} ${styles[kind] ?? ''}`}
      disabled={disabled}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
