import { useId, type ReactNode } from 'react';
import styles from './Panel.module.css';

interface Props {
  readonly title: string;
  readonly children: ReactNode;
  /** Beside the title: a count, a button. */
  readonly aside?: ReactNode;
}

/** A part of a screen with its own title (h2). */
export function Panel({ title, children, aside }: Props) {
  const id = useId();
  return (
    <section className={styles['panel']} aria-labelledby={id}>
      <div className={styles['head']}>
        <h2 id={id} className={styles['title']}>
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
