import type { Command } from 'commander';
import { loadClientSettings } from '../config/loadClientSettings.ts';
import { createClient } from './client/createClient.ts';
import { resolveConnection } from './client/resolveConnection.ts';
import type { Client } from './client/types.ts';
import type { GlobalOptions, Terminal } from './types.ts';

/** What a command that speaks to a server works with. */
export interface Session {
  readonly client: Client;
  readonly terminal: Terminal;
  /** Prints the answer: the payload itself with --json, else its text. */
  show(payload: unknown, text: () => string): void;
}

type Action<Options> = (session: Session, options: Options, ...args: string[]) => Promise<void>;

/** Makes a function the action of a command, given a session with the server that the options name. */
export const connected =
  <Options>(terminal: Terminal, action: Action<Options>) =>
  async (...parameters: unknown[]): Promise<void> => {
    const command = parameters.at(-1) as Command;
    const options = command.optsWithGlobals() as Options & GlobalOptions;
    const session = await openSession(terminal, options);
    await action(session, options, ...(parameters.slice(0, -2) as string[]));
  };

async function openSession(terminal: Terminal, options: GlobalOptions): Promise<Session> {
  const client = createClient(await resolveConnection(loadClientSettings(options)));
  return { client, terminal, show: showing(terminal, options) };
}

/** Prints JSON or text, as --json says. */
export const showing =
  (terminal: Terminal, { json }: GlobalOptions) =>
  (payload: unknown, text: () => string): void =>
    terminal.out(json ? JSON.stringify(payload, null, 2) : text());
