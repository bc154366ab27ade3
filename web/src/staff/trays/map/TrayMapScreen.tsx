import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { Empty } from '../../components/Empty.js';
import { Loaded } from '../../components/Loaded.js';
import { PageTitle } from '../../components/PageTitle.js';
import { May } from '../../session/May.js';
import { TrayPanel } from '../panel/TrayPanel.js';
import { useTrays } from '../use-trays.js';
import { Legend } from './Legend.js';
import { TrayMap } from './TrayMap.js';
import styles from './TrayMapScreen.module.css';

/** The cabinets as they stand, live, and one tray in detail. */
export function TrayMapScreen() {
  const { t } = useTranslation('staff');
  const { label } = useParams();
  const navigate = useNavigate();
  return (
    <div className={styles['page']}>
      <PageTitle
        aside={
          <May action="audit.read">
            <Button component={Link} to="/trays/audits" variant="default">
              {t('trays.audit.title')}
            </Button>
          </May>
        }
      >
        {t('trays.title')}
      </PageTitle>
      <Loaded query={useTrays()}>
        {(trays) => {
          const chosen = trays.find((tray) => tray.label === label);
          return (
            <div className={styles['columns']}>
              <div className={styles['map']}>
                <Legend trays={trays} />
                <TrayMap
                  trays={trays}
                  chosen={label}
                  onChoose={(next) => {
                    void navigate(`/trays/${next}`);
                  }}
                />
              </div>
              {chosen ? <TrayPanel key={chosen.label} tray={chosen} /> : <Empty>{t('trays.choose')}</Empty>}
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
