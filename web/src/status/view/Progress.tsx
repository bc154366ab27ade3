import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { progressOf, steps, type StepState } from '../progress.js';
import card from './Card.module.css';
import styles from './Progress.module.css';

interface Props {
  readonly state: Schema<'DossierState'>;
  readonly contents: Schema<'DossierContents'>;
}

const marks = { done: '✓', current: '●', ahead: '○' } as const satisfies Record<StepState, string>;

/** How far it has come. */
export function Progress({ state, contents }: Props) {
  const { t } = useTranslation('status');
  const progress = progressOf(state, contents);
  if (progress === undefined) return undefined;
  return (
    <section className={card['card']}>
      <h2>{t('progress.title')}</h2>
      <ol className={styles['steps']}>
        {steps.map((step) => (
          <li
            key={step}
            data-state={progress[step]}
            aria-current={progress[step] === 'current' ? 'step' : undefined}
          >
            <span className={styles['mark']} aria-hidden="true">
              {marks[progress[step]]}
            </span>
            {t(`progress.${step}`)}
            <span className="visually-hidden">: {t(`progress.${progress[step]}`)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
