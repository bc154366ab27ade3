import { Button, Drawer, Group, Stack } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Area } from '../routes.js';
import { useSignOut } from '../session/use-sign-out.js';
import { AreaLinks } from './AreaLinks.js';
import styles from './Header.module.css';
import { LanguageSwitch } from './LanguageSwitch.js';
import { OwnName } from './OwnName.js';

/** From here up all areas stand in a row; below it behind one button. */
const wide = '(min-width: 75em)';
const mostInARow = 8;

/** Who is signed in, where one can go, language and sign-out. */
export function Header({ areas }: { readonly areas: readonly Area[] }) {
  const { t } = useTranslation('staff');
  const signOut = useSignOut();
  const inARow = useMediaQuery(wide, true, { getInitialValueInEffect: false }) && areas.length <= mostInARow;
  const [menu, setMenu] = useState<'closed' | 'open' | 'followed'>('closed');
  return (
    <header className={styles['header']}>
      <Group justify="space-between" wrap="nowrap" gap="md">
        <Group wrap="nowrap" gap="md" flex="none">
          {!inARow && (
            <Button
              variant="default"
              onClick={() => {
                setMenu('open');
              }}
              aria-haspopup="dialog"
              aria-expanded={menu === 'open'}
            >
              {t('shell.menu')}
            </Button>
          )}
          <p className={styles['product']}>{t('title')}</p>
        </Group>
        <Group wrap="nowrap" gap="sm" miw={0}>
          <OwnName />
          <LanguageSwitch />
          <Button variant="default" onClick={signOut}>
            {t('shell.signOut')}
          </Button>
        </Group>
      </Group>
      {inARow ? (
        <AreaLinks areas={areas} direction="row" />
      ) : (
        <Drawer
          opened={menu === 'open'}
          // Whoever has followed a link is at the title of what it leads to, and not taken back here.
          returnFocus={menu !== 'followed'}
          onClose={() => {
            setMenu('closed');
          }}
          title={t('shell.menu')}
          closeButtonProps={{ 'aria-label': t('shell.close') }}
        >
          <Stack>
            <AreaLinks
              areas={areas}
              direction="column"
              onFollow={() => {
                setMenu('followed');
              }}
            />
          </Stack>
        </Drawer>
      )}
    </header>
  );
}
