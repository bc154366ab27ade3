import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../components/PageTitle.js';
import { May } from '../session/May.js';
import { Entries } from './Entries.js';
import { Verification } from './Verification.js';

/** Everything that has happened, and whether it still stands as it was written. */
export function LedgerArea() {
  const { t } = useTranslation('staff');
  return (
    <Stack gap="lg">
      <PageTitle>{t('areas.ledger')}</PageTitle>
      <Text>{t('ledger.about')}</Text>
      <May action="ledger.verify">
        <Verification />
      </May>
      <Entries />
    </Stack>
  );
}
