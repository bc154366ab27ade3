import styles from './Panel.module.css';

interface Props {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
}

/** Something that can be broken and mended. */
export function Fault({ name, on, onChange }: Props) {
  return (
    <label className={styles['fault']}>
      <input
        type="checkbox"
        checked={on}
        onChange={({ target }) => {
          onChange(target.checked);
        }}
      />
      {name}
    </label>
  );
}
