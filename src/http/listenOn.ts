import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '../config/types.ts';
import { SonoledgerError } from '../errors/sonoledgerError.ts';
import { systemErrorCode } from '../errors/systemErrorCode.ts';

/** Starts to listen and gives the URL. CONFIG_INVALID when the address cannot be had. */
export function listenOn(server: Server, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, () => {
      const { port: actualPort } = server.address() as AddressInfo;
      resolve(`http://${host.includes(':') ? `[${host}]` : host}:${actualPort}`);
    });
  });
}

function listenError(error: Error, host: string, port: number): SonoledgerError {
  const why: Record<string, string> = {
    EADDRINUSE: `another program listens there. Stop it, or choose another port with --port or SONOLEDGER_PORT.`,
    EACCES: 'this user may not use that port. Choose one from 1024 with --port or SONOLEDGER_PORT.',
    EADDRNOTAVAIL: 'this machine does not have that address. Correct --host or SONOLEDGER_HOST.',
    ENOTFOUND: 'that name is not known. Correct --host or SONOLEDGER_HOST.',
  };
  const reason = why[systemErrorCode(error) ?? ''] ?? error.message;
  return new SonoledgerError(
    'CONFIG_INVALID',
    `The server cannot listen on ${host} port ${port}: ${reason}`,
    {
      host,
      port,
    },
  );
}
