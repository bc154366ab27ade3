import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly label: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly onTurn: (page: number) => void;
}

/** Turns the pages of a long list; nothing where one page holds all. */
export function Pages({ label, page, pages, onTurn }: Props) {
  const { t } = useTranslation('staff');
  if (pages <= 1) return null;
  const turn = (to: number) => ({
    disabled: to < 1 || to > pages,
    onClick: () => {
      onTurn(to);
    },
  });
  return (
    <Group component="nav" aria-label={label} justify="center">
      <Button variant="default" {...turn(page - 1)}>
        {t('dossiers.search.previous')}
      </Button>
      <span>{t('dossiers.search.page', { page, pages })}</span>
      <Button variant="default" {...turn(page + 1)}>
        {t('dossiers.search.next')}
      </Button>
    </Group>
  );
}
