import { Button, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '../components/Empty.js';
import { findProcedures } from '../components/find-procedures.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { useCatalogue } from '../components/use-catalogue.js';
import { May } from '../session/May.js';
import { ProcedureTable } from './ProcedureTable.js';

/** All procedures of the site, found by name or code. */
export function CatalogueList() {
  const { t } = useTranslation('staff');
  const catalogue = useCatalogue();
  const [typed, setTyped] = useState('');
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          <May action="catalogue.change">
            <Button component={Link} to="import" variant="default">
              {t('catalogue.import.link')}
            </Button>
          </May>
        }
      >
        {t('areas.catalogue')}
      </PageTitle>
      <TextInput
        type="search"
        maw="48rem"
        label={t('catalogue.find')}
        description={t('dossiers.newResult.procedureHint')}
        value={typed}
        onChange={({ currentTarget }) => {
          setTyped(currentTarget.value);
        }}
      />
      <Loaded query={catalogue}>
        {(data) => {
          const found = findProcedures(data.procedures, typed);
          return (
            <Stack>
              <Text role="status">{t('catalogue.found', { count: found.length })}</Text>
              {found.length === 0 ? (
                <Empty>{t('dossiers.newResult.noProcedure')}</Empty>
              ) : (
                <ProcedureTable catalogue={data} procedures={found} />
              )}
            </Stack>
          );
        }}
      </Loaded>
    </Stack>
  );
}
