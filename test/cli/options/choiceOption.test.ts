import { describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { choiceOption } from '../../../src/cli/options/choiceOption.ts';

const parse = (option: ReturnType<typeof choiceOption>, ...args: string[]) =>
  new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => {} })
    .addOption(option)
    .parse(args, { from: 'user' })
    .opts();

describe('choiceOption', () => {
  const method = () => choiceOption('--method <m>', 'method', ['TRACKED_POSE', 'LC2_RIGID'], 'LC2_RIGID');
  const axes = () => choiceOption('--axes <a...>', 'axes', ['I', 'J', 'K'], ['I', 'J', 'K']);

  it('takes a value in whatever case, with dashes too', () => {
    expect(parse(method(), '--method', 'tracked-pose')).toEqual({ method: 'TRACKED_POSE' });
    expect(parse(method(), '--method=Lc2_Rigid')).toEqual({ method: 'LC2_RIGID' });
  });

  it('keeps the default until a value is given, which then replaces it', () => {
    expect(parse(axes())).toEqual({ axes: ['I', 'J', 'K'] });
    expect(parse(axes(), '--axes', 'k')).toEqual({ axes: ['K'] });
    expect(parse(axes(), '--axes', 'k', 'i', '--axes', 'j')).toEqual({ axes: ['K', 'I', 'J'] });
  });

  it('refuses anything else and names what is allowed', () => {
    expect(() => parse(method(), '--method', 'SIFT')).toThrow(/Allowed are TRACKED_POSE, LC2_RIGID/);
    expect(() => parse(method(), '--method', '')).toThrow(/Allowed are/);
  });
});
