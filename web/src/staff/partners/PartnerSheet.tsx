import { Badge, Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useLanguage } from '../../shared/texts/index.js';
import { Loaded } from '../components/Loaded.js';
import { PageTitle } from '../components/PageTitle.js';
import { useCatalogue } from '../components/use-catalogue.js';
import { NotHere } from '../layout/NotHere.js';
import { May } from '../session/May.js';
import { EndPartnerDialog } from './EndPartnerDialog.js';
import { Callbacks } from './callbacks/Callbacks.js';
import { Keys } from './keys/Keys.js';
import { colours, standingOf } from './standing.js';
import { usePartners, type Partner } from './use-partners.js';
import { Webhook } from './webhook/Webhook.js';

/** One partner: what it may do, its keys, what it is told and what it reports, and its end. */
export function PartnerSheet() {
  const { id = '' } = useParams();
  const partners = usePartners();
  return (
    <Loaded query={partners}>
      {({ partners: all }) => {
        const partner = all.find((one) => one.id === id);
        return partner === undefined ? <NotHere /> : <Sheet key={id} partner={partner} />;
      }}
    </Loaded>
  );
}

function Sheet({ partner }: { readonly partner: Partner }) {
  const { t } = useTranslation('staff');
  const [ending, setEnding] = useState(false);
  const standing = standingOf(partner);
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          !partner.ended && (
            <May action="partner.manage">
              <Button
                variant="default"
                aria-haspopup="dialog"
                onClick={() => {
                  setEnding(true);
                }}
              >
                {t('partners.end.link')}
              </Button>
            </May>
          )
        }
      >
        {partner.name}
      </PageTitle>
      <Group>
        <Badge color={colours[standing]}>{t(`partners.standing.${standing}`)}</Badge>
        <Text>{partner.scopes.map((scope) => t(`partners.scope.${scope}`)).join('; ')}</Text>
        <Near partner={partner} />
      </Group>
      {!partner.ended && <Keys partner={partner} />}
      {!partner.ended && partner.scopes.includes('dossiers.read') && <Webhook partnerId={partner.id} />}
      {!partner.ended && partner.scopes.includes('progress.report') && <Callbacks partnerId={partner.id} />}
      {ending && (
        <EndPartnerDialog
          partner={partner}
          onClose={() => {
            setEnding(false);
          }}
        />
      )}
    </Stack>
  );
}

/** The department or agency whose dossiers the partner is let near. */
function Near({ partner: { departmentCode } }: { readonly partner: Partner }) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: catalogue } = useCatalogue();
  if (departmentCode === null) return <Text>{t('partners.everyDepartment')}</Text>;
  const department = catalogue?.departments.find(({ code }) => code === departmentCode);
  return <Text>{department?.name[language] ?? departmentCode}</Text>;
}
