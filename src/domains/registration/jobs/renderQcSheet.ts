import { ensureBlob } from '../../../database/ensureBlob.ts';
import { inTransaction } from '../../../database/inTransaction.ts';
import { requireFound } from '../../../graphql/requireFound.ts';
import type { JobHandler } from '../../../jobs/types.ts';
import { recordChange } from '../../../ledger/recordChange.ts';
import { drawQcSheet } from '../drawQcSheet.ts';
import { findRegistrationInput, insertQcSheet } from '../queries.ts';
import { readField, readRegistrationFiles } from '../registrationFiles.ts';

/** Draws the sheet of a completed registration anew. Earlier sheets stay. */
export const renderQcSheetJob: JobHandler<'RENDER_QC_SHEET'> = {
  async run({ registrationId }, { context, signal }) {
    const found = await findRegistrationInput(context.app.prisma, registrationId);
    const record = requireFound(found, 'registration', registrationId);
    if (!record.evidence) return { state: 'SKIPPED', reason: `The registration is ${record.state}.` };
    const files = await readRegistrationFiles(context, record);
    const field = await readField(context, record.fieldBlobHash);
    const result = { movingToFixedLps: record.movingToFixedLps, field, evidence: record.evidence };
    const sheet = await drawQcSheet(context, record, files, result, signal);
    await inTransaction(context, async (tx) => {
      await ensureBlob(tx, { ...sheet, mediaType: 'image/png', fileName: `${record.id}-qc.png` });
      const { id } = await insertQcSheet(tx, record.id, sheet.hash);
      await recordChange(tx, context, {
        action: 'QC_SHEET_DRAWN',
        entity: 'QcSheet',
        entityId: id,
        after: { registrationId: record.id, hash: sheet.hash },
      });
    });
    return { state: 'DONE', result: { hash: sheet.hash } };
  },

  // The registration is finished whatever becomes of its picture.
  async fail() {},
};
