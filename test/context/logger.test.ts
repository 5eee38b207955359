import { describe, expect, it } from '@jest/globals';
import { createLogger } from '../../src/context/logger.ts';
import { SonoledgerError } from '../../src/errors/sonoledgerError.ts';

function linesOf(
  level: Parameters<typeof createLogger>[0],
  write: (log: ReturnType<typeof createLogger>) => void,
) {
  const lines: string[] = [];
  write(createLogger(level, (line) => lines.push(line)));
  return lines.map((line) => JSON.parse(line));
}

describe('the logger', () => {
  it('writes one JSON object a line, with the fields of its loggers', () => {
    const lines = linesOf('info', (log) => log.with({ process: 'worker' }).info('started', { jobs: 3n }));
    expect(lines).toEqual([
      { at: expect.any(String), level: 'info', message: 'started', process: 'worker', jobs: '3' },
    ]);
  });

  it('drops what lies below its level', () => {
    const write = (log: ReturnType<typeof createLogger>): void => {
      log.debug('a');
      log.warn('b');
      log.error('c');
    };
    expect(linesOf('warn', write).map(({ message }) => message)).toEqual(['b', 'c']);
    expect(linesOf('silent', write)).toEqual([]);
  });

  it('writes errors with code, stack and cause', () => {
    const cause = new TypeError('inner');
    const error = new SonoledgerError('CORRUPT_FILE', 'outer', { bytes: 5 }, { cause });
    const [line] = linesOf('error', (log) => log.error('failed', { error }));
    expect(line.error).toMatchObject({
      name: 'SonoledgerError',
      code: 'CORRUPT_FILE',
      details: { bytes: 5 },
      stack: expect.stringContaining('logger.test.ts'),
      cause: { name: 'TypeError', message: 'inner' },
    });
  });
});
