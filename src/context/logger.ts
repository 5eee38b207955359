export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

type LogFields = Readonly<Record<string, unknown>>;

/** Writes one JSON object a line. */
export interface Logger {
  debug(message: string, fields?: LogFields): void;
  info(message: string, fields?: LogFields): void;
  warn(message: string, fields?: LogFields): void;
  error(message: string, fields?: LogFields): void;
  /** A logger that adds these fields to every line. */
  with(fields: LogFields): Logger;
}

const ORDER: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

/** Makes a logger that drops lines below `level` and gives the others to `write` (default: standard error). */
export function createLogger(
  level: LogLevel,
  write: (line: string) => void = (line) => process.stderr.write(`${line}\n`),
  base: LogFields = {},
): Logger {
  const log =
    (at: LogLevel) =>
    (message: string, fields: LogFields = {}): void => {
      if (ORDER.indexOf(at) < ORDER.indexOf(level)) return;
      write(
        JSON.stringify({ at: new Date().toISOString(), level: at, message, ...base, ...fields }, writeError),
      );
    };
  return {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error'),
    with: (fields) => createLogger(level, write, { ...base, ...fields }),
  };
}

// JSON would write an Error as {}.
function writeError(_key: string, value: unknown): unknown {
  if (typeof value === 'bigint') return value.toString();
  if (!(value instanceof Error)) return value;
  const { name, message, stack, cause } = value;
  return { ...value, name, message, stack, ...(cause !== undefined && { cause }) };
}
