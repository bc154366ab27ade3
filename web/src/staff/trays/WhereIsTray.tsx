import { useTranslation } from 'react-i18next';
import { CabinetPicture } from '../../shared/components/CabinetPicture.js';
import { arrange } from './arrange.js';
import { useTrays } from './use-trays.js';
import styles from './WhereIsTray.module.css';

interface Props {
  readonly label: string;
  readonly open?: boolean;
}

/** The cabinets as they stand, drawn small, with one tray lit: where to go. */
export function WhereIsTray({ label, open = false }: Props) {
  const { t } = useTranslation('staff');
  const { data: trays = [] } = useTrays();
  const cabinet = trays.find((tray) => tray.label === label)?.cabinetId;
  if (cabinet === undefined) return null;
  return (
    <div className={styles['picture']}>
      <CabinetPicture
        cabinets={arrange(trays).map(({ id, trays: placed }) => ({
          id,
          name: t('trays.cabinet', { id }),
          trays: placed,
        }))}
        lit={label}
        litIsOpen={open}
        label={t('trays.picture', { tray: label, cabinet })}
      />
    </div>
  );
}
