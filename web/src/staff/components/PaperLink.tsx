import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Of a PDF of the API; the session's cookie goes with it. */
  readonly address: string;
  readonly children: ReactNode;
}

/** A paper to print, in a tab of its own. */
export function PaperLink({ address, children }: Props) {
  const { t } = useTranslation('staff');
  return (
    <Button component="a" href={address} target="_blank" rel="noreferrer" variant="default" size="lg">
      {children}
      <span className="visually-hidden"> ({t('shell.newTab')})</span>
    </Button>
  );
}
