import type { PictureRoute } from '../../http/pictures.ts';
import { renderCohortFlowSvg } from '../../rendering/renderCohortFlowSvg.ts';
import { cohortFlow } from './service/cohortFlow.ts';

/** The cohort flow as a diagram of one printed page. */
export const cohortFlowPicture: PictureRoute = {
  path: '/pictures/cohort-flow.svg',
  async draw(context, { query }) {
    const { dataSetId, freezeId } = query;
    const { nodes, scope, asOf } = await cohortFlow(context, { dataSetId, freezeId });
    const content = renderCohortFlowSvg({
      scope,
      asOf: asOf.at.toISOString(),
      ledgerSeq: asOf.seq === null ? null : String(asOf.seq),
      nodes: nodes.map(({ excluded, ...node }) => ({
        ...node,
        excluded: excluded.map(({ reason: { code, title }, count }) => ({ reasonCode: code, title, count })),
      })),
    });
    return { mediaType: 'image/svg+xml', content };
  },
};
