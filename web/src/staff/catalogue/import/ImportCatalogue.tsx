import { Alert, Button, FileInput, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { PageTitle } from '../../components/PageTitle.js';
import { Panel } from '../../components/Panel.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { CatalogueChanges } from './CatalogueChanges.js';
import { CatalogueIssues } from './CatalogueIssues.js';
import { readCsv, type CsvFault } from './read-csv.js';

/** A catalogue file: chosen, looked at, taken; nothing is changed before the last step. */
export function ImportCatalogue() {
  const { t } = useTranslation('staff');
  const [chosen, setChosen] = useState<File | null>(null);
  const [csv, setCsv] = useState('');
  const [fault, setFault] = useState<CsvFault | undefined>(undefined);
  const preview = useCommand({
    send: (header, text: string) =>
      api.POST('/api/staff/catalogue/imports/preview', { params: { header }, body: { csv: text } }),
  });
  const take = useCommand({
    send: (header, digest: string) =>
      api.POST('/api/staff/catalogue/imports', { params: { header }, body: { csv, digest } }),
    touches: ['catalogue'],
  });
  const look = async (file: File | null): Promise<void> => {
    setChosen(file);
    setFault(undefined);
    preview.clear();
    take.clear();
    if (file === null) return;
    const read = readCsv(new Uint8Array(await file.arrayBuffer()));
    if ('fault' in read) {
      setFault(read.fault);
      return;
    }
    setCsv(read.csv);
    preview.run(read.csv);
  };
  const seen = preview.data;
  return (
    <Stack gap="lg">
      <PageTitle>{t('catalogue.import.title')}</PageTitle>
      <Text>{t('catalogue.import.help')}</Text>
      <FileInput
        size="md"
        maw="40rem"
        label={t('catalogue.import.file')}
        placeholder={t('catalogue.import.choose')}
        accept=".csv,text/csv"
        clearable={false}
        value={chosen}
        error={fault !== undefined && t(`catalogue.import.fault.${fault}`)}
        onChange={(file) => {
          void look(file);
        }}
      />
      <ProblemNotice problem={preview.problem} />
      {take.data !== undefined ? (
        <Panel title={t('catalogue.import.taken')}>
          <CatalogueChanges changes={take.data} />
          <Group>
            <Button component={Link} to="/catalogue">
              {t('catalogue.import.back')}
            </Button>
          </Group>
        </Panel>
      ) : (
        seen !== undefined && (
          <Panel title={t('catalogue.import.preview')}>
            {seen.digest === null ? (
              <CatalogueIssues issues={seen.issues} />
            ) : (
              <Stack>
                <CatalogueChanges changes={seen} />
                <Alert color="wait">{t('catalogue.import.nothingYet')}</Alert>
                <ProblemNotice problem={take.problem} />
                <Group>
                  <Button
                    loading={take.pending}
                    onClick={() => {
                      if (seen.digest !== null) take.run(seen.digest);
                    }}
                  >
                    {t('catalogue.import.submit')}
                  </Button>
                  <Button component={Link} to="/catalogue" variant="default">
                    {t('shell.cancel')}
                  </Button>
                  {take.problem?.code === 'preview_outdated' && (
                    <Button
                      variant="default"
                      onClick={() => {
                        take.clear();
                        preview.run(csv);
                      }}
                    >
                      {t('catalogue.import.again')}
                    </Button>
                  )}
                </Group>
              </Stack>
            )}
          </Panel>
        )
      )}
    </Stack>
  );
}
