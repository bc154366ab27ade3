import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UnlockPhoneDialog } from './UnlockPhoneDialog.js';

/** The way to open a citizen's self-service again. */
export function UnlockPhone() {
  const { t } = useTranslation('staff');
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="default"
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('dossiers.unlockPhone.link')}
      </Button>
      {open && (
        <UnlockPhoneDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
