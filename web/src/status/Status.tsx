import { useTranslation } from 'react-i18next';

export function Status() {
  const { t } = useTranslation('status');
  return <h1>{t('title')}</h1>;
}
