import { PageTitle } from '../components/PageTitle.js';
import { useTranslation } from 'react-i18next';

export function TraysArea() {
  const { t } = useTranslation('staff');
  return <PageTitle>{t('areas.trays')}</PageTitle>;
}
