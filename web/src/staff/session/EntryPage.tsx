import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../layout/LanguageSwitch.js';
import styles from './EntryPage.module.css';

/** The page before the console. */
export function EntryPage({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation('staff');
  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <Group justify="space-between" wrap="nowrap">
          <p className={styles['product']}>{t('title')}</p>
          <LanguageSwitch />
        </Group>
      </header>
      <main className={styles['card']}>{children}</main>
    </div>
  );
}
