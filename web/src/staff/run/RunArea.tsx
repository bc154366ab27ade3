import { PageTitle } from '../components/PageTitle.js';
import { useTranslation } from 'react-i18next';

export function RunArea() {
  const { t } = useTranslation('staff');
  return <PageTitle>{t('areas.run')}</PageTitle>;
}
