import type { Schema } from '../../shared/api/index.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { toneOf } from '../tone.js';
import styles from './Standing.module.css';

/** The sentence people come for, and what they do next. */
export function Standing({ status }: { readonly status: Schema<'PublicStatus'> }) {
  const language = useLanguage();
  const { text, nextStep, depositNumber } = status;
  return (
    <section className={styles['standing']} data-tone={toneOf(status)} role="status">
      {depositNumber !== null && <p className={styles['number']}>{depositNumber}</p>}
      <p className={styles['text']}>{inLanguage(text, language)}</p>
      <p>{inLanguage(nextStep, language)}</p>
    </section>
  );
}
