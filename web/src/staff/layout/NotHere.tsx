import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../components/PageTitle.js';

/** An address that leads nowhere, or to something the person may not see. */
export function NotHere() {
  const { t } = useTranslation('staff');
  return (
    <Stack>
      <PageTitle>{t('shell.notHere.title')}</PageTitle>
      <Text>{t('shell.notHere.text')}</Text>
    </Stack>
  );
}
