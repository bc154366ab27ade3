import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { May } from '../../session/May.js';
import { ErasePersonDialog } from './ErasePersonDialog.js';
import { ExportPersonDialog } from './ExportPersonDialog.js';

/** The ways to give somebody what is stored about them, and to erase it. */
export function PersonRequests() {
  const { t } = useTranslation('staff');
  const [open, setOpen] = useState<'export' | 'erasure' | undefined>(undefined);
  const close = (): void => {
    setOpen(undefined);
  };
  return (
    <>
      <May action="person.export">
        <Button
          variant="default"
          aria-haspopup="dialog"
          onClick={() => {
            setOpen('export');
          }}
        >
          {t('dossiers.personExport.link')}
        </Button>
      </May>
      <May action="person.erase">
        <Button
          variant="default"
          aria-haspopup="dialog"
          onClick={() => {
            setOpen('erasure');
          }}
        >
          {t('dossiers.personErasure.link')}
        </Button>
      </May>
      {open === 'export' && <ExportPersonDialog onClose={close} />}
      {open === 'erasure' && <ErasePersonDialog onClose={close} />}
    </>
  );
}
