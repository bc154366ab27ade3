import { CitizenPhones } from '../../src/citizens/index.js';
import { parseVietnameseMobile, type PhoneNumber } from '../../src/kernel/index.js';
import type { TestService } from './test-service.js';

/** A phone as a test writes it. */
export function phoneOf(written: string): PhoneNumber {
  const phone = parseVietnameseMobile(written);
  if (phone === undefined) throw new Error('The phone of a test must be a Vietnamese mobile');
  return phone;
}

/** By what a phone is found in the database of a service. */
export function phoneIndexOf(service: TestService, written: string): Buffer {
  return service.application.get(CitizenPhones).indexOf(phoneOf(written));
}
