import { formatNumber } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import styles from './Today.module.css';

interface Props {
  readonly numbers: readonly { readonly name: string; readonly value: number }[];
}

/** Numbers with their names. */
export function NumberList({ numbers }: Props) {
  const language = useLanguage();
  return (
    <dl className={styles['numbers']}>
      {numbers.map(({ name, value }) => (
        <div key={name} className={styles['number']}>
          <dt>{name}</dt>
          <dd>{formatNumber(value, language)}</dd>
        </div>
      ))}
    </dl>
  );
}
