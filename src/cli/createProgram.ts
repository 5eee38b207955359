import { Command } from 'commander';
import { packageVersion } from '../config/packageVersion.ts';
import { adjustCommand } from './commands/adjustCommand.ts';
import { adminCommand } from './commands/adminCommand.ts';
import { agreementCommand } from './commands/agreementCommand.ts';
import { annotatorRunCommand } from './commands/annotatorRunCommand.ts';
import { checkClaimsCommand } from './commands/checkClaimsCommand.ts';
import { compareCommand } from './commands/compareCommand.ts';
import { compareMethodsCommand } from './commands/compareMethodsCommand.ts';
import { configCommand } from './commands/configCommand.ts';
import { contactSheetCommand } from './commands/contactSheetCommand.ts';
import { demoCommand } from './commands/demoCommand.ts';
import { diffFreezesCommand } from './commands/diffFreezesCommand.ts';
import { displacementFieldCommand } from './commands/displacementFieldCommand.ts';
import { evaluateCommand } from './commands/evaluateCommand.ts';
import { excludeCommand } from './commands/excludeCommand.ts';
import { exclusionsCommand } from './commands/exclusionsCommand.ts';
import { experimentCommand } from './commands/experimentCommand.ts';
import { exportCommand } from './commands/exportCommand.ts';
import { flowCommand } from './commands/flowCommand.ts';
import { freezeCommand } from './commands/freezeCommand.ts';
import { gateCommand } from './commands/gateCommand.ts';
import { importCommand } from './commands/importCommand.ts';
import { inclusionRuleCommand } from './commands/inclusionRuleCommand.ts';
import { jobsCommand } from './commands/jobsCommand.ts';
import { ledgerCommand } from './commands/ledgerCommand.ts';
import { listCommand } from './commands/listCommand.ts';
import { memberCommand } from './commands/memberCommand.ts';
import { modelCommand } from './commands/modelCommand.ts';
import { phantomCommand } from './commands/phantomCommand.ts';
import { predictCommand } from './commands/predictCommand.ts';
import { qcSheetCommand } from './commands/qcSheetCommand.ts';
import { queryCommand } from './commands/queryCommand.ts';
import { reconcileCommand } from './commands/reconcileCommand.ts';
import { registerCohortCommand } from './commands/registerCohortCommand.ts';
import { registerCommand } from './commands/registerCommand.ts';
import { reinstateCommand } from './commands/reinstateCommand.ts';
import { reportCommand } from './commands/reportCommand.ts';
import { reviewCommand } from './commands/reviewCommand.ts';
import { ruleCommand } from './commands/ruleCommand.ts';
import { serveCommand } from './commands/serveCommand.ts';
import { sliceCommand } from './commands/sliceCommand.ts';
import { statusCommand } from './commands/statusCommand.ts';
import { stopCommand } from './commands/stopCommand.ts';
import { tableCommand } from './commands/tableCommand.ts';
import { thresholdsCommand } from './commands/thresholdsCommand.ts';
import { tokenCommand } from './commands/tokenCommand.ts';
import { trainingSetCommand } from './commands/trainingSetCommand.ts';
import { transferCommand } from './commands/transferCommand.ts';
import { userCommand } from './commands/userCommand.ts';
import { verifyFreezeCommand } from './commands/verifyFreezeCommand.ts';
import { whoamiCommand } from './commands/whoamiCommand.ts';
import { workerCommand } from './commands/workerCommand.ts';
import type { Terminal } from './types.ts';

// In the order of --help: the machine, the data, the pipeline, the comparison, the record.
const COMMANDS = [
  serveCommand,
  workerCommand,
  stopCommand,
  statusCommand,
  configCommand,
  demoCommand,
  phantomCommand,
  importCommand,
  listCommand,
  registerCommand,
  registerCohortCommand,
  adjustCommand,
  displacementFieldCommand,
  qcSheetCommand,
  contactSheetCommand,
  compareMethodsCommand,
  reviewCommand,
  agreementCommand,
  gateCommand,
  inclusionRuleCommand,
  transferCommand,
  sliceCommand,
  thresholdsCommand,
  ruleCommand,
  freezeCommand,
  verifyFreezeCommand,
  diffFreezesCommand,
  trainingSetCommand,
  modelCommand,
  annotatorRunCommand,
  predictCommand,
  evaluateCommand,
  experimentCommand,
  tableCommand,
  compareCommand,
  checkClaimsCommand,
  reconcileCommand,
  excludeCommand,
  reinstateCommand,
  exclusionsCommand,
  flowCommand,
  reportCommand,
  exportCommand,
  jobsCommand,
  ledgerCommand,
  whoamiCommand,
  adminCommand,
  userCommand,
  tokenCommand,
  memberCommand,
  queryCommand,
];

/** The whole command line. Parsing throws; nothing here ends the process. */
export function createProgram(terminal: Terminal): Command {
  const program = new Command('sonoledger')
    .description('Data management and experiment tracking for MRI to ultrasound label transfer.')
    .version(packageVersion, '-v, --version', 'print the version')
    .option(
      '--url <address>',
      'server to speak to (default: SONOLEDGER_URL, else the one of the data folder)',
    )
    .option('--token <token>', 'token to send (default: SONOLEDGER_TOKEN)')
    .option('--data-dir <folder>', 'data folder (default: SONOLEDGER_DATA_DIR, else .sonoledger)')
    .option('--json', 'print the payload as JSON instead of text')
    .helpOption('-h, --help', 'show this help')
    .helpCommand(false)
    .showHelpAfterError(false)
    .showSuggestionAfterError(true)
    .configureHelp({ showGlobalOptions: true, helpWidth: 110 })
    .configureOutput({
      writeOut: (text) => terminal.out(text.trimEnd()),
      // What is wrong is printed once, with its code, by runCommandLine.
      writeErr: () => {},
    })
    .exitOverride();
  for (const add of COMMANDS) add(program, terminal);
  return program;
}
