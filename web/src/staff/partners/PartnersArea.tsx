import { Route, Routes } from 'react-router';
import { NotHere } from '../layout/NotHere.js';
import { PartnerList } from './PartnerList.js';
import { PartnerSheet } from './PartnerSheet.js';

export function PartnersArea() {
  return (
    <Routes>
      <Route index element={<PartnerList />} />
      <Route path=":id" element={<PartnerSheet />} />
      <Route path="*" element={<NotHere />} />
    </Routes>
  );
}
