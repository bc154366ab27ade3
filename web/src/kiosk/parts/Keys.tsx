import styles from './Keys.module.css';

export interface KeyFace {
  /** What the key gives. */
  readonly value: string;
  /** What stands on it, if that is something else. */
  readonly face?: string;
  /** What it is called, for those who listen. */
  readonly name?: string;
  /** In widths of an ordinary key. */
  readonly width?: number;
}

interface Props {
  readonly label: string;
  readonly rows: readonly (readonly KeyFace[])[];
  readonly onKey: (value: string) => void;
  /** `tall` for a pad of digits, `flat` for a whole keyboard. */
  readonly shape: 'tall' | 'flat';
}

/** Keys on the screen. They leave the focus where it is, so that scanners and real keyboards write where they should. */
export function Keys({ label, rows, onKey, shape }: Props) {
  return (
    <div className={`${styles['keys'] ?? ''} ${styles[shape] ?? ''}`} role="group" aria-label={label}>
      {rows.map((row) => (
        <div key={row.map(({ value }) => value).join(' ')} className={styles['row']}>
          {row.map(({ value, face, name, width }) => (
            <button
              key={value}
              type="button"
              className={styles['key']}
              style={{ flexGrow: width ?? 1 }}
              data-word={(face ?? value).length > 1}
              aria-label={name}
              onPointerDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                onKey(value);
              }}
            >
              {face ?? value}
            </button>
          ))}
        </div>
      ))}
    </div>
  );
}
