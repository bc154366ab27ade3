import { useTranslation } from 'react-i18next';
import { CabinetPicture } from '../../shared/components/CabinetPicture.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import { byCabinet } from './by-cabinet.js';
import { useTrays } from './use-trays.js';
import styles from './WhereIsTray.module.css';

interface Props {
  readonly label: string;
  readonly open?: boolean;
}

/** The cabinets as they stand, drawn small, with one tray lit: where to go. */
export function WhereIsTray({ label, open = false }: Props) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const { data: trays = [] } = useTrays();
  const cabinet = trays.find((tray) => tray.label === label)?.cabinetName;
  if (cabinet === undefined) return null;
  return (
    <div className={styles['picture']}>
      <CabinetPicture
        cabinets={byCabinet(trays).map(({ id, name, trays: placed }) => ({
          id,
          name: inLanguage(name, language),
          trays: placed,
        }))}
        lit={label}
        litIsOpen={open}
        label={t('trays.picture', { tray: label, cabinet: inLanguage(cabinet, language) })}
      />
    </div>
  );
}
