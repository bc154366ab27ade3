import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { Empty } from '../../components/Empty.js';
import { Loaded } from '../../components/Loaded.js';
import { Pages } from '../../components/Pages.js';
import { PageTitle } from '../../components/PageTitle.js';
import { May } from '../../session/May.js';
import { useMe } from '../../session/use-me.js';
import { PersonRequests } from '../person-requests/PersonRequests.js';
import { UnlockPhone } from '../unlock-phone/UnlockPhone.js';
import { DossierTable } from '../DossierTable.js';
import { useDossierSearch } from '../dossier-queries.js';
import styles from './SearchForm.module.css';
import { SearchForm } from './SearchForm.js';
import { addressOf, keptOf, termsOf, type SearchTerms } from './search-terms.js';

/** Finds dossiers. */
export function DossierSearch() {
  const { t } = useTranslation('staff');
  const [address, setAddress] = useSearchParams();
  const place: { readonly state: unknown } = useLocation();
  const { id } = useMe();
  const terms = termsOf(address, place.state, id);
  const found = useDossierSearch(terms);
  const look = (next: SearchTerms): void => {
    setAddress(addressOf(next), { state: keptOf(next, id) });
  };
  return (
    <Stack gap="lg">
      <PageTitle
        aside={
          <Group>
            <May action="phone.unlock">
              <UnlockPhone />
            </May>
            <PersonRequests />
            <May action="dossier.register">
              <Button component={Link} to="new" variant="default">
                {t('dossiers.newResult.link')}
              </Button>
            </May>
          </Group>
        }
      >
        {t('dossiers.title')}
      </PageTitle>
      <SearchForm terms={terms} onChange={look} />
      <Loaded query={found}>
        {({ dossiers, total, page, pageSize }) => (
          <Stack>
            {total > 0 && <Text role="status">{t('dossiers.search.found', { count: total })}</Text>}
            {total === 0 ? (
              <Empty>{t('dossiers.search.nothing')}</Empty>
            ) : (
              <div className={styles['results']}>
                <DossierTable dossiers={dossiers} />
              </div>
            )}
            <Group justify="center">
              <Pages
                label={t('dossiers.search.pages')}
                page={page}
                pages={Math.ceil(total / pageSize)}
                onTurn={(turned) => {
                  look({ ...terms, page: turned });
                }}
              />
            </Group>
          </Stack>
        )}
      </Loaded>
    </Stack>
  );
}
