import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { formatNumber } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { Panel } from '../components/Panel.js';
import styles from './Today.module.css';

const steps = ['satisfied', 'neutral', 'dissatisfied'] as const;

/** How content the citizens were. */
export function Ratings({ ratings }: { readonly ratings: Schema<'Overview'>['ratings'] }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <Panel title={t('today.ratings.title')}>
      <table className={styles['ratings']} style={{ display: 'table' }}>
        <thead>
          <tr>
            <th scope="col">{t('today.ratings.step')}</th>
            <th scope="col">{t('today.ratings.today')}</th>
            <th scope="col">{t('today.ratings.days')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <tr key={step}>
              <th scope="row">{t(`today.ratings.${step}`)}</th>
              <td>{formatNumber(ratings.today[step], language)}</td>
              <td>{formatNumber(ratings.last30Days[step], language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
