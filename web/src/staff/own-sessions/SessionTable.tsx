import { Badge, Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../shared/api/index.js';
import { formatDateTime } from '../../shared/format/format.js';
import { useLanguage } from '../../shared/texts/index.js';
import { DataTable } from '../components/DataTable.js';
import tableStyles from '../components/DataTable.module.css';

type Session = Schema<'OwnSession'>;

interface Props {
  readonly sessions: readonly Session[];
  readonly pending: boolean;
  readonly onEnd: (id: string) => void;
}

/** Sessions, one a row; this one is named, and ends by signing out. */
export function SessionTable({ sessions, pending, onEnd }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <DataTable
      caption={t('ownSessions.title')}
      columns={[t('ownSessions.device'), t('ownSessions.since'), t('ownSessions.lastUsed')]}
      withActions
    >
      {sessions.map(({ id, current, complete, browser, system, startedAt, lastUsedAt }) => {
        const device = t('ownSessions.on', {
          browser: t(`ownSessions.browser.${browser}`),
          system: t(`ownSessions.system.${system}`),
        });
        return (
          <Table.Tr key={id}>
            <Table.Th scope="row">
              {device}
              {!complete && <p className={tableStyles['second']}>{t('ownSessions.passwordOnly')}</p>}
            </Table.Th>
            <Table.Td className={tableStyles['whole'] ?? ''}>{formatDateTime(startedAt, language)}</Table.Td>
            <Table.Td className={tableStyles['whole'] ?? ''}>{formatDateTime(lastUsedAt, language)}</Table.Td>
            <Table.Td ta="right">
              {current ? (
                <Badge color="good">{t('ownSessions.current')}</Badge>
              ) : (
                <Button
                  variant="default"
                  disabled={pending}
                  onClick={() => {
                    onEnd(id);
                  }}
                >
                  {t('ownSessions.end')}
                  <span className="visually-hidden"> {device}</span>
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        );
      })}
    </DataTable>
  );
}
