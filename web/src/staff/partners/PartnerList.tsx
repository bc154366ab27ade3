import { Badge, Button, Stack, Table } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { DataTable } from '../components/DataTable.js';
import tableStyles from '../components/DataTable.module.css';
import { Empty } from '../components/Empty.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { May } from '../session/May.js';
import { NewPartnerDialog } from './NewPartnerDialog.js';
import { colours, standingOf } from './standing.js';
import { usePartners, type Partner } from './use-partners.js';

/** The other offices' systems that are let in. */
export function PartnerList() {
  const { t } = useTranslation('staff');
  const partners = usePartners();
  const navigate = useNavigate();
  const [making, setMaking] = useState(false);
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          <May action="partner.manage">
            <Button
              aria-haspopup="dialog"
              onClick={() => {
                setMaking(true);
              }}
            >
              {t('partners.new.link')}
            </Button>
          </May>
        }
      >
        {t('areas.partners')}
      </PageTitle>
      <Loaded query={partners}>
        {({ partners: all }) =>
          all.length === 0 ? <Empty>{t('partners.none')}</Empty> : <PartnerTable partners={all} />
        }
      </Loaded>
      {making && (
        <NewPartnerDialog
          onMade={({ id }) => {
            void navigate(id);
          }}
          onClose={() => {
            setMaking(false);
          }}
        />
      )}
    </Stack>
  );
}

function PartnerTable({ partners }: { readonly partners: readonly Partner[] }) {
  const { t } = useTranslation('staff');
  return (
    <DataTable
      caption={t('areas.partners')}
      columns={[t('partners.name'), t('partners.may'), t('accounts.column.state')]}
    >
      {partners.map((partner) => (
        <Table.Tr key={partner.id}>
          <Table.Th scope="row">
            <Link className={tableStyles['link']} to={partner.id}>
              {partner.name}
            </Link>
          </Table.Th>
          <Table.Td>{partner.scopes.map((scope) => t(`partners.scope.${scope}`)).join('; ')}</Table.Td>
          <Table.Td>
            <Badge color={colours[standingOf(partner)]}>
              {t(`partners.standing.${standingOf(partner)}`)}
            </Badge>
          </Table.Td>
        </Table.Tr>
      ))}
    </DataTable>
  );
}
