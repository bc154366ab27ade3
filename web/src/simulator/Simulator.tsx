import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../shared/texts/index.js';
import { actOfClick, type SimulatedTray } from './acts.js';
import { Authenticators } from './Authenticators.js';
import { Cabinet } from './Cabinet.js';
import { DemoClock } from './DemoClock.js';
import { Phones } from './Phones.js';
import styles from './Simulator.module.css';
import { TrayPanel } from './TrayPanel.js';
import { useDeeds, useWorld } from './use-world.js';
import { Wires } from './Wires.js';

/** Both cabinets with their doors, whoever stands before them, and every phone with its SMS. */
export function Simulator() {
  const { t, i18n } = useTranslation('simulator');
  const other = useLanguage() === 'vi' ? 'en' : 'vi';
  const { cabinets, phones, away } = useWorld();
  const { carryOut, refusal } = useDeeds();
  const [chosen, setChosen] = useState<string>();

  const tray = cabinets?.cabinets.flatMap(({ trays }) => trays).find(({ label }) => label === chosen);
  const choose = (clicked: SimulatedTray): void => {
    setChosen(clicked.label);
    const act = actOfClick(clicked);
    if (act !== undefined) void carryOut({ kind: 'act', label: clicked.label, act });
  };

  return (
    <div className={styles['page']}>
      <header className={styles['header']}>
        <div>
          <h1>{t('title')}</h1>
          <p>{t('introduction')}</p>
        </div>
        <DemoClock
          onAdvance={(milliseconds) => {
            void carryOut({ kind: 'advance', milliseconds });
          }}
        />
        <nav className={styles['links']}>
          <a href="/kiosk" target="kiosk">
            {t('screens.kiosk')}
          </a>
          <a href="/staff" target="staff">
            {t('screens.staff')}
          </a>
          <button
            lang={other}
            onClick={() => {
              void i18n.changeLanguage(other);
            }}
          >
            {t('language')}
          </button>
        </nav>
      </header>
      {away && (
        <p className={styles['away']} role="alert">
          {t('away')}
        </p>
      )}
      <main className={styles['world']}>
        <div className={styles['cabinets']}>
          {cabinets?.cabinets.map((cabinet) => (
            <Cabinet key={cabinet.id} cabinet={cabinet} chosen={chosen} onChoose={choose} />
          ))}
        </div>
        <div className={styles['beside']}>
          <TrayPanel tray={tray} refusal={refusal} onDeed={carryOut} />
          <Phones phones={phones?.phones ?? []} />
          <Authenticators />
          {cabinets && <Wires world={cabinets} onDeed={carryOut} />}
        </div>
      </main>
    </div>
  );
}
