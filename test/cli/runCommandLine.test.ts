import { describe, expect, it } from '@jest/globals';
import type { Command } from 'commander';
import { createProgram } from '../../src/cli/createProgram.ts';
import { runCommandLine } from '../../src/cli/runCommandLine.ts';
import { packageVersion } from '../../src/config/packageVersion.ts';
import { recordingTerminal } from './recordingTerminal.ts';

async function run(...args: string[]) {
  const terminal = recordingTerminal();
  const code = await runCommandLine(args, terminal);
  return { code, out: terminal.lines.join('\n'), err: terminal.notes.join('\n') };
}

/** Every command that does something, with its words. */
function leaves(command: Command, words: readonly string[] = []): [string, Command][] {
  if (command.commands.length === 0) return [[words.join(' '), command]];
  return command.commands.flatMap((child) => leaves(child, [...words, child.name()]));
}

describe('the command line', () => {
  const commands = leaves(createProgram(recordingTerminal()));

  it('has every step of the pipeline', () => {
    const names = commands.map(([name]) => name);
    expect(names).toEqual(
      expect.arrayContaining(
        'serve,worker,stop,status,config,demo,phantom,import data-set,import volume,import annotation,import landmarks,import phantom,register,register-cohort,qc-sheet,review,transfer,slice,thresholds,rule,freeze,verify-freeze,model import,annotator-run,predict,evaluate,experiment,table,compare,exclude,reinstate,exclusions,flow,report,jobs list,jobs watch,jobs cancel,ledger list,ledger verify,user create,token create,query'.split(
          ',',
        ),
      ),
    );
  });

  it.each(commands)('%s describes itself and gives an example of itself', async (name) => {
    const { code, out, err } = await run(...name.split(' '), '--help');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain(`Usage: sonoledger ${name}`);
    expect(out).toMatch(new RegExp(`\\$ sonoledger ${name}`));
    expect(out).toContain('--json');
  });

  it('prints its version', async () => {
    expect(await run('--version')).toEqual({ code: 0, out: packageVersion, err: '' });
  });

  it('shows its help when nothing is asked', async () => {
    const { code, out } = await run();
    expect({ code, commands: /register-cohort/.test(out) }).toEqual({ code: 0, commands: true });
  });

  it.each([
    [['phantm'], "unknown command 'phantm' (Did you mean phantom?)"],
    [['phantom'], "required option '--out <folder>' not specified"],
    [['phantom', '--out', 'x', '--patients', 'many'], 'It must be a whole number of at least 1'],
    [['phantom', '--out', 'x', '--patients', '0'], 'It must be a whole number of at least 1'],
    [['phantom', '--out', 'x', '--scale', 'NaN'], 'It must be a number of at least 0.2'],
    [['phantom', '--out', 'x', '--brain-shift-mm', '11'], 'It must be a number of at least 0 and at most 10'],
    [['phantom', '--out', 'x', '--misalignment', '-1'], 'It must be a number of at least 0 and at most 3'],
    [['phantom', '--out', 'x', '--colour'], "unknown option '--colour'"],
    [['register-cohort', '--data-set', 'x', '--method', 'SIFT'], 'Allowed are TRACKED_POSE, LC2_RIGID'],
    [['table'], "missing required argument 'experiment'"],
    [['table', 'x', '--format', 'word'], 'Allowed choices are text, csv, markdown, latex, json'],
    [['import'], 'A command is missing'],
    [['jobs', 'watch'], "missing required argument 'job'"],
    [['thresholds', '--source', 'EXPERT', '--areas', '1,,2'], 'Give areas of at least 0 mm2'],
  ])('refuses %j with INVALID_INPUT and exit code 2', async (args, message) => {
    const { code, out, err } = await run(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^INVALID_INPUT: /);
    expect(err).toContain(message);
    expect(err).not.toMatch(/\n|error: /);
  });

  it('ends with 8 and says how to start a server when none runs', async () => {
    const { code, err } = await run('status', '--data-dir', '/nonexistent');
    expect(code).toBe(8);
    expect(err).toMatch(/^SERVER_UNREACHABLE: No server runs .*sonoledger serve/);
  });

  it('ends with 8 when the address is none or answers with nothing', async () => {
    expect(await run('status', '--url', 'laptop')).toMatchObject({
      code: 8,
      err: expect.stringMatching(/^CONFIG_INVALID: --url/),
    });
    expect(await run('status', '--url', 'http://127.0.0.1:1')).toMatchObject({
      code: 8,
      err: expect.stringMatching(/^SERVER_UNREACHABLE: No server answers at .*sonoledger serve/),
    });
  });
});

describe('config', () => {
  it('prints every setting without a server, as text and as JSON', async () => {
    const { code, out } = await run('config', '--data-dir', '/data/study', '--url', 'http://lab:4000/');
    expect(code).toBe(0);
    expect(out).toMatch(/SONOLEDGER_DATA_DIR +\/data\/study/);
    expect(out).toMatch(/SONOLEDGER_URL +http:\/\/lab:4000 /);
    const json = await run('config', '--json', '--data-dir', '/data/study');
    expect(JSON.parse(json.out)).toMatchObject({ dataDir: '/data/study', port: 4000, url: null });
  });
});
