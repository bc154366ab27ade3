import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageTitle } from '../../components/PageTitle.js';
import { EntryPage } from '../EntryPage.js';
import styles from './RecoveryCodes.module.css';

interface Props {
  readonly codes: readonly string[];
  readonly onDone: () => Promise<void>;
}

/** The codes for a day without the phone, for one look. */
export function RecoveryCodes({ codes, onDone }: Props) {
  const { t } = useTranslation('staff');
  return (
    <EntryPage>
      <Stack gap="lg">
        <PageTitle>{t('secondFactor.recovery.title')}</PageTitle>
        <Text>{t('secondFactor.recovery.what')}</Text>
        <ol className={styles['codes']}>
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ol>
        <Button size="lg" onClick={() => void onDone()}>
          {t('shell.written')}
        </Button>
      </Stack>
    </EntryPage>
  );
}
