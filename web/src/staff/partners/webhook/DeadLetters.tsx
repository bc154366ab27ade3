import { Button, Group, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { formatDateTime } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { api } from '../../api.js';
import { useCommand } from '../../commands/use-command.js';
import { DataTable } from '../../components/DataTable.js';
import { Panel } from '../../components/Panel.js';
import { useAnnounce } from '../../components/use-announce.js';
import { ProblemNotice } from '../../problems/ProblemNotice.js';
import { May } from '../../session/May.js';
import { DismissDialog } from './DismissDialog.js';

interface Props {
  readonly partnerId: string;
  readonly letters: Schema<'WebhookPage'>['deadLetters'];
  /** Not while nothing is sent there. */
  readonly canBeSent: boolean;
}

/** What a partner could not be told, after all attempts; to be sent once more, or dismissed. */
export function DeadLetters({ partnerId: id, letters, canBeSent }: Props) {
  const { t } = useTranslation('staff');
  const announce = useAnnounce();
  const again = useCommand({
    send: (header) =>
      api.POST('/api/staff/partners/{id}/dead-letters/resending', { params: { path: { id }, header } }),
    touches: ['partners', 'alarms'],
    onDone: ({ messages }: Schema<'MessagesSentAgain'>) => {
      announce(t('partners.dead.done', { count: messages }));
    },
  });
  const [dismissing, setDismissing] = useState(false);
  return (
    <Panel
      title={t('partners.dead.title')}
      aside={
        <May action="partner.manage">
          <Group>
            <Button
              variant="default"
              aria-haspopup="dialog"
              onClick={() => {
                setDismissing(true);
              }}
            >
              {t('partners.dead.dismiss.link')}
            </Button>
            {canBeSent && (
              <Button
                loading={again.pending}
                onClick={() => {
                  again.run();
                }}
              >
                {t('partners.dead.again')}
              </Button>
            )}
          </Group>
        </May>
      }
    >
      <Stack>
        <ProblemNotice problem={again.problem} />
        <LetterTable letters={letters} />
      </Stack>
      {dismissing && (
        <DismissDialog
          partnerId={id}
          onClose={() => {
            setDismissing(false);
          }}
        />
      )}
    </Panel>
  );
}

function LetterTable({ letters }: Pick<Props, 'letters'>) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <DataTable
      caption={t('partners.dead.title')}
      columns={[
        t('partners.dead.number'),
        t('partners.dead.what'),
        t('partners.dead.when'),
        t('partners.dead.answer'),
      ]}
    >
      {letters.map(({ id, number, type, queuedAt, detail }) => (
        <Table.Tr key={id}>
          <Table.Th scope="row">{number}</Table.Th>
          <Table.Td>
            <code>{type}</code>
          </Table.Td>
          <Table.Td>{formatDateTime(queuedAt, language)}</Table.Td>
          <Table.Td>
            <code>{detail}</code>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
