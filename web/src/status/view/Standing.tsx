import type { Schema } from '../../shared/api/index.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { tones } from '../tone.js';
import styles from './Standing.module.css';

/** The one sentence people come for. */
export function Standing({
  status: { state, text, depositNumber },
}: {
  readonly status: Schema<'PublicStatus'>;
}) {
  const language = useLanguage();
  return (
    <section className={styles['standing']} data-tone={tones[state]} role="status">
      {depositNumber !== null && <p className={styles['number']}>{depositNumber}</p>}
      <p className={styles['text']}>{inLanguage(text, language)}</p>
    </section>
  );
}
