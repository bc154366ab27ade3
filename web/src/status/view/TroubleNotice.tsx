import { useTranslation } from 'react-i18next';
import type { Trouble } from '../trouble.js';
import card from './Card.module.css';

/** Why nothing can be shown, and what to do. */
export function TroubleNotice({ trouble }: { readonly trouble: Trouble }) {
  const { t } = useTranslation('status');
  return (
    <section className={card['card']} role="alert">
      <h2>{t(`trouble.${trouble}.title`)}</h2>
      <p>{t(`trouble.${trouble}.text`)}</p>
    </section>
  );
}
