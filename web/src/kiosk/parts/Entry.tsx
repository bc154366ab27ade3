import { useEffect, useId, useRef } from 'react';
import styles from './Entry.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly longest: number;
  readonly onChange: (value: string) => void;
  readonly onEnter: () => void;
  /** Why what stands here was refused. */
  readonly error?: string | undefined;
  readonly look?: 'digits' | 'text';
  /** What was done with it. */
  readonly note?: string;
  /** Takes the focus when it comes: what is scanned is meant for it. */
  readonly first?: boolean;
}

/**
 * A place to type, by the keys on the screen or real ones. The browser remembers and offers nothing, and brings no
 * keyboard of its own.
 */
export function Entry({
  label,
  value,
  longest,
  onChange,
  onEnter,
  error,
  look = 'text',
  note = '',
  first = false,
}: Props) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (first) field.current?.focus({ preventScroll: true });
  }, [first]);
  return (
    <div className={styles['room']}>
      <div className={styles['entry']}>
        <div className={styles['head']}>
          <label className={styles['label']} htmlFor={id}>
            {label}
          </label>
          <span className={styles['note']} role="status">
            {note}
          </span>
        </div>
        <input
          ref={field}
          id={id}
          className={`${styles['field'] ?? ''} ${styles[look] ?? ''}`}
          type="text"
          inputMode="none"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={longest}
          value={value}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? undefined : `${id}-error`}
          onChange={(event) => {
            onChange(event.target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') onEnter();
          }}
        />
        {error === undefined ? null : (
          <p id={`${id}-error`} className={styles['error']} role="alert">
            <span aria-hidden="true">⚠ </span>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}
