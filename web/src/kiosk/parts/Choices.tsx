import { Children, type ReactNode } from 'react';
import styles from './Choices.module.css';

interface Props {
  readonly label: string;
  /** Two columns where the screen is broad. */
  readonly broad?: boolean;
  readonly children: ReactNode;
}

/** A list to choose from. */
export function Choices({ label, broad = false, children }: Props) {
  return (
    <ul
      className={`${styles['choices'] ?? ''} ${(broad ? styles['two'] : undefined) ?? ''}`}
      aria-label={label}
    >
      {Children.map(children, (child) => (
        <li>{child}</li>
      ))}
    </ul>
  );
}
