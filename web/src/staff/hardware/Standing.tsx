import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../shared/format/format.js';
import { inLanguage, useLanguage } from '../../shared/texts/index.js';
import styles from './Hardware.module.css';
import { Health } from './Health.js';
import {
  boardsTone,
  bridgeTone,
  buzzerTone,
  countTone,
  housingTone,
  lampsTone,
  mainsTone,
  presenceTone,
  summarise,
} from './summary.js';
import type { HardwareHealth } from './types.js';

/** The whole installation in a few lines; heard when it changes. */
export function Standing({
  health: { bridge, bridgeReason, mains, cabinets, banks },
}: {
  readonly health: HardwareHealth;
}) {
  const { t } = useTranslation('staff');
  const language = useLanguage();
  const summary = summarise(banks);
  const inTrays = (lit: readonly string[] | null): string => {
    if (lit === null) return t('hardware.trayLampsUnknown');
    return lit.length > 0 ? t('hardware.litTrays', { trays: lit.join(', ') }) : '';
  };
  const why = bridgeReason === null ? '' : ` (${t(`hardware.bridgeReason.${bridgeReason}`)})`;
  const count = (trays: number): string => formatNumber(trays, language);
  return (
    <div role="status">
      <dl className={styles['standing']}>
        <Line name={t('hardware.bridgeName')}>
          <Health tone={bridgeTone[bridge]}>{`${t(`hardware.bridge.${bridge}`)}${why}`}</Health>
        </Line>
        <Line name={t('hardware.mainsName')}>
          <Health tone={mainsTone[mains]}>{t(`hardware.mains.${mains}`)}</Health>
        </Line>
        {cabinets.map(({ id, name, housing }) => (
          <Line key={id} name={t('hardware.housingName', { cabinet: inLanguage(name, language) })}>
            <Health tone={housingTone[housing]}>{t(`hardware.housing.${housing}`)}</Health>
          </Line>
        ))}
        {cabinets.map(({ id, name, presence }) => (
          <Line key={id} name={t('hardware.presenceName', { cabinet: inLanguage(name, language) })}>
            <Health tone={presenceTone[presence]}>{t(`hardware.presence.${presence}`)}</Health>
          </Line>
        ))}
        {cabinets.map(({ id, name, lamp, litTrays }) => {
          if (lamp === 'none' && litTrays?.length === 0) return null;
          return (
            <Line key={id} name={t('hardware.lampName', { cabinet: inLanguage(name, language) })}>
              <Health
                tone={lampsTone(lamp, litTrays)}
              >{`${t(`hardware.lamp.${lamp}`)}${inTrays(litTrays)}`}</Health>
            </Line>
          );
        })}
        {cabinets.map(({ id, name, buzzer }) => {
          if (buzzer === 'none') return null;
          return (
            <Line key={id} name={t('hardware.buzzerName', { cabinet: inLanguage(name, language) })}>
              <Health tone={buzzerTone[buzzer]}>{t(`hardware.buzzer.${buzzer}`)}</Health>
            </Line>
          );
        })}
        <Line name={t('hardware.boardsName')}>
          <Health tone={boardsTone(summary)}>
            {t('hardware.boardsAnswering', { answering: summary.answering, all: summary.boards })}
          </Health>
        </Line>
        <Line name={t('hardware.notClosedName')}>
          <Health tone={countTone(summary.notClosed)}>{count(summary.notClosed)}</Health>
        </Line>
        <Line name={t('hardware.outOfServiceName')}>
          <Health tone={countTone(summary.outOfService)}>{count(summary.outOfService)}</Health>
        </Line>
      </dl>
    </div>
  );
}

function Line({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles['line']}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
