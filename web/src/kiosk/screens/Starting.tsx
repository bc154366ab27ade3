import { useTranslation } from 'react-i18next';
import { Page } from '../parts/Page.js';

export function Starting() {
  const { t } = useTranslation('kiosk');
  return <Page title={t('starting.title')} lead={t('starting.what')} />;
}
