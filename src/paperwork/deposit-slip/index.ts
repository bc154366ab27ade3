export { depositSlipForm } from './deposit-slip.form.js';
export { type DepositSlipValues, type DeskValues } from './deposit-slip.values.js';
export { renderDepositSlip } from './render-deposit-slip.js';
