import { useTranslation } from 'react-i18next';
import type { Schema } from '../shared/api/index.js';
import { inLanguage, useLanguage } from '../shared/texts/index.js';
import { Fault } from './Fault.js';
import styles from './Panel.module.css';
import type { Doing } from './use-world.js';

interface Props {
  readonly world: Schema<'SimulatedCabinets'>;
  readonly onDeed: Doing;
}

/** How much of what is sent and answered on a noisy bus is spoilt: enough to be seen, little enough to work at times. */
const noisy = { noiseProbability: 0.3, corruptRequestProbability: 0.3 } as const;
const clean = { noiseProbability: 0, corruptRequestProbability: 0 } as const;

/**
 * What lies behind the doors: the mains, the boards and the buses, each of which can fail. Folded away at first: most who
 * play have no need of it, and the phones want the room.
 */
export function Wires({ world, onDeed }: Props) {
  const { t } = useTranslation('simulator');
  const language = useLanguage();
  return (
    <section className={styles['panel']}>
      <details>
        <summary>
          <h2>{t('wires.title')}</h2>
        </summary>
        <div className={styles['inside']}>
          {world.cabinets.map(({ id, name, power }) => (
            <p key={id} className={styles['power']}>
              {t('wires.power', { cabinet: inLanguage(name, language), state: t(`wires.power_${power}`) })}
              <button
                className={styles['act']}
                onClick={() => {
                  void onDeed({ kind: 'power', id, on: power !== 'on' });
                }}
              >
                {power === 'on' ? t('wires.cut_power') : t('wires.restore_power')}
              </button>
            </p>
          ))}
          {world.cabinets.map(({ id, name, contacts }) => (
            <div key={id}>
              <Fault
                name={t('wires.housing_open', { cabinet: inLanguage(name, language) })}
                on={contacts.housingOpen}
                onChange={(housingOpen) => onDeed({ kind: 'contacts', id, contacts: { housingOpen } })}
              />
              <Fault
                name={t('wires.somebody_there', { cabinet: inLanguage(name, language) })}
                on={contacts.somebodyThere}
                onChange={(somebodyThere) => onDeed({ kind: 'contacts', id, contacts: { somebodyThere } })}
              />
            </div>
          ))}
          {world.cabinets
            .flatMap(({ banks }) => banks)
            .map(({ id, faults }) => (
              <Fault
                key={id}
                name={`${t('wires.board', { id })}: ${t('wires.silent')}`}
                on={faults.silence !== 'none'}
                onChange={(silent) =>
                  onDeed({ kind: 'break_bank', id, faults: { silence: silent ? 'dead' : 'none' } })
                }
              />
            ))}
          {world.buses.map(({ id, faults }) => (
            <div key={id}>
              <Fault
                name={`${t('wires.bus', { id })}: ${t('wires.noisy')}`}
                on={faults.noiseProbability > 0 || faults.corruptRequestProbability > 0}
                onChange={(on) => onDeed({ kind: 'break_bus', id, faults: on ? noisy : clean })}
              />
              <Fault
                name={`${t('wires.bus', { id })}: ${t('wires.cut')}`}
                on={faults.cut}
                onChange={(cut) => onDeed({ kind: 'break_bus', id, faults: { cut } })}
              />
            </div>
          ))}
          <button
            className={styles['act']}
            onClick={() => {
              void onDeed({ kind: 'mend' });
            }}
          >
            {t('wires.mend')}
          </button>
        </div>
      </details>
    </section>
  );
}
