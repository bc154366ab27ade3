import { useTranslation } from 'react-i18next';

export function Staff() {
  const { t } = useTranslation('staff');
  return <h1>{t('title')}</h1>;
}
