import { Route, Routes } from 'react-router';
import { NotHere } from '../layout/NotHere.js';
import { AuditScreen } from './audits/AuditScreen.js';
import { AuditsScreen } from './audits/AuditsScreen.js';
import { TrayMapScreen } from './map/TrayMapScreen.js';

/** `/trays`, `/trays/A07`: the map, with a tray chosen; `/trays/audits`: the weekly worksheets. */
export function TraysArea() {
  return (
    <Routes>
      <Route index element={<TrayMapScreen />} />
      <Route path="audits" element={<AuditsScreen />} />
      <Route path="audits/:id" element={<AuditScreen />} />
      <Route path=":label" element={<TrayMapScreen />} />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}
