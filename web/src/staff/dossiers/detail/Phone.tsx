import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPhone } from '../../../shared/format/format.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import { useFullPhone } from '../dossier-queries.js';
import type { Dossier } from '../types.js';

/** A masked telephone number; the whole one only for those who must call, and only when they ask. */
export function Phone({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useTranslation('staff');
  const [wanted, setWanted] = useState(false);
  const full = useFullPhone(dossier.id, wanted);
  if (full.data !== undefined) {
    return <a href={`tel:${full.data.phone.replace(/\s/g, '')}`}>{formatPhone(full.data.phone)}</a>;
  }
  if (dossier.phone === null) return t('dossiers.detail.erased');
  return (
    <Group gap="xs">
      <span>{dossier.phone}</span>
      <May action="notice.call">
        <Button
          variant="default"
          loading={full.isFetching}
          onClick={() => {
            setWanted(true);
          }}
        >
          {t('dossiers.detail.showPhone')}
        </Button>
      </May>
      <ProblemNotice problem={full.error} />
    </Group>
  );
}
