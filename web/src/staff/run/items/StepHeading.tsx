import { useRef, type ReactNode } from 'react';
import { useFocusOnAppearance } from '../../components/use-focus-on-appearance.js';
import styles from './items.module.css';

/** What is to be done now. Takes the focus when the step changes, so that it is heard. */
export function StepHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useFocusOnAppearance(heading);
  return (
    <h2 className={styles['heading']} ref={heading} tabIndex={-1}>
      {children}
    </h2>
  );
}
