import { Badge, Button, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schema } from '../../../shared/api/index.js';
import { formatDate, formatDay } from '../../../shared/format/format.js';
import { useLanguage } from '../../../shared/texts/index.js';
import { DataTable } from '../../components/DataTable.js';
import { Empty } from '../../components/Empty.js';
import { Panel } from '../../components/Panel.js';
import { May } from '../../session/May.js';
import type { Partner, PartnerKey } from '../use-partners.js';
import { EndKeyDialog } from './EndKeyDialog.js';
import { KeyShown } from './KeyShown.js';
import { NewKeyDialog } from './NewKeyDialog.js';

/** The keys of a partner, two at most: since when, until when, and whether they are used. */
export function Keys({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation('staff');
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<Schema<'MadePartnerKey'> | undefined>(undefined);
  const [ending, setEnding] = useState<PartnerKey | undefined>(undefined);
  const hasRoom = partner.keys.filter(({ expired }) => !expired).length < 2;
  return (
    <Panel
      title={t('partners.keys.title')}
      aside={
        hasRoom && (
          <May action="partner.manage">
            <Button
              aria-haspopup="dialog"
              onClick={() => {
                setMaking(true);
              }}
            >
              {t('partners.keys.new')}
            </Button>
          </May>
        )
      }
    >
      {partner.keys.length === 0 ? (
        <Empty>{t('partners.keys.none')}</Empty>
      ) : (
        <KeyTable keys={partner.keys} onEnd={setEnding} />
      )}
      {making && (
        <NewKeyDialog
          partnerId={partner.id}
          onMade={(key) => {
            setMaking(false);
            setMade(key);
          }}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
      {made && (
        <KeyShown
          made={made}
          onClose={() => {
            setMade(undefined);
          }}
        />
      )}
      {ending && (
        <EndKeyDialog
          partnerId={partner.id}
          ended={ending}
          onClose={() => {
            setEnding(undefined);
          }}
        />
      )}
    </Panel>
  );
}

interface TableProps {
  readonly keys: readonly PartnerKey[];
  readonly onEnd: (key: PartnerKey) => void;
}

function KeyTable({ keys, onEnd }: TableProps) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  return (
    <DataTable
      caption={t('partners.keys.title')}
      columns={[t('partners.keys.begins'), t('partners.keys.until'), t('partners.keys.lastUsed')]}
      withActions
    >
      {keys.map((key) => (
        <Table.Tr key={key.id}>
          <Table.Th scope="row">{`motcua_${key.prefix}…`}</Table.Th>
          <Table.Td>
            {formatDate(key.expiresAt, language)}{' '}
            {key.expired && <Badge color="gray">{t('partners.keys.expired')}</Badge>}
          </Table.Td>
          <Table.Td>
            {key.lastUsedOn === null ? t('partners.keys.never') : formatDay(key.lastUsedOn, language)}
          </Table.Td>
          <Table.Td ta="right">
            <May action="partner.manage">
              <Button
                variant="default"
                aria-haspopup="dialog"
                onClick={() => {
                  onEnd(key);
                }}
              >
                {t('partners.keys.end.link')}
                <span className="visually-hidden"> {key.prefix}</span>
              </Button>
            </May>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
