import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { packageRoot } from '../../src/config/packageRoot.ts';

const tsx = createRequire(import.meta.url).resolve('tsx/cli');

export type Outcome = Readonly<{ code: number; stdout: string; stderr: string }>;

/** Runs a TypeScript file of the project in a process of its own, to its end. */
export function runTypeScript(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const options = { cwd: packageRoot, env: environmentFor(environment) };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [tsx, ...args], options, (_error, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 1, stdout, stderr });
    });
  });
}

/** Starts a TypeScript file of the project with its output piped, as another account when one is given. */
export function startTypeScript(
  args: readonly string[],
  account: { uid?: number; gid?: number } = {},
): ChildProcess {
  const loader = createRequire(import.meta.url).resolve('tsx');
  return spawn(process.execPath, ['--import', loader, ...args], {
    ...account,
    cwd: packageRoot,
    env: environmentFor({}),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
}

// The flags of the test runner are not for programs that it starts.
function environmentFor(extra: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _, DATABASE_URL: __, ...rest } = process.env;
  return { ...rest, ...extra };
}
