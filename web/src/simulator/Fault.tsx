import { useState } from 'react';
import styles from './Panel.module.css';

interface Props {
  readonly name: string;
  readonly on: boolean;
  /** Resolves when what came of it is known. */
  readonly onChange: (on: boolean) => Promise<void>;
}

/** Something that can be broken and mended. It shows what was asked for at once, and then what came of it. */
export function Fault({ name, on, onChange }: Props) {
  const [wish, setWish] = useState<{ readonly on: boolean }>();
  return (
    <label className={styles['fault']}>
      <input
        type="checkbox"
        checked={wish?.on ?? on}
        onChange={({ target }) => {
          const mine = { on: target.checked };
          setWish(mine);
          void onChange(mine.on).then(() => {
            // Who has clicked again meanwhile waits for that.
            setWish((newest) => (newest === mine ? undefined : newest));
          });
        }}
      />
      {name}
    </label>
  );
}
