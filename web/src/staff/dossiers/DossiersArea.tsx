import { Route, Routes } from 'react-router';
import { NotHere } from '../layout/NotHere.js';
import { May } from '../session/May.js';
import { DossierDetail } from './detail/DossierDetail.js';
import { NewResult } from './new-result/NewResult.js';
import { DossierSearch } from './search/DossierSearch.js';

export function DossiersArea() {
  return (
    <Routes>
      <Route index element={<DossierSearch />} />
      <Route
        path="new"
        element={
          <May action="dossier.register">
            <NewResult />
          </May>
        }
      />
      <Route path=":id" element={<DossierDetail />} />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}
