import styles from './Switch.module.css';

interface Props {
  readonly name: string;
  readonly hint: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Yes or no. */
export function Switch({ name, hint, on, onChange }: Props) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      className={styles['switch']}
      onClick={() => {
        onChange(!on);
      }}
    >
      <span className={styles['words']}>
        <strong className={styles['name']}>{name}</strong>
        <span className={styles['hint']}>{hint}</span>
      </span>
      <span className={styles['track']} aria-hidden="true">
        <span className={styles['knob']}>{on ? '✓' : ''}</span>
      </span>
    </button>
  );
}
