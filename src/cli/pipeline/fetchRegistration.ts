import { operation } from '../client/operation.ts';
import type { Client } from '../client/types.ts';
import { REGISTRATION_FIELDS, type RegistrationRow } from './fetchRegistrations.ts';

const REGISTRATION = operation<{ registration: RegistrationRow }, { id: string }>(
  `query Registration($id: ID!) { registration(id: $id) { ...RegistrationFields } } ${REGISTRATION_FIELDS}`,
);

export const fetchRegistration = async (client: Client, id: string): Promise<RegistrationRow> =>
  (await client.request(REGISTRATION, { id })).registration;
