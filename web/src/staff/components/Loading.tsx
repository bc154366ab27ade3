import { Group, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export function Loading() {
  const { t } = useTranslation('staff');
  return (
    <Group role="status" p="md">
      <Loader size="sm" aria-hidden />
      <span>{t('shell.loading')}</span>
    </Group>
  );
}
