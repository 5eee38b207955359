#!/usr/bin/env node
import { createTerminal } from './cli/output/createTerminal.ts';
import { runCommandLine } from './cli/runCommandLine.ts';

process.exitCode = await runCommandLine(process.argv.slice(2), createTerminal());
