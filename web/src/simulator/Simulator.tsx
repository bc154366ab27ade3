import { useTranslation } from 'react-i18next';

export function Simulator() {
  const { t } = useTranslation('simulator');
  return <h1>{t('title')}</h1>;
}
